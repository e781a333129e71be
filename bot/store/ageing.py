"""What goes by its age alone: who had a seat, how a round went, which list was sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from bot.domain.times import to_text
from bot.store.work import Work

# By the span of data/retention.yaml that says how long.
OLD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "contacts": ("drop_old_sightings",),
        "seats": ("drop_old_seats",),
        "imports": ("drop_old_imports",),
        "disputes": ("drop_old_dispute_doors",),
        "rounds": (
            "drop_old_follow_ups", "drop_old_round_answers", "drop_old_round_readings",
            "drop_old_round_watches", "drop_old_round_holds", "drop_old_round_lines",
            "drop_old_reach_lines", "drop_old_prompt_answers", "drop_old_prompt_sends",
        ),
    }
)  # fmt: skip


async def drop_old(work: Work, span: str, before: datetime, most: int = 200) -> int:
    """A piece of everything that is kept for this span and is older; how many rows went."""
    gone = 0
    for query in OLD[span]:
        gone += len(await work.all(query, before=to_text(before), most=most))
    return gone
