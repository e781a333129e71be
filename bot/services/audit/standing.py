"""How far the daily look has come, kept as one mark: a restart neither loses nor doubles it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from bot.domain.auditing import Finding, Standing
from bot.domain.times import maybe_from_text, maybe_to_text
from bot.store import records
from bot.store.database import Work

MARK = "audit"


async def load(work: Work) -> Standing:
    """As it was left, by whichever process."""
    mark = await records.get_mark(work, MARK)
    if mark is None:
        return Standing()
    kept: dict[str, Any] = json.loads(mark[0])
    return Standing(
        done_at=maybe_from_text(kept["done_at"]),
        seen_at=maybe_from_text(kept["seen_at"]),
        seen=tuple(Finding(code, tuple(refs), more) for code, refs, more in kept["seen"]),
        told=kept["told"],
        count=kept["count"],
    )


async def keep(work: Work, standing: Standing, now: datetime) -> None:
    """Over what stood there."""
    kept = {
        "done_at": maybe_to_text(standing.done_at),
        "seen_at": maybe_to_text(standing.seen_at),
        "seen": [[one.code, list(one.refs), one.more] for one in standing.seen],
        "told": dict(standing.told),
        "count": standing.count,
    }
    await records.set_mark(work, MARK, json.dumps(kept, ensure_ascii=False), now)
