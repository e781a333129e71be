"""What can go wrong with the store; the first line of each docstring is what people read."""

from __future__ import annotations

import inspect


class StoreFault(Exception):
    """The database cannot be used as it is."""

    def __init__(self, detail: str = "") -> None:
        said = inspect.getdoc(type(self)) or ""
        sentence = said.partition("\n")[0].rstrip(".")
        super().__init__(f"{sentence}: {detail}" if detail else f"{sentence}.")


class AlreadyHandled(Exception):
    """This update has already changed what it had to change."""


class DatabaseUnusable(StoreFault):
    """The database cannot be opened."""


class DatabaseBusy(StoreFault):
    """The database is kept busy by others."""


class DatabaseDamaged(StoreFault):
    """The database is damaged; stop linli and restore a backup (docs/runbook.md)."""


class DatabaseClosed(StoreFault):
    """The database has been closed."""


class DatabaseTooNew(StoreFault):
    """The database was written by a newer version of linli; please update linli."""


class MigrationFault(StoreFault):
    """A change of the database's tables cannot be made."""


class QueryFault(StoreFault):
    """A named query is wrong or wrongly used."""


class BackupFault(StoreFault):
    """The backup cannot be made or used."""


class NoRoom(BackupFault):
    """There is too little room on the disk for a backup."""


class Damaged(BackupFault):
    """A database is damaged."""


class MoveFault(StoreFault):
    """The village cannot be moved."""


class ExportFault(StoreFault):
    """Not everything can be written out."""


class NestedWork(StoreFault):
    """A write or read was asked for inside another one, which would wait for itself."""
