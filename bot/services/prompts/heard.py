"""Words: a cadre's about the calendar, anybody's about what they want to hear of."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.prompts.changing import UNKNOWN, change, line_of, villages_run
from bot.services.prompts.commands import STATE, say_calendar
from bot.services.prompts.library import every
from bot.services.prompts.topics import topic_of
from bot.services.telling import Message, tell_chat
from bot.store import outbox, prompt_plans, prompt_wishes, prompts
from bot.store.database import Work
from bot.understanding.prompt_words import (
    ALL,
    Change,
    read_change,
    read_topic,
    read_wish_to_see,
)

PREVIEW = "prompts.preview"


async def about_calendar(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A line stopped, swapped, said now or looked at; only by who looks after a village's."""
    person, heard = context.actor.person, context.heard
    said = read_change(heard.text) if person is not None and heard.origin.private else None
    if person is None or said is None:
        return False
    villages = await villages_run(work, desk, person.id)
    # Beside a calendar nobody has begun, these words mean something else.
    begun = [v for v in villages if await prompts.begun_of(work, v) is not None]
    if not begun:
        return False
    if said.sort == "preview":
        return await _preview(work, desk, context, begun[0], said)
    if said.ahead is not None:
        said = said._replace(number=(desk.today() + timedelta(days=said.ahead)).day)
    line = await line_of(work, desk, begun[0], said.number)
    await _tell(work, desk, context, await change(
        work, desk, person.id, begun[0], said.sort, line
    ))  # fmt: skip
    shown = await prompt_plans.last_calendar(work, context.actor.chat.id)
    if shown is not None:
        await outbox.want_row(work, shown)
    return True


async def to_see(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """How prompts stand, or the calendar, asked in words by who looks after them."""
    person, heard = context.actor.person, context.heard
    wish = read_wish_to_see(heard.text) if person is not None and heard.origin.private else None
    villages = await villages_run(work, desk, person.id) if person is not None and wish else ()
    if not villages:
        return False
    chat, ref = context.actor.chat.id, str(heard.message_id)
    if wish == "calendar" and await prompts.begun_of(work, villages[0]) is not None:
        await say_calendar(work, desk, chat, villages[0], ref)
        return True
    about = f"prompts:state:{villages[0]}:{ref}"
    message = Message(STATE, about, {"village": villages[0]}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, chat, message)
    return True


async def _preview(work: Work, desk: Desk, context: Context, village: str, said: Change) -> bool:
    code = await _code(work, desk, village, said)
    if code is None:
        await _tell(work, desk, context, UNKNOWN)
        return True
    params = {"village": village, "prompt": code}
    about = f"prompts:preview:{context.heard.message_id}"
    message = Message(PREVIEW, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
    return True


async def _code(work: Work, desk: Desk, village: str, said: Change) -> str | None:
    """By its number in the calendar, its code, or the name of its topic or card."""
    if said.what is None:
        line = await line_of(work, desk, village, said.number)
        return line.prompt.code if line is not None and line.prompt is not None else None
    known = await every(work, desk, village)
    if said.what in known:
        return said.what
    topic = topic_of(desk, said.what)
    named = (p.code for p in known.values() if said.what in p.card_title or p.topic == topic)
    return next(named, None)


async def about_topics(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """What somebody wants to hear of, or not; kept for them alone."""
    person, heard = context.actor.person, context.heard
    said = read_topic(heard.text) if person is not None and heard.origin.private else None
    if person is None or said is None or decision.opens:
        return False
    topic = ALL if said.what == ALL else topic_of(desk, said.what)
    if topic is None:
        return False
    await prompt_wishes.wish(work, person.id, topic, said.wanted, desk.now())
    if not said.wanted and topic != ALL:
        await prompt_wishes.complain(work, person.unit_id, topic, person.id, desk.now())
    on = "on" if said.wanted else "off"
    if topic == ALL:
        runs = not said.wanted and await _runs_some(work, desk, person.id)
        outcome: Outcome = Done(f"prompts.topic.all_{on}" + (".mine_only" if runs else ""))
    else:
        name = desk.content.prompting.topics[topic]
        outcome = Done(f"prompts.topic.{on}", (("name", name),))
    await _tell(work, desk, context, outcome)
    return True


async def _runs_some(work: Work, desk: Desk, person_id: str) -> bool:
    """Whether they look after prompts that go on: these words may have meant the village."""
    for village in await villages_run(work, desk, person_id):
        if await prompts.begun_of(work, village) is not None:
            return True
    return False


async def _tell(work: Work, desk: Desk, context: Context, outcome: Outcome) -> None:
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    if key is None:
        return
    params = {"key": key, **dict(outcome.facts)}
    about = f"prompts:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message("said.plain", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
