"""How older databases become this version's. Alembic runs `env.py`, which is handed the connection.

A new step is a new file in `versions`, `mNNNN_what.py`, with the next number as its revision; `HEAD` in `bot/store/upgrade.py`
names the newest. A test compares the tables that the steps make with those of `bot/store/tables.py`.
"""
