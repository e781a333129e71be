"""The two questions answered in words: for whom it is, and what of a list holds."""

from __future__ import annotations

from bot.domain.case import Case
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.stock.answers import LIST, WHOM, take_answer
from bot.services.stock.going_on import open_questions
from bot.services.stock.taker import SOME_OF_IT
from bot.services.stock.whom import hold_of
from bot.store import cases
from bot.store.database import Work
from bot.understanding.box_answers import both_words


async def in_words(work: Work, desk: Desk, context: Context) -> bool:
    """Whether the line answered a question that is open.

    Who it is for, and that something of a list holds, is meant of everything that was asked for;
    that nothing of a list holds is meant of the one that was shown last.
    """
    text, person = context.heard.text, context.actor.person
    whom, listed = both_words(text)
    if person is None or (whom is None and listed is None):
        return False
    taken = False
    for case in await cases.list_of_author(work, person.id, desk.now()):
        also = LIST[listed] if listed and (listed == "some" or not taken) else ""
        taken = await _answer(work, desk, case, whom, also) or taken
    return taken


async def _answer(work: Work, desk: Desk, case: Case, whom: str | None, listed: str) -> bool:
    """Whether a question of this matter was open, and is answered now."""
    hold = await hold_of(work, case) if case.kind == "box" and case.climbing else None
    thing = desk.content.stocked.find(hold.item) if hold else None
    if hold is None or thing is None or not hold.waiting:
        return False
    asked = await open_questions(work, desk, case, hold, thing)
    if whom and "whom" in asked:
        await take_answer(work, desk, case, hold, "whom", WHOM[whom].value, listed)
        return True
    if listed and "list" in asked and (asked[0] == "list" or listed == SOME_OF_IT):
        await take_answer(work, desk, case, hold, "list", listed)
        return True
    return False
