"""Tests of the store, the same against SQLite and a real PostgreSQL."""
