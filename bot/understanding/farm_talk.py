"""Whether words may be of field, stable, a list or a feast, before anybody looks closer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from unicodedata import normalize

from bot.understanding import farm_words, gathering_words, pool_words
from bot.understanding.needed_characters import Marks, Way
from bot.understanding.times.find import find
from bot.understanding.times.wanted import wanted
from bot.understanding.times.words import TimeWords


class FarmTalk:
    """Knows by what a village sows and harvests; most talk is told by its characters alone."""

    __slots__ = ("_crops", "_inputs", "_marks", "_ways")

    def __init__(self, inputs: Sequence[str], crops: Sequence[str]) -> None:
        self._inputs, self._crops = inputs, crops
        # Of the first line that is said: no start waits for it.
        self._ways: tuple[Way, ...] = ()
        self._marks = Marks(())

    def may_be(self, text: str) -> bool:
        """Said in a group it is no talk that nobody has to hear."""
        ways = self._ways or self._all()
        # With its blanks: nothing that is needed is one.
        fitting = self._marks.fitting(normalize("NFKC", text))
        return bool(fitting) and any(ways[way][1](text) for way in fitting)

    def _all(self) -> tuple[Way, ...]:
        fields = farm_words.ways(self._inputs, self._crops)
        ways = (*fields, *gathering_words.ways(), *pool_words.ways(self._inputs))
        self._marks = Marks([needs for needs, _ in ways])
        self._ways = ways
        return ways


@lru_cache(maxsize=4)
def farm_talk_of(inputs: tuple[str, ...], crops: tuple[str, ...]) -> FarmTalk:
    """Made once for these."""
    return FarmTalk(inputs, crops)


def day_said(text: str, at: datetime, words: TimeWords, region: str | None = None) -> date | None:
    """初八, 后天, 12月1号: also where the words ask for nothing of the usual sorts."""
    when = wanted(find(text, words, at=at, region=region))
    return when.day if when else None
