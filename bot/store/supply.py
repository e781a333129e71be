"""What boxes have asked for and not yet got."""

from __future__ import annotations

from datetime import datetime

from bot.domain.case import Case
from bot.domain.times import to_text
from bot.store.cases import from_row
from bot.store.work import Work


async def list_open(work: Work) -> tuple[Case, ...]:
    """Everything asked for that has not come, oldest first."""
    return tuple(from_row(row) for row in await work.all("list_open_supplies"))


async def way_of(work: Work, box: str, item: str, since: datetime) -> str | None:
    """How the latest transfer of it to a box stands: asked, sent, got or back."""
    row = await work.one("latest_transfer_to", box=box, item=item, since=to_text(since))
    return str(row["state"]) if row else None
