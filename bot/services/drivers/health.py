"""A helper's own symptoms, a drink, a medicine that makes drowsy: off the list by itself."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.helping import RestWhy
from bot.domain.intake import Decision
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.drivers import resting
from bot.services.drivers.who_helps import helps
from bot.services.stock.asked import Asking
from bot.store import people
from bot.store.database import Work
from bot.understanding.driver_words import read_unfit
from bot.understanding.helper_words import took_medicine

OF_ILLNESS = frozenset({"symptom"})
UNFIT = {
    "ill": RestWhy.UNWELL,
    "drowsy": RestWhy.DROWSY,
    "alcohol": RestWhy.DRANK,
    "tired": RestWhy.REST,
}
# What stands on a medicine that no driver takes, and the group that makes drowsy.
NO_DRIVING, DROWSY_GROUP = "driving", "CPM"


async def own_symptoms(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """Part of every wish and complaint; it goes on its way all the same."""
    if asking.opens.kind not in OF_ILLNESS or asking.author_id is None:
        return None
    if asking.person is None or asking.person.id != asking.author_id or asking.proxy_id:
        return None
    if await helps(work, desk, asking.author_id):
        await resting.unfit(work, desk, asking.person, RestWhy.UNWELL)
    return None


async def unfit_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A driver who drank, took medicine or is ill; what it also asks for goes on its way."""
    person, heard = context.actor.person, context.heard
    if person is None or context.reading.meaning.proxy or _of_another(context):
        return False
    why = _unfit(desk, context)
    if why is None or _goes_on(why, decision) or not await helps(work, desk, person.id):
        return False
    whole = await people.get_person(work, person.id)
    if why is RestWhy.REST:
        await resting.rest(work, desk, whole, why, resting.until_of(desk, "day"))
        new = True
    else:
        new = await resting.unfit(work, desk, whole, why)
    return new and heard.origin.private and not decision.opens


def _goes_on(why: RestWhy, decision: Decision) -> bool:
    """A complaint that is asked about first, an illness that opens a case, a wish for medicine."""
    asked = decision.watch or decision.ask_once or decision.asks or decision.whisper
    if asked or decision.maybe or decision.death:
        return True
    ill = why is RestWhy.UNWELL and bool(decision.opens)
    return ill or any(opens.category == "medicine" for opens in decision.opens)


def _of_another(context: Context) -> bool:
    return context.reading.meaning.subject not in (None, "self", "adult")


def _unfit(desk: Desk, context: Context) -> RestWhy | None:
    text = context.heard.text
    said = read_unfit(text)
    if said is not None:
        return UNFIT[said]
    if took_medicine(text) and _drowsy(desk, text):
        return RestWhy.DROWSY
    return None


def _drowsy(desk: Desk, text: str) -> bool:
    found = desk.content.stocked.by_words(text)
    return any(NO_DRIVING in m.dosing.avoid or DROWSY_GROUP in m.ingredients for m in found)
