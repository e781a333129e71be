"""Who lends a hand, and what is theirs to hand back."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.kinds import Kind
from bot.domain.roles import wears
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.roles import roles_held
from bot.store import cases, teams
from bot.store.database import Work

# What neighbours can take; what somebody has by office is not among it.
LENT = frozenset({"neighbour", "volunteer", "driver"})


async def drives(work: Work, desk: Desk, person_id: str) -> bool:
    """Whether somebody drives for the village."""
    if wears(await roles_held(work, desk, person_id), "driver"):
        return True
    found = await teams.teams_of(work, person_id, desk.today())
    return any(team.kind == "fleet" for team in found)


async def helps(work: Work, desk: Desk, person_id: str) -> bool:
    """Drivers, volunteers, members of a team, and whoever has something in hand for others."""
    if wears(await roles_held(work, desk, person_id), "driver", "volunteer"):
        return True
    if await teams.teams_of(work, person_id, desk.today()):
        return True
    return bool(await in_hand(work, desk, person_id))


def is_lent(kind: Kind | None) -> bool:
    """Whether it is done by whoever lends a hand, not by office."""
    return kind is not None and bool(LENT & set(kind.claim))


async def in_hand(work: Work, desk: Desk, person_id: str) -> tuple[Case, ...]:
    """What somebody took for others and has not begun or finished; alarms are no errands."""
    held = await cases.list_held(work, person_id)
    lent = (State.CLAIMED, State.IN_PROGRESS)
    return tuple(
        c for c in held
        if c.state in lent and not c.emergency and is_lent(desk.content.kinds.get(c.kind))
    )  # fmt: skip
