"""Ending people from the command line: as the bot does it, never on one person's word."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from bot.domain.people import Person
from bot.faults import StartFault
from bot.services import deaths
from bot.services.desk import Desk
from bot.services.grid.following import stop_all
from bot.services.privacy.forgetting import let_go
from bot.store import people
from bot.store.database import Work


class End(Protocol):
    """One person is ended in one write; gives what the operator reads."""

    async def __call__(self, work: Work, *, desk: Desk, person: Person) -> str: ...


async def _moved(work: Work, *, desk: Desk, person: Person) -> str:
    await people.end_person(work, person.id, desk.today(), "moved")
    await stop_all(work, desk, person.id, "moved")
    return f"{person.name} is not asked and not asked about any more."


async def _died(work: Work, *, desk: Desk, person: Person) -> str:
    """The operator is one voice; two who know the person have to say so."""
    asked = await deaths.hold_for(work, desk, person)
    if asked is None:
        return f"The death of {person.name} has been asked about already."
    if not asked:
        raise StartFault(f"Nobody at {person.name}'s place can be asked; name a liaison first.")
    names = [(await people.get_person(work, one)).name for one in asked]
    return (
        f"All of {person.name}'s is held, and {', '.join(names)} was asked in the bot; "
        "it ends when two people there have said that it is so."
    )


async def _asked(work: Work, *, desk: Desk, person: Person) -> str:
    """As /forget does it."""
    name = person.name
    refused = await let_go(work, desk, person)
    if refused is not None:
        raise StartFault(desk.content.messages.render(refused.reason, {"name": name}).text)
    return f"{name} is let go of: no table knows the name any more."


# By why somebody ends.
ENDS: Mapping[str, End] = MappingProxyType({"moved": _moved, "died": _died, "asked": _asked})
