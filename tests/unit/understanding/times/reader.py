"""Reads times with the words that are shipped."""

from datetime import datetime
from functools import cache
from pathlib import Path

from bot.content.faults import Fault
from bot.content.textonly import read_text_only
from bot.understanding.meaning import When
from bot.understanding.times.find import Found, find
from bot.understanding.times.wanted import wanted
from bot.understanding.times.words import TimeWords

WORDS = Path(__file__).parents[4] / "data" / "lexicon" / "times.yaml"
# A Saturday morning in the village.
AT = datetime.fromisoformat("2026-11-21T09:30:00+08:00")


@cache
def shipped_words() -> TimeWords:
    """Built once for the whole run."""
    faults: list[Fault] = []
    raw = read_text_only(WORDS.read_text(encoding="utf-8"), WORDS.name, faults)
    assert isinstance(raw, dict)
    assert not faults
    return TimeWords.build(raw)


def found(text: str, at: datetime = AT, region: str | None = None) -> list[Found]:
    """Every time in the text."""
    return find(text, shipped_words(), at=at, region=region)


def said(text: str, at: datetime = AT, region: str | None = None) -> str:
    """What is wanted, in short: `2026-11-22 08:00 morning`; empty for no time at all."""
    return short(wanted(found(text, at, region)))


def short(when: When | None) -> str:
    """Day, clock, part, weekdays, soon: only what is known."""
    if when is None:
        return ""
    shown = (
        when.day and f"{when.day:%m-%d}" if when.day and when.day.year == 2026 else when.day,
        when.clock and f"{when.clock:%H:%M}",
        when.part,
        "".join(str(day) for day in when.weekdays),
        "soon" if when.soon else None,
    )
    return " ".join(str(one) for one in shown if one)


def at(moment: str) -> datetime:
    """A time in the village."""
    return datetime.fromisoformat(f"{moment}+08:00")
