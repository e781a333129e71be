"""A case carries the ladder it opened with: ladders as text and back."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import lru_cache

from bot.domain.ladder import Ladder, Level, Repeat, Rung

DIFFERENT = 128  # there are some dozen, and a case for each step keeps its own


def ladder_to_text(ladder: Ladder) -> str:
    """Compact JSON; all spans in seconds."""
    return json.dumps(
        {
            "rungs": [
                [r.after.total_seconds(), r.level.value, list(r.tell), r.group, r.emergency]
                for r in ladder.rungs
            ],
            "repeat": [
                ladder.repeat.first.total_seconds(),
                ladder.repeat.growth,
                ladder.repeat.most.total_seconds(),
            ],
            "waking": ladder.waking,
            "claim": ladder.claim_silence.total_seconds(),
            "confirm": ladder.confirm_within.total_seconds(),
            "warn": ladder.warn_before.total_seconds(),
            "ceiling": ladder.ceiling.value,
        },
        separators=(",", ":"),
    )


@lru_cache(maxsize=DIFFERENT)
def ladder_from_text(text: str) -> Ladder:
    """What `ladder_to_text` wrote."""
    raw = json.loads(text)
    first, growth, most = raw["repeat"]
    return Ladder(
        rungs=tuple(
            Rung(timedelta(seconds=after), Level(level), tuple(tell), *flags)
            for after, level, tell, *flags in raw["rungs"]
        ),
        repeat=Repeat(timedelta(seconds=first), growth, timedelta(seconds=most)),
        waking=raw["waking"],
        claim_silence=timedelta(seconds=raw["claim"]),
        confirm_within=timedelta(seconds=raw["confirm"]),
        warn_before=timedelta(seconds=raw["warn"]),
        ceiling=Level(raw["ceiling"]),
    )
