"""/prompts: how it stands in a cadre's villages, to begin and stop, the calendar."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.prompts.changing import NOT_YOURS, say_event, set_up, villages_run
from bot.services.prompts.showing import CALENDAR
from bot.services.prompts.topics import event_of
from bot.services.telling import Message, tell_chat
from bot.store.database import Work
from bot.understanding.prompt_words import read_argument

STATE, OFFER = "prompts.state", "prompts.offer"


async def show(call: Call) -> None:
    """Alone, or with begin, stop, calendar, or the topic of something that happened."""
    work, desk, person = call.work, call.desk, call.actor.person
    villages = await villages_run(work, desk, person.id) if person is not None else ()
    if person is None or not villages:
        await call.tell(NOT_YOURS)
        return
    order = read_argument(call.heard.argument)
    topic = event_of(desk, call.heard.argument)
    for village in villages:
        if order in ("begin", "end"):
            await call.tell(await set_up(work, desk, person.id, village, order))
        elif order == "calendar":
            ref = str(call.heard.message_id)
            await say_calendar(work, desk, call.actor.chat.id, village, ref)
        elif topic is not None:
            await call.tell(await say_event(work, desk, person.id, village, topic))
        else:
            await call.say(STATE, {"village": village})


async def say_calendar(work: Work, desk: Desk, chat_id: str, village: str, ref: str) -> Outcome:
    """A living message: a change is seen in it."""
    message = Message(
        CALENDAR,
        f"prompts:{village}:{ref}",
        {"village": village},
        Lane.REPLY,
        Owed.LOOSE,
        living=True,
    )
    await tell_chat(work, desk, chat_id, message)
    return Done()
