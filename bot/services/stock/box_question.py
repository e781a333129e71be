"""What the box has, when it opens, what it costs, who has what was lent: asked in words."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.wares import comes_back
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.noting import react
from bot.services.stock.looking import say_boxes, say_free, say_hours, say_thing
from bot.store.database import Work
from bot.understanding.box_questions import box_question
from bot.understanding.box_words import is_box_question, read_box_words


async def asked(work: Work, desk: Desk, context: Context) -> bool:
    """Whether private words asked something of the boxes; then they are answered."""
    heard = context.heard
    if not heard.origin.private:
        return False
    if not is_box_question(heard.text):
        return False
    if read_box_words(heard.text, desk.today()).act != "look":
        return False
    if desk.content.stocked.by_words(heard.text):
        await say_thing(work, desk, context.actor, heard.text)
    else:
        await say_boxes(work, desk, context.actor)
    return True


async def in_group(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Asked before everybody: a quiet mark there, the answer where nobody reads along.

    Who cannot be written to gets nothing, and what asks for help goes its own way.
    """
    wished = any(o.kind != "help" or o.category != "other" for o in decision.opens)
    if context.actor.private is None or wished or decision.asks or decision.card:
        return False
    if not await by_the_way(work, desk, context):
        return False
    await react(work, desk, context.heard, context.actor)
    return True


async def by_the_way(work: Work, desk: Desk, context: Context) -> bool:
    """What it costs, when it is open, where a thing is; who has what is lent stays unsaid."""
    text, question = context.heard.text, box_question(context.heard.text)
    named = desk.content.stocked.by_words(text)
    if question == "whereabouts":
        if not any(comes_back(thing) for thing in named):
            return False
        await say_thing(work, desk, context.actor, text)
    elif question == "cost":
        await say_free(work, desk, context.actor)
    elif question == "hours" and not named:
        await say_hours(work, desk, context.actor)
    else:
        return False
    return True
