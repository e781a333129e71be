"""What is named on the command line: a place of the register, a file to write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.faults import StartFault
from bot.store import places
from bot.store.database import Database, Work


async def find_place(database: Database, name: str | None) -> str | None:
    """The id of a place by its id, code or name; StartFault where nobody knows it."""
    if name is None:
        return None
    found = await database.read(lambda work: _find(work, name))
    if found is None:
        raise StartFault(f"There is no place called {name}; give its id or its name.")
    return found


async def _find(work: Work, name: str) -> str | None:
    unit = (
        await places.find_unit(work, name)
        or await places.find_unit_by_code(work, name)
        or await places.unit_by_name(work, name)
    )
    return unit.id if unit else None


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """A file that cannot be written is said in a plain sentence."""
    try:
        yield
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise StartFault(f"{file} cannot be written ({reason}).") from fault
