"""What came in and is not yet handled; what was handled stays as a number for two days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.times import from_text, to_text
from bot.store.personal import Column
from bot.store.work import Work

ATTEMPTS = 3
KEEP_HANDLED = timedelta(hours=48)
KEEP_POISON = timedelta(days=7)

PERSONAL = (
    # Gone as soon as it is handled; one that cannot be handled, after seven days.
    Column("inbox", "payload", "keep"),
    Column("inbox", "chat_key", "keep"),
)


@dataclass(frozen=True, slots=True)
class Raw:
    """An update as it came, and whose turn it has to wait for."""

    update_id: int
    chat_key: str
    payload: str
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much is not yet handled."""

    new: int = 0
    poison: int = 0
    oldest: datetime | None = None


async def keep_updates(work: Work, bot: str, updates: Sequence[Raw], now: datetime) -> None:
    """What is to be handled of a batch, in one commit."""
    at = to_text(now)
    rows: list[Mapping[str, object]] = [
        {
            "bot": bot,
            "update_id": update.update_id,
            "chat_key": update.chat_key,
            "payload": update.payload,
            "received_at": at,
        }
        for update in updates
    ]
    await work.each("keep_update", rows)
    if rows and work.dialect == "postgresql":
        # One that was handled between our look and our line has come back with it.
        numbers = [update.update_id for update in updates]
        await work.each("drop_kept_again", [{"bot": bot, "update_id": n} for n in numbers])
    if updates:
        work.wake("inbox")


async def list_waiting(work: Work, bot: str, after: int, limit: int) -> tuple[Raw, ...]:
    """The next updates to handle, in the order Telegram numbered them."""
    rows = await work.all("list_waiting_updates", bot=bot, after=after, limit=limit)
    return tuple(
        Raw(row["update_id"], row["chat_key"], row["payload"], row["attempts"]) for row in rows
    )


async def take(
    work: Work, bot: str, process: str, limit: int
) -> tuple[tuple[Raw, ...], tuple[int, ...]]:
    """The next updates no other process has, in order; of a chat one process has them all.

    And those that were left because somebody was just taking what came before them.
    """
    rows = await work.all("take_updates", bot=bot, process=process, limit=limit)
    mine = [row for row in rows if row["payload"] is not None]
    taken = [Raw(r["update_id"], r["chat_key"], r["payload"], r["attempts"]) for r in mine]
    left = tuple(row["update_id"] for row in rows if row["payload"] is None)
    return tuple(sorted(taken, key=lambda raw: raw.update_id)), left


async def takers(work: Work, bot: str) -> tuple[str, ...]:
    """The processes that have taken updates and not yet handled them."""
    return tuple(row["taken_by"] for row in await work.all("list_takers", bot=bot))


async def free(work: Work, bot: str, process: str) -> None:
    """What a process that is gone had taken is anybody's again."""
    await work.run("free_updates", bot=bot, process=process)
    work.wake("inbox")


async def mark_handled(work: Work, bot: str, update_ids: Sequence[int], now: datetime) -> None:
    """These need nothing more; where a service has said so before, nothing changes."""
    at = to_text(now)
    handled = [{"bot": bot, "update_id": number, "at": at} for number in update_ids]
    await work.each("keep_handled_update", handled)
    await work.each("drop_update", [{"bot": bot, "update_id": number} for number in update_ids])


async def mark_failed(work: Work, bot: str, update_id: int, fault: str) -> str | None:
    """Count a failure: `new` may be tried again, `poison` not; None when it is not here."""
    row = await work.one("fail_update", bot=bot, update_id=update_id, fault=fault, allowed=ATTEMPTS)
    return str(row["state"]) if row else None


async def count_inbox(work: Work, bot: str) -> Waiting:
    """For the health page: how many wait, since when, and how many are set aside."""
    rows = {row["state"]: row for row in await work.all("count_inbox", bot=bot)}
    new, poison = rows.get("new"), rows.get("poison")
    return Waiting(
        new=new["n"] if new else 0,
        poison=poison["n"] if poison else 0,
        oldest=from_text(new["oldest"]) if new else None,
    )


async def sweep_inbox(work: Work, now: datetime, limit: int = 200) -> int:
    """Forget what is old enough, a piece at a time; 0 when there is nothing left to forget."""
    before = to_text(now - KEEP_HANDLED)
    handled = await work.all("sweep_handled", before=before, limit=limit)
    before = to_text(now - KEEP_POISON)
    poison = await work.all("sweep_poison", before=before, limit=limit)
    return len(handled) + len(poison)
