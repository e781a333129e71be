"""How much was said to whom, how much waits, and what is old enough to forget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.outbox import KEEP, OutboxRow
from bot.store.work import Work


@dataclass(frozen=True, slots=True)
class ChatDue:
    """A chat where something is due, and the most pressing lane of it."""

    chat_id: str
    in_group: bool
    lane: int


async def said_in_chat(work: Work, row: OutboxRow, since: datetime) -> tuple[int, datetime | None]:
    """New messages in the chat since then, danger apart, and when the first of them was."""
    found = await work.one(
        "count_said_in_chat", chat_id=row.chat_id, id=row.id, since=to_text(since)
    )
    return (found["n"], maybe_from_text(found["first_at"])) if found else (0, None)


async def said_lately(work: Work, chat_id: str, key: str, since: datetime) -> bool:
    """Whether the chat was told this since then."""
    found = await work.one("count_key_in_chat", chat_id=chat_id, key=key, since=to_text(since))
    return bool(found and found["n"])


async def sent_of_case(work: Work, case_id: str, person_id: str, key: str, since: datetime) -> int:
    """How often the person was sent this about the case since then."""
    found = await work.one(
        "count_sent_of_case",
        case_id=case_id,
        person_id=person_id,
        key=key,
        since=to_text(since),
    )
    return int(found["n"]) if found else 0


async def unasked_of_person(work: Work, row: OutboxRow, since: datetime) -> int:
    """Messages the person did not ask for, since then."""
    found = await work.one(
        "count_unasked_of_person", person_id=row.person_id, id=row.id, since=to_text(since)
    )
    return int(found["n"]) if found else 0


async def chats_due(work: Work, bot: str, now: datetime) -> tuple[ChatDue, ...]:
    """Where something is due already."""
    rows = await work.all("list_chats_due", bot=bot, now=to_text(now))
    return tuple(
        ChatDue(row["chat_id"], row["chat_kind"] != "private", row["lane"]) for row in rows
    )


async def next_due(work: Work, bot: str, now: datetime) -> datetime | None:
    """When the first of what is not yet due will be."""
    row = await work.one("find_next_due", bot=bot, now=to_text(now))
    return maybe_from_text(row["due_at"]) if row else None


async def count_outbox(work: Work, bot: str) -> dict[str, tuple[int, datetime]]:
    """For the health page: by state, how many and the oldest."""
    rows = await work.all("count_outbox", bot=bot)
    return {row["state"]: (row["n"], from_text(row["oldest"])) for row in rows}


async def sweep_outbox(work: Work, now: datetime, limit: int = 200) -> int:
    """Forget what is old enough, a piece at a time; 0 when there is nothing left to forget."""
    return len(await work.all("sweep_outbox", before=to_text(now - KEEP), limit=limit))
