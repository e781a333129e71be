"""Cards in a group, and its pinned board of what waits there (CONDUCT 13)."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Chat
from bot.services.desk import Desk
from bot.services.telling import Message, tell_chat
from bot.store import accounts, outbox
from bot.store.database import Work

BOARD = "living.group_board"
CARD = "living.card"


async def show_card(work: Work, desk: Desk, case: Case, *, silent: bool) -> bool:
    """One card where it was asked, else in the hamlet's groups; False where there is no group."""
    message = Message(
        key=CARD,
        about=f"card:{case.id}",
        params={"case": case.id},
        lane=Lane.CASE,
        owed=Owed.OWED,
        case_id=case.id,
        living=True,
        silent=silent,
    )
    groups = await _groups_for(work, case)
    for chat in groups:
        await tell_chat(work, desk, chat.id, message)
        await _hang_board(work, desk, chat.id)
    return bool(groups)


async def _groups_for(work: Work, case: Case) -> tuple[Chat, ...]:
    asked_in = await accounts.find_chat_by_id(work, case.chat_id) if case.chat_id else None
    if asked_in is not None and asked_in.is_group and asked_in.unit_id and not asked_in.gone:
        return (asked_in,)
    return await accounts.groups_of_unit(work, case.unit_id)


async def _hang_board(work: Work, desk: Desk, chat_id: str) -> None:
    """There is one a group; it shows itself while a card waits."""
    message = Message(
        BOARD, "board", {}, Lane.REMINDER, Owed.LOOSE, living=True, silent=True, pin=True
    )
    await tell_chat(work, desk, chat_id, message)


async def redraw_board(work: Work, chat_id: str) -> None:
    """A card began to wait, or waits no longer."""
    await outbox.want_row(work, f"board@{chat_id}")
