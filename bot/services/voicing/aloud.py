"""A prompt read out to whoever asks for it: the recording, and its words below."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.voicing import PROMPT
from bot.services.desk import Desk
from bot.services.prompts import library
from bot.services.telling import Message, tell_chat
from bot.services.views.shown import Shown
from bot.services.voicing.clips import clip_for
from bot.store.database import Work
from bot.store.outbox import OutboxRow

KEY = "said.aloud"


async def read_out(
    work: Work, desk: Desk, code: str, unit_id: str, chat_id: str, about: str
) -> bool:
    """Into one private chat; False where nobody recorded it and no engine speaks."""
    if await clip_for(work, desk, f"{PROMPT}{code}", unit_id) is None:
        return False
    params = {"prompt": code, "unit": unit_id}
    message = Message(KEY, f"aloud:{about}", params, Lane.REPLY, Owed.LOOSE)
    return await tell_chat(work, desk, chat_id, message)


async def show_aloud(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The voice of it, as it is now."""
    code, unit_id = row.params["prompt"], row.params["unit"]
    prompt = await library.find(work, desk, code, unit_id)
    clip = await clip_for(work, desk, f"{PROMPT}{code}", unit_id)
    if prompt is None:
        return None
    return Shown("voicing.aloud", {"text": prompt.text}, clip=clip)
