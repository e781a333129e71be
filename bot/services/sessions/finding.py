"""Which dates are somebody's, who may set them, and who may sign whom up."""

from __future__ import annotations

from bot.domain.people import Person
from bot.domain.roles import Held, wears
from bot.domain.sessions import SeatState, Session, SessionKind
from bot.services.desk import Desk
from bot.services.roles import covering
from bot.store import people, places, sessions
from bot.store.database import Work

# Who may offer a date, and see its list.
SETTING = ("doctor", "cadre", "officer")
STANDING_BY = frozenset({"kin", "proxy", "guardian"})


def may_set(held: tuple[Held, ...]) -> bool:
    return wears(held, *SETTING)


async def unit_for(work: Work, held: tuple[Held, ...]) -> str | None:
    """For whom a date is: the village of who offers it, else the township above a department."""
    found = [h for h in held if wears((h,), *SETTING)]
    for one in found:
        unit = await places.find_unit(work, one.unit_id)
        if unit is not None:
            return (unit.parent_id if unit.level == "department" else unit.id) or unit.id
    return None


async def near(work: Work, desk: Desk, unit_id: str) -> tuple[Session, ...]:
    """What is open for whoever belongs to this unit, the next first."""
    units = [unit.id for unit in await places.ancestors(work, unit_id)]
    return await sessions.sessions_of_units(work, units, desk.now())


def kind_of(desk: Desk, session: Session) -> SessionKind:
    """Its kind; one that a village no longer has keeps its code for a name."""
    return desk.content.sessions.kinds.get(session.kind) or SessionKind(session.kind, session.kind)


async def runs(work: Work, desk: Desk, session: Session, person_id: str) -> bool:
    """Whether they see its list: who offered it, and who works where it is."""
    if session.by_id == person_id:
        return True
    return may_set(await covering(work, desk, person_id, session.unit_id))


async def reads_reasons(work: Work, desk: Desk, session: Session, person_id: str) -> bool:
    """Why somebody did not want it is the doctor's alone."""
    return wears(await covering(work, desk, person_id, session.unit_id), "doctor")


async def may_sign(work: Work, desk: Desk, who: Person, whom: Person) -> bool:
    """Oneself, the family, whom one stands by, the people of one's hamlet."""
    if who.id == whom.id:
        return True
    if who.household_id is not None and who.household_id == whom.household_id:
        return True
    ties = await people.ties_of(work, whom.id)
    if any(t.other_id == who.id and t.tie in STANDING_BY for t in ties):
        return True
    held = await covering(work, desk, who.id, whom.unit_id)
    return wears(held, "liaison", *SETTING)


async def position(work: Work, session_id: str, person_id: str) -> int:
    """Whose turn it is in the line, from 1; 0 for who does not wait."""
    waiting = [s for s in await sessions.seats(work, session_id) if s.state is SeatState.WAITING]
    return next((n for n, s in enumerate(waiting, 1) if s.person_id == person_id), 0)
