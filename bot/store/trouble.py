"""What keeps a database from being used, told plainly to whoever runs the machine."""

from __future__ import annotations

import sqlite3

ERRORS = (sqlite3.Error,)  # of a file; a server's library is only there where it is used
_SQLITE = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk cannot be written to or read",
    sqlite3.SQLITE_READONLY: "the database may not be written to",
    sqlite3.SQLITE_CORRUPT: "the database is damaged; stop linli and restore a backup",
    sqlite3.SQLITE_NOTADB: "the file is no database, or its beginning is damaged",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
}
_POSTGRESQL = {
    "53100": "the disk of the database is full",
    "25006": "the database may not be written to",
    "58030": "the disk of the database cannot be written to or read",
    "XX001": "the database is damaged; stop linli and restore a backup",
    "XX002": "an index of the database is damaged; REINDEX it",
}


def is_damage(fault: BaseException) -> bool:
    """Whether what lies on the disk is not what was written; only a backup mends that."""
    damaged = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF in damaged


def trouble_of(fault: BaseException) -> str | None:
    """In one sentence; None where it is no trouble of the disk or the file."""
    if isinstance(fault, sqlite3.Error):
        code: int = getattr(fault, "sqlite_errorcode", 0)
        # What lies above the lowest byte only says where it happened.
        return _SQLITE.get(code & 0xFF)
    return _POSTGRESQL.get(getattr(fault, "sqlstate", None) or "")
