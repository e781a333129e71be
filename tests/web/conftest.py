from __future__ import annotations

from tests.databases import database, database_url, databases, dialect, now
from tests.desk import clock, content, desk

__all__ = ["clock", "content", "database", "database_url", "databases", "desk", "dialect", "now"]
