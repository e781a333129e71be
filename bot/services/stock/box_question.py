"""药箱里有啥, 药箱几点开门: asked in words, answered as /box would."""

from __future__ import annotations

from bot.services.deeds import Context
from bot.services.desk import Desk
from bot.services.stock.looking import say_boxes, say_thing
from bot.store.database import Work
from bot.understanding.box_words import is_box_question, read_box_words


async def asked(work: Work, desk: Desk, context: Context) -> bool:
    """Whether private words asked what a box has or when it is open; then they are answered."""
    heard = context.heard
    if not heard.origin.private or not is_box_question(heard.text):
        return False
    if read_box_words(heard.text, desk.today()).act != "look":
        return False
    if desk.content.stocked.by_words(heard.text):
        await say_thing(work, desk, context.actor, heard.text)
    else:
        await say_boxes(work, desk, context.actor)
    return True
