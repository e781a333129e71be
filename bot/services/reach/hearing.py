"""Words that do what the buttons do, a complaint, and a list that is typed back."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Refused
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.noting import react
from bot.services.prompts.sending import GROUP_KEY, PERSON_KEY
from bot.services.reach import lists
from bot.services.reach.answering import PLAINER, READ, answer, who_answers
from bot.services.reach.telling import HOWS, tell_lines
from bot.services.telling import Message, tell_chat
from bot.store import outbox, prompt_wishes, prompts, reach
from bot.store.database import Work
from bot.store.prompts import Send
from bot.understanding.reach_words import Said, read_said, read_told

OURS = frozenset({GROUP_KEY, PERSON_KEY, PLAINER, READ})


async def about_prompt(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """What answers a prompt: a reply to it, or in private whatever comes right after it."""
    said = read_said(context.heard.text)
    if said is None or decision.card is not None:
        return False
    send = await _meant(work, desk, context, said)
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
    quiet = context.actor.chat.is_group or said.what == prompts.HEARD
    if quiet or (said.what == prompts.UNCLEAR and await _said_before(work, send, person.id)):
        await react(work, desk, context.heard, context.actor)
    return True


async def _meant(work: Work, desk: Desk, context: Context, said: Said) -> Send | None:
    """Group chatter is never an answer; a reply to something else is one to that."""
    heard, chat = context.heard, context.actor.chat
    if heard.reply_to is not None:
        row = await outbox.find_by_message(work, chat.id, heard.reply_to)
        ours = heard.reply_to_bot and row is not None and row.key in OURS
        return await prompts.find_send(work, row.params["send"]) if ours and row else None
    if not heard.origin.private or said.only_as_reply:
        return None
    last = await reach.last_said(work, chat.id)
    if last is None or last.key not in OURS or last.send is None:
        return None
    if desk.now() - last.at > desk.content.reach.words_within:
        return None
    return await prompts.find_send(work, last.send)


async def _said_before(work: Work, send: Send, person_id: str) -> bool:
    """The plainer words come once; the second time somebody comes."""
    row = await outbox.find_by_about(work, f"{PLAINER}:{send.id}:{person_id}")
    return row is not None and row.sent_at is not None


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


async def _tell(work: Work, desk: Desk, context: Context, params: dict[str, str]) -> None:
    about = f"reach:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message("said.plain", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
