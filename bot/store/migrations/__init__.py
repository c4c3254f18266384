"""How older databases become this version's. Alembic runs `env.py`, which it is handed the connection for."""
