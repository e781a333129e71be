"""Somebody stands at the box: its keeper writes who takes what and asks face to face."""

from __future__ import annotations

from bot.domain.boxes import Box
from bot.domain.intake import Opens
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.noting import said_of
from bot.services.stock.asked import Asking, ask_box
from bot.services.subjects import people_called
from bot.services.telling import Message, tell_chat
from bot.store import boxes
from bot.store.database import Work
from bot.understanding.box_words import read_box_words


async def by_words(work: Work, desk: Desk, context: Context) -> bool:
    """Given to somebody by whoever keeps a box: the same rules, asked there and then."""
    keeper, text = context.actor.person, context.heard.text
    words = read_box_words(text, desk.today())
    if keeper is None or words.act != "out" or not words.taker_name:
        return False
    own = await boxes.boxes_kept_by(work, keeper.id)
    if not own or not desk.content.stocked.by_words(text):
        return False
    name = words.taker_name
    found = await people_called(work, name, keeper.unit_id)
    if len(found) != 1:
        key = "box.walk_in.which" if found else "phone.unknown_name"
        await _say(work, desk, context, key, {"name": name})
        return True
    await _hand_out(work, desk, context, own[0], found[0])
    return True


async def _hand_out(work: Work, desk: Desk, context: Context, box: Box, person: Person) -> None:
    keeper = context.actor.person
    asking = Asking(
        opens=Opens("help", "medicine"),
        meaning=context.reading.meaning,
        unit_id=person.unit_id,
        origin="phone",
        said=said_of(desk, context.actor, context.heard),
        person=person,
        author_id=person.id,
        household_id=person.household_id,
        chat_id=context.actor.chat.id,
        message_id=context.heard.message_id,
        proxy_id=keeper.id if keeper else None,
        counter=box.id,
    )
    if await ask_box(work, desk, asking) is None:
        await _say(work, desk, context, "box.walk_in.none", {})


async def _say(work: Work, desk: Desk, context: Context, key: str, params: dict[str, str]) -> None:
    about = f"{key}:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
