"""Sick animals: people first, advice at once, the livestock station alone, a hamlet's together."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.acuity import Acuity
from bot.domain.intake import Decision, Opens
from bot.domain.lanes import Lane, Owed
from bot.services.desk import Desk
from bot.services.farm.own_list import answer
from bot.services.farm.spoken import Spoken
from bot.services.noting import said_of
from bot.services.opening import open_case
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.services.wanted import Wanted
from bot.store import freights, places
from bot.store.database import Work
from bot.understanding.farm_words import SaidSick, read_sick, says_bitten, says_mad_dog

ILL = frozenset({"symptom", "danger"})
SEVERAL = 2
DEAD = "dead"  # kept with the case: how many died, where it was said


async def sick_animals(work: Work, desk: Desk, said: Spoken, decision: Decision) -> bool:
    """Ill or dead animals: never the group, the farm's name goes to the station alone.

    Whoever is ill beside it is heard as anybody who is ill.
    """
    bitten, mad = says_bitten(said.text), says_mad_dog(said.text)
    found = read_sick(said.text)
    if bitten:
        # People first: the bite goes the way of any illness; the station hears of a mad dog.
        if not _somebody_ill(decision):
            await _open_ill(work, desk, said)
            await answer(work, desk, said.context, "farm.bite")
        if mad:
            await _report(work, desk, said, None)
        return not _somebody_ill(decision)
    if found is None and not mad:
        return False
    await _report(work, desk, said, found)
    key = "farm.mad_dog" if found is None else "farm.sick"
    values = {"ill": "yes" if found is not None and found.people_ill else ""}
    await answer(work, desk, said.context, key, values)
    if found is not None and found.people_ill and not _somebody_ill(decision):
        await _open_ill(work, desk, said)
    return not _somebody_ill(decision)


def _somebody_ill(decision: Decision) -> bool:
    return any(one.kind in ILL for one in decision.opens)


async def _report(work: Work, desk: Desk, said: Spoken, found: SaidSick | None) -> None:
    wanted = _wanted(desk, said, Opens("problem", "animal"))
    if found is not None and found.number:
        wanted = replace(wanted, known={DEAD: str(found.number)})
    case = await open_case(work, desk, wanted)
    since = desk.now() - desk.content.farm.together
    reports = await freights.sick_livestock(work, case.unit_id, since)
    if len(reports) < SEVERAL:
        return
    message = Message(
        "farm.sick.together", f"livestock:{case.id}",
        {"unit": case.unit_id, "cases": ",".join(reports), "case": case.id},
        Lane.CASE, Owed.OWED, case.id,
    )  # fmt: skip
    for officer in await _station(work, desk, case.unit_id):
        await tell_person(work, desk, officer, message)


async def _station(work: Work, desk: Desk, unit_id: str) -> tuple[str, ...]:
    """The livestock station: the township's department of farming."""
    township = await places.unit_of_level(work, unit_id, "township")
    unit = await places.departments_of(work, township.id, "agriculture") if township else None
    return await holders_at(work, desk, unit.id, "officer") if unit else ()


async def _open_ill(work: Work, desk: Desk, said: Spoken) -> None:
    """Somebody beside the animals is ill: the doctor hears it as of anybody."""
    await open_case(work, desk, _wanted(desk, said, Opens("symptom", None, Acuity.URGENT)))


def _wanted(desk: Desk, said: Spoken, opens: Opens) -> Wanted:
    context = said.context
    symptom = opens.kind == "symptom"
    return Wanted(
        kind=opens.kind,
        category=opens.category,
        unit_id=said.person.unit_id,
        origin="private" if context.heard.origin.private else "group",
        acuity=opens.acuity,
        household_id=said.person.household_id,
        author_id=said.person.id,
        chat_id=context.actor.chat.id,
        message_id=context.heard.message_id,
        said=(said_of(desk, context.actor, context.heard),),
        quiet_author=not symptom,
        ask=symptom,
    )
