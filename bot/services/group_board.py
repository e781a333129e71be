"""The pinned board of a group: what waits because the group has heard enough (CONDUCT 13)."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.services.desk import Desk
from bot.services.telling import Message, tell_chat
from bot.store import outbox
from bot.store.database import Work

BOARD = "living.group_board"
CARD = "living.card"


async def hang_board(work: Work, desk: Desk, chat_id: str) -> None:
    """There is one a group; it shows itself while a card waits."""
    message = Message(
        BOARD, "board", {}, Lane.REMINDER, Owed.LOOSE, living=True, silent=True, pin=True
    )
    await tell_chat(work, desk, chat_id, message)


async def redraw_board(work: Work, chat_id: str) -> None:
    """A card began to wait, or waits no longer."""
    await outbox.want_row(work, f"board@{chat_id}")
