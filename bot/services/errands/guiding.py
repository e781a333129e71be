"""Care of a sick body and disinfection: who has learned it, and the doctor who shows how."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.errand_rules import TAUGHT
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.roles import wears
from bot.services.desk import Desk
from bot.services.errands.sorts import done_about, kind_of, note
from bot.services.roles import covering, holders_at
from bot.services.taps import Tap
from bot.services.telling import Message, tell_person
from bot.store import outbox, places, skills
from bot.store.database import Work

LEVELS = ("hamlet", "village", "township")


async def may_do(work: Work, desk: Desk, case: Case, person_id: str) -> Refused | None:
    """Only who has learned it, and somebody who knows it said so; a doctor needs no such word."""
    kind = kind_of(desk, case)
    if kind is None or kind.skill is None or case.emergency:
        return None
    if wears(await covering(work, desk, person_id, case.unit_id), *kind.by):
        return None
    if await skills.has_skill(work, person_id, kind.skill, verified=True):
        return None
    return Refused(f"errand.no_skill.{kind.code}")


async def skilled(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """Who of the village has learned it, the ones somebody vouches for."""
    kind = kind_of(desk, case)
    village = await places.unit_of_level(work, case.unit_id, "village")
    if kind is None or kind.skill is None or village is None:
        return ()
    units = await places.subtree_ids(work, village.id)
    return await skills.people_with(work, kind.skill, units, verified=True)


async def ask_doctor(work: Work, desk: Desk, case: Case) -> None:
    """The doctor hears who goes, with one tap; whoever is a doctor goes by themselves."""
    helper = case.claimed_by
    if helper is None or wears(await covering(work, desk, helper, case.unit_id), "doctor"):
        return
    for doctor in await doctors_of(work, desk, case):
        message = Message(
            "errand.guide",
            f"errand.guide:{case.id}:{helper}",
            {"case": case.id, "who": helper},
            Lane.CASE,
            Owed.OWED,
            case.id,
        )
        if await tell_person(work, desk, doctor, message):
            return


async def doctors_of(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """The doctors of the place, the nearest first."""
    found: list[str] = []
    for level in LEVELS:
        unit = await places.unit_of_level(work, case.unit_id, level)
        found.extend(await holders_at(work, desk, unit.id, "doctor") if unit else ())
    return tuple(dict.fromkeys(found))


async def on_teach(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """可以，我教他: of a doctor; the helper hears whom to ring."""
    if not wears(tap.viewer.held, "doctor"):
        return Refused("case.refused.only_a_doctor")
    helper = tap.case.claimed_by
    if helper is None or not tap.case.climbing:
        return Refused("case.refused.ended")
    if any(what == TAUGHT for _, what in await done_about(work, tap.case)):
        return Done("errand.taught_already")
    await note(work, desk, tap.case, tap.person.id, TAUGHT)
    await outbox.want(work, tap.case.id)
    about = f"errand.taught:{tap.case.id}:{helper}"
    params = {"case": tap.case.id, "who": tap.person.id}
    message = Message("errand.taught", about, params, Lane.REPLY, Owed.OWED, tap.case.id)
    await tell_person(work, desk, helper, message)
    return Done("errand.teach_thanks")
