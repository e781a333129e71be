"""Telling who asked: in private, through who stands by them, or where they asked without a word
of what it is."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.services.desk import Desk
from bot.services.telling import Message, tell_chat, tell_or_relay
from bot.store import accounts
from bot.store.database import Work


async def tell_taker(
    work: Work,
    desk: Desk,
    case: Case,
    key: str,
    params: Mapping[str, str],
    occasion: str = "",
    *,
    silent: bool = False,
) -> None:
    """Once for this occasion; in a group only that somebody should look into a private chat."""
    if case.author_id is None:
        return
    message = Message(
        key,
        f"{key}:{case.id}:{occasion}",
        {"case": case.id, **params},
        Lane.REPLY,
        Owed.OWED,
        case.id,
        silent=silent,
    )
    if await reachable(work, case) or case.origin != "group" or case.chat_id is None:
        await tell_or_relay(work, desk, case.author_id, message)
        return
    open_up = Message(
        "box.in_group",
        f"box.in_group:{case.id}",
        {"case": case.id},
        Lane.REPLY,
        Owed.LOOSE,
        case.id,
        silent=True,
        reply_to=case.message_id,
    )
    await tell_chat(work, desk, case.chat_id, open_up)


async def reachable(work: Work, case: Case) -> bool:
    """Whether a question to its author would be read in private."""
    if case.author_id is None:
        return False
    return bool(await accounts.private_chats_of_person(work, case.author_id))
