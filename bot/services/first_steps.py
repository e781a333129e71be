"""The danger card with 120 first, and after it the first steps for what was seen."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.first_aid import card_for
from bot.domain.lanes import Lane, Owed
from bot.domain.triage import Findings
from bot.services.condition import Condition
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.telling import Message, tell_chat
from bot.store import accounts
from bot.store.database import Work

DANGER = "danger.120"


async def warn_all(
    work: Work, desk: Desk, case: Case, chat_id: str | None, condition: Condition
) -> None:
    """Card and steps to whoever reported it, and to the ill person's own chats."""
    asked = await accounts.find_chat_by_id(work, chat_id) if chat_id else None
    chats = [asked.id] if asked is not None and not asked.is_group else []
    if case.author_id is not None:
        own = await accounts.private_chats_of_person(work, case.author_id)
        chats += [chat.id for chat in own]
    found, why = condition.found, condition.verdict.reasons
    for chat in dict.fromkeys(chats):
        await tell_danger(work, desk, case, chat)
        await tell_steps(work, desk, case, chat, found, why, own=condition.own)


async def tell_danger(work: Work, desk: Desk, case: Case, chat_id: str) -> None:
    """The fixed card in a private chat, with the address to read aloud."""
    message = Message(
        f"living.{DANGER}",
        f"danger:{case.id}:private",
        {"case": case.id},
        Lane.EMERGENCY,
        Owed.EMERGENCY,
        case.id,
        living=True,
    )
    await tell_chat(work, desk, chat_id, message)


async def tell_steps(
    work: Work,
    desk: Desk,
    case: Case,
    chat_id: str,
    found: Findings,
    reasons: tuple[str, ...],
    *,
    own: bool = False,
    early: bool = False,
    reply_to: int | None = None,
) -> None:
    """After the card, without a sound of its own; in a group only what may be said there."""
    content = await content_for(work, desk, case.unit_id)
    card = card_for(content.first_aid, found, reasons)
    chat = await accounts.find_chat_by_id(work, chat_id)
    if card is None or chat is None or (chat.is_group and not card.group):
        return
    if early and not card.early:
        return
    key = f"first_aid.{card.code}.own" if card.own and own else f"first_aid.{card.code}"
    about = f"steps:{case.id}:{card.code}"
    message = Message(
        key,
        about,
        {"case": case.id},
        Lane.REPLY,
        Owed.OWED,
        case.id,
        silent=True,
        reply_to=reply_to,
    )
    await tell_chat(work, desk, chat_id, message)
