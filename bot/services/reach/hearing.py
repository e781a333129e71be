"""Words that do what the buttons do, a complaint, and a list that is typed back."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Refused
from bot.domain.roles import wears
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.noting import react
from bot.services.reach import lists
from bot.services.reach.answering import AGAIN, answer, who_answers
from bot.services.reach.meant import send_meant
from bot.services.reach.showing import LEFT
from bot.services.reach.telling import HOWS, tell_lines
from bot.services.telling import Message, tell_chat
from bot.store import prompt_wishes, prompts, reach
from bot.store.database import Work
from bot.store.prompts import Send
from bot.understanding.reach_words import asks_who_is_left, read_said, read_told


async def about_prompt(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """What answers a prompt: a reply to it, or in private whatever comes right after it."""
    said = read_said(context.heard.text)
    if said is None or decision.card is not None:
        return False
    send = await send_meant(work, desk, context, only_as_reply=said.only_as_reply)
    person = who_answers(context.actor, send) if send is not None else None
    if send is None or person is None or person.guest:
        return False
    if said.what == "enough":
        await _enough(work, desk, context, send, person.id, person.unit_id)
        return True
    ref = str(context.heard.message_id)
    outcome = await answer(work, desk, context.actor, send, said.what, ref)
    if isinstance(outcome, Refused):
        return False
    if context.actor.chat.is_group or said.what == prompts.HEARD:
        await react(work, desk, context.heard, context.actor)
    if isinstance(outcome, Done) and outcome.said in AGAIN:
        await _tell(work, desk, context, {"key": outcome.said, **dict(outcome.facts)})
    return True


async def _enough(
    work: Work, desk: Desk, context: Context, send: Send, person_id: str, unit_id: str
) -> None:
    """Their own topic is off; that it annoys is counted by topic, and slows it where it is many."""
    now = desk.now()
    await prompt_wishes.complain(work, unit_id, send.topic, person_id, now)
    await prompt_wishes.wish(work, person_id, send.topic, False, now)
    if context.actor.chat.is_group:
        await react(work, desk, context.heard, context.actor)
        return
    name = desk.content.prompting.topics.get(send.topic, send.topic)
    await _tell(work, desk, context, {"key": "prompts.topic.off", "name": name})


async def told_in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """The numbers of the speaker's last list, or all of it."""
    person, heard = context.actor.person, context.heard
    told = read_told(heard.text) if heard.origin.private and person is not None else None
    if told is None or person is None or decision.card is not None:
        return False
    last = await reach.last_list(work, person.id, lists.oldest(desk))
    lines = await reach.lines(work, last.id) if last else ()
    meant = [n for n in lines if not told.numbers or n.number in told.numbers]
    if not any(line.told_at is None for line in meant):
        return False
    await tell_lines(work, desk, person.id, meant, HOWS[told.how])
    await _tell(work, desk, context, {"key": "reach.toast.told"})
    return True


async def who_is_left(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A liaison asks who has not understood: her own list, as it is now."""
    person, heard = context.actor.person, context.heard
    if person is None or not heard.origin.private or not asks_who_is_left(heard.text):
        return False
    if decision.card is not None or not wears(context.actor.held, "liaison"):
        return False
    about = f"{LEFT}:{heard.message_id}"
    message = Message(LEFT, about, {"holder": person.id}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message, person.id)
    return True


async def _tell(work: Work, desk: Desk, context: Context, params: dict[str, str]) -> None:
    """In private, also what was said in a group."""
    about = f"reach:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message("said.plain", about, params, Lane.REPLY, Owed.LOOSE)
    chat = context.actor.private if context.actor.chat.is_group else context.actor.chat
    if chat is not None:
        await tell_chat(work, desk, chat.id, message)
