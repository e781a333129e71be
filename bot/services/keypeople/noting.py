"""What the day's work tells of real contact: nobody is asked for a tick (CONDUCT 29)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.case import Case
from bot.domain.contacts import Found, How
from bot.domain.roles import wears
from bot.domain.states import State
from bot.services.contacts import note_contact
from bot.services.desk import Desk
from bot.services.roles import covering
from bot.store import holds, people
from bot.store.database import Work

# By kind and category: who did it stood before the person.
MET: Mapping[tuple[str, str | None], How] = MappingProxyType(
    {
        ("help", "ride"): How.RIDE,
        ("help", "meal"): How.MEAL,
        ("help", "medicine"): How.MEDICINE,
        ("help", "pickup"): How.MEDICINE,
        ("help", "escort"): How.SEEN,
        ("help", "company"): How.SEEN,
        ("help", "body_care"): How.SEEN,
        ("look_in", None): How.SEEN,
    }
)
# By outcome, whatever the matter was.
BY_OUTCOME: Mapping[str, How] = MappingProxyType(
    {"seen_by_doctor": How.CLINIC, "went_to_hospital": How.CLINIC}
)
HANDED = "handed"  # a box gave it out
CAPACITIES = ("doctor", "keeper", "cadre", "liaison", "driver", "volunteer")
DONE_WELL = frozenset({"solved", "partly", "seen", HANDED, *BY_OUTCOME})


async def capacity(work: Work, desk: Desk, who: str, person_id: str) -> str | None:
    """In which capacity somebody was with a person: the most telling of their roles, or a tie."""
    person = await people.find_person(work, person_id)
    held = await covering(work, desk, who, person.unit_id) if person else ()
    worn = next((role for role in CAPACITIES if wears(held, role)), None)
    if worn is not None:
        return worn
    ties = await people.ties_of(work, person_id)
    return next((tie.tie for tie in ties if tie.other_id == who), None)


async def note_met(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Part of every write that moves a case: who arrived, who did what only a meeting does."""
    person = after.subject_id or after.author_id
    if person is None:
        return after
    arrived = after.state is State.IN_PROGRESS and before.state is not State.IN_PROGRESS
    if arrived and (after.emergency or after.kind == "look_in"):
        await _note(work, desk, after, person, after.claimed_by, How.SEEN)
    done = after.state in (State.ANSWERED, State.CLOSED)
    if done and before.climbing and after.outcome in DONE_WELL:
        how = await _how(work, desk, after, person)
        if how is not None:
            await _note(work, desk, after, person, after.answered_by, how)
    return after


async def _how(work: Work, desk: Desk, case: Case, person: str) -> How | None:
    told = BY_OUTCOME.get(case.outcome or "")
    if told is not None:
        return told
    if case.kind == "box" and case.outcome == HANDED:
        return await _handed(work, case, person)
    how = MET.get((case.kind, case.category if case.kind == "help" else None))
    if how is None and case.kind == "symptom" and case.answered_by is not None:
        # A doctor who settled it has spoken with them, at least.
        by_doctor = await capacity(work, desk, case.answered_by, person) == "doctor"
        return How.PHONE if by_doctor else None
    return how


async def _handed(work: Work, case: Case, person: str) -> How | None:
    """Over the counter to themselves; what somebody else fetched is noted where they bring it."""
    given = [hold for hold in await holds.holds_of_case(work, case.id) if hold.handed_to]
    return How.MEDICINE if any(hold.handed_to == person for hold in given) else None


async def _note(work: Work, desk: Desk, case: Case, person: str, by: str | None, how: How) -> None:
    if by is None or by == person:
        return
    found = Found.FINE if case.kind == "look_in" and case.outcome == "seen" else None
    role = await capacity(work, desk, by, person)
    ref = f"{case.id}:{case.state.value}:{case.revision}"
    await note_contact(
        work, desk, person, how, source="case", ref=ref, by=by, role=role, found=found
    )


async def note_confirmed(work: Work, desk: Desk, case: Case, by: str, how: str) -> None:
    """Who said yes for somebody has spoken with them: by phone or at their door."""
    person = case.subject_id or case.author_id
    if person is None or how not in ("phone", "visit"):
        return
    role = await capacity(work, desk, by, person)
    met = How.SEEN if how == "visit" else How.PHONE
    ref = f"{case.id}:confirmed:{case.revision}"
    await note_contact(work, desk, person, met, source="case", ref=ref, by=by, role=role)
