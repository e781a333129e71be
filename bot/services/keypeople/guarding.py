"""Guardians: whose turn it is now, and the last word when a matter has ended."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.guardians import guardians_now, whose_turn
from bot.domain.lanes import Lane, Owed
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.services.views.case_view import title_of
from bot.services.views.names import name_of, named_with_role, text_of
from bot.store import accounts, cases, people, places, rests, timeline
from bot.store.database import Work

# Of what only a few may know the guardian hears nothing: who was told knows it already.
UNTOLD = frozenset({"counsel", "prescription"})
KINDS = frozenset({"symptom", "help", "look_in"})


async def guardians_of(work: Work, desk: Desk, person_id: str) -> tuple[str, ...]:
    """Who stands by somebody today, in their order, without those who are ill, off or gone."""
    ties = await people.ties_of(work, person_id, "guardian")
    away = [tie.other_id for tie in ties if await is_away(work, desk, tie.other_id)]
    return guardians_now(ties, away)


async def is_away(work: Work, desk: Desk, person_id: str) -> bool:
    """Ill, off, or not there any more."""
    person = await people.find_person(work, person_id)
    if person is None or person.ended_why is not None:
        return True
    return await rests.resting(work, person_id, desk.now()) is not None


async def own_guardian(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """The word of a rung: the first guardian who is there; later the next after a silent one."""
    if case.person_id is None:
        return ()
    order = await guardians_of(work, desk, case.person_id)
    told = await timeline.list_told_people(work, case.id)
    meant = whose_turn(order, told)
    return (meant,) if meant is not None else ()


async def looks_after(work: Work, desk: Desk, person_id: str) -> str | None:
    """Who is asked about somebody: the first guardian who can be written to, else the liaison."""
    person = await people.find_person(work, person_id)
    if person is None:
        return None
    hamlet = await places.unit_of_level(work, person.unit_id, "hamlet")
    liaisons = await holders_at(work, desk, hamlet.id, "liaison") if hamlet else ()
    for one in (*await guardians_of(work, desk, person_id), *liaisons):
        if one != person_id and await accounts.private_chats_of_person(work, one):
            return one
    return None


async def last_word(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """A key person's matter has ended: what came of it goes back to the first guardian."""
    ended = after.state is State.CLOSED and before.state is not State.CLOSED
    if not ended or after.emergency or after.kind not in KINDS or after.category in UNTOLD:
        return after
    person = after.person_id
    order = await guardians_of(work, desk, person) if person else ()
    if not order or order[0] in (after.author_id, after.answered_by, after.claimed_by):
        return after
    message = Message(
        "guardian.outcome", f"outcome:{after.id}:{after.revision}", {"case": after.id},
        Lane.REMINDER, Owed.LOOSE, after.id, silent=True, unasked=True,
    )  # fmt: skip
    await tell_person(work, desk, order[0], message)
    return after


async def say_outcome(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, str]:
    """To a guardian: the matter has an outcome, who did it and what it came to."""
    case = await cases.find_case(work, params["case"])
    if case is None:
        return {"person": "", "title": "", "outcome": "", "by": ""}
    outcome = case.outcome
    return {
        "person": await name_of(work, case.person_id),
        "title": title_of(desk, case),
        "outcome": text_of(desk, f"outcome.{outcome}") if outcome else "",
        "by": await named_with_role(work, desk, case.answered_by),
    }
