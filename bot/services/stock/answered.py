"""The two questions answered in words: 给孩子, 都没有."""

from __future__ import annotations

from bot.services.deeds import Context
from bot.services.desk import Desk
from bot.services.stock.answers import LIST, WHOM, take_answer
from bot.services.stock.going_on import open_questions
from bot.services.stock.whom import hold_of
from bot.store import cases
from bot.store.database import Work
from bot.understanding.box_answers import list_word, whom_word


async def in_words(work: Work, desk: Desk, context: Context) -> bool:
    """Whether the line was the answer to the question that is open."""
    text, person = context.heard.text, context.actor.person
    whom, listed = whom_word(text), list_word(text)
    if person is None or (whom is None and listed is None):
        return False
    for case in await cases.list_of_author(work, person.id, desk.now()):
        hold = await hold_of(work, case) if case.kind == "box" and case.climbing else None
        thing = desk.content.stocked.find(hold.item) if hold else None
        if hold is None or thing is None or not hold.waiting:
            continue
        asked = await open_questions(work, desk, case, hold, thing)
        if asked[:1] == ("whom",) and whom:
            await take_answer(work, desk, case, hold, "whom", WHOM[whom].value)
            return True
        if asked[:1] == ("list",) and listed:
            await take_answer(work, desk, case, hold, "list", LIST[listed])
            return True
    return False
