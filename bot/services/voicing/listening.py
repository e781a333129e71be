"""Who would rather listen hears a village voice with every text that one was recorded for."""

from __future__ import annotations

from bot.domain.voicing import ANSWER, PROMPT
from bot.services.desk import Desk
from bot.services.prompts.sending import PERSON_KEY
from bot.services.views.shown import Shown
from bot.services.voicing.clips import Clip, clip_for
from bot.store import accounts, prompts
from bot.store.database import Work
from bot.store.outbox import OutboxRow


async def clip_of(work: Work, desk: Desk, row: OutboxRow, shown: Shown) -> Clip | None:
    """What is heard with a message: what it brings itself, else the answer it is said with.

    Never in a group, and never where it brings a picture, a file or a voice of its own.
    """
    if shown.clip is not None or row.in_group or row.message_id is not None:
        return shown.clip
    if shown.voice or shown.photo or shown.picture or shown.file:
        return None
    what = await _what(work, desk, row, shown.key)
    unit_id = await _who_listens(work, row) if what else None
    return await clip_for(work, desk, what, unit_id) if what and unit_id else None


async def _what(work: Work, desk: Desk, row: OutboxRow, key: str) -> str | None:
    answer = desk.content.voicing.answer_of(key)
    if answer is not None:
        return f"{ANSWER}{answer}"
    if row.key != PERSON_KEY and key != PERSON_KEY:
        return None
    send = await prompts.find_send(work, row.params.get("send", ""))
    return f"{PROMPT}{send.prompt}" if send else None


async def _who_listens(work: Work, row: OutboxRow) -> str | None:
    """The unit of whose phone it is, where they would rather listen."""
    chat = await accounts.get_chat(work, row.chat_id)
    if chat.account_id is None:
        return None
    spoken = await accounts.people_of_account(work, chat.account_id)
    person = next((p for p, default in spoken if default), spoken[0][0] if spoken else None)
    return person.unit_id if person and person.listens else None
