"""What a hamlet in mourning hears only afterwards, also where somebody died in the night."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.bulletins import Bulletin
from bot.domain.people import Chat
from bot.domain.quiet import waking
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.prompts.sending import groups_below
from bot.store import bulletins, deaths, outbox
from bot.store.database import Work
from bot.store.outbox import OutboxRow

SHOWN = "living.bulletin"
MOURNED = 30  # days at most
GONE = "gone"


def about(bulletin_id: str) -> str:
    """The matter of its messages."""
    return f"bulletin:{bulletin_id}"


async def after_grief(work: Work, desk: Desk, unit_id: str | None) -> datetime | None:
    """Where a hamlet mourns, the first morning after it."""
    day = desk.today()
    for _ in range(MOURNED):
        if unit_id is None or not await deaths.hushed(work, unit_id, day):
            break
        day += timedelta(days=1)
    if day == desk.today():
        return None
    return datetime.combine(day, min(desk.content.prompting.slots), desk.zone).astimezone(UTC)


async def waits(work: Work, desk: Desk, one: Bulletin, row: OutboxRow) -> bool:
    """Whether it was queued before somebody died there, and is not said today."""
    if not row.is_new or not await _is_hushed(work, desk, one):
        return False
    groups = await groups_below(work, one.unit_id)
    there = next((chat.unit_id for chat in groups if chat.id == row.chat_id), None)
    return await after_grief(work, desk, there) is not None


async def say_after(desk: Desk) -> int:
    """What was held back for it, once it is over."""
    now = desk.now()
    due = [held for held, at in await desk.database.read(lambda w: _held(w, desk)) if at <= now]
    if due:
        await desk.database.write(lambda work: _want(work, due))
    return len(due)


async def next_after(desk: Desk) -> datetime | None:
    """The first morning on which something is."""
    return min((at for _, at in await desk.database.read(lambda w: _held(w, desk))), default=None)


async def _held(work: Work, desk: Desk) -> list[tuple[str, datetime]]:
    """The messages that were not said, each with when it may be."""
    found = []
    for one in await bulletins.in_force(work, desk.now()):
        if not await _is_hushed(work, desk, one):
            continue
        for chat in await groups_below(work, one.unit_id):
            row = await outbox.find_by_about(work, f"{about(one.id)}@{chat.id}")
            if row is not None and row.state == GONE and row.sent_at is None:
                found.append((row.about, await _when(work, desk, chat)))
    return found


async def _want(work: Work, abouts: list[str]) -> None:
    for one in abouts:
        await outbox.want_row(work, one)


async def _when(work: Work, desk: Desk, chat: Chat) -> datetime:
    """Where nobody mourns any more, by day."""
    return await after_grief(work, desk, chat.unit_id) or waking(desk.now(), desk.quiet())


async def _is_hushed(work: Work, desk: Desk, one: Bulletin) -> bool:
    kind = (await content_for(work, desk, one.unit_id)).bulletins.kinds.get(one.kind)
    return kind is not None and kind.hushed
