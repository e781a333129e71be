"""Which prompt words are about: the one they reply to, or what was just said in private."""

from __future__ import annotations

from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.prompts.sending import GROUP_KEY, PERSON_KEY, PLAINER, READ
from bot.store import outbox, prompts, reach
from bot.store.database import Work
from bot.store.prompts import Send

OURS = frozenset({GROUP_KEY, PERSON_KEY, PLAINER, READ})


async def send_meant(
    work: Work, desk: Desk, context: Context, *, only_as_reply: bool = False
) -> Send | None:
    """Group chatter is never about one; a reply to something else is about that."""
    heard, chat = context.heard, context.actor.chat
    if heard.reply_to is not None:
        row = await outbox.find_by_message(work, chat.id, heard.reply_to)
        ours = heard.reply_to_bot and row is not None and row.key in OURS
        return await prompts.find_send(work, row.params["send"]) if ours and row else None
    if not heard.origin.private or only_as_reply:
        return None
    last = await reach.last_said(work, chat.id)
    if last is None or last.key not in OURS or last.send is None:
        return None
    if desk.now() - last.at > desk.content.reach.words_within:
        return None
    return await prompts.find_send(work, last.send)
