"""A question nobody answered before goes to a person, in private: the doctor, or the liaison."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case
from bot.domain.intake import Decision, Opens
from bot.domain.states import WORKING
from bot.services.belonging import matter_of
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.keypeople.offering import KIND as ASK_DOCTOR
from bot.services.keypeople.offering import offer_kept, wanted_of
from bot.services.opening import open_case
from bot.services.rumours.asked_here import OTHER
from bot.services.stock.asked import Asking
from bot.store import cases
from bot.store.database import Work
from bot.understanding.rumour_words import asks, is_whole_question, lost_papers

QUESTION = "question"


async def to_whom(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """Never a card in the group; what a doctor let others read comes first."""
    words = asking.said.words or ""
    if (asking.opens.kind, asking.opens.category) != OTHER or asking.author_id is None:
        return None
    papers = lost_papers(words, desk.content.faq.papers)
    if "question" not in asking.meaning.intents and not asks(words) and not papers:
        return None
    if not is_of_health(desk, asking):
        return await open_case(work, desk, replace(wanted_of(asking), kind=QUESTION))
    doctors = replace(asking, opens=Opens(ASK_DOCTOR))
    return await offer_kept(work, desk, doctors) or await open_case(work, desk, wanted_of(doctors))


def is_of_health(desk: Desk, asking: Asking) -> bool:
    """By its words, or by a medicine that is named."""
    named = any(item.medicine for item in asking.meaning.items)
    return named or desk.content.faq.is_of_health(asking.said.words or "")


async def as_question(work: Work, desk: Desk, context: Context, decision: Decision) -> Decision:
    """What could not be read but surely asks something goes to a person at once.

    Not what may belong to an own matter, or to what somebody holds: that finds its way.
    """
    heard, person = context.heard, context.actor.person
    if not decision.unclear or not heard.origin.private:
        return decision
    if not is_whole_question(heard.text) and not lost_papers(heard.text, desk.content.faq.papers):
        return decision
    if person is None or await matter_of(work, desk, person, heard) is not None:
        return decision
    held = await cases.list_held(work, person.id)
    if any(case.state in WORKING for case in held):
        return decision
    return Decision(opens=(Opens(*OTHER),))
