"""Whether words may be of field, stable, a list or a feast, before anybody looks closer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.understanding.farm_words import (
    read_freight,
    read_seller,
    read_sick,
    read_work,
    says_bitten,
    says_mad_dog,
    says_part,
)
from bot.understanding.gathering_words import read_gathering, read_hand, says_off
from bot.understanding.pool_words import (
    read_line,
    read_pool,
    says_arrived,
    says_called_off,
    says_closed,
)
from bot.understanding.times.find import find
from bot.understanding.times.wanted import wanted
from bot.understanding.times.words import TimeWords

_PLAIN = (
    read_sick, says_bitten, says_mad_dog, says_part, read_gathering, read_hand, says_off, read_work,
    says_arrived, says_called_off, says_closed,
)  # fmt: skip


def may_be_of_farm(text: str, inputs: Sequence[str], crops: Sequence[str]) -> bool:
    """Said in a group it is no talk that nobody has to hear."""
    if any(reader(text) for reader in _PLAIN):
        return True
    listed = read_pool(text, inputs) or read_line(text, inputs) or read_seller(text, inputs)
    return bool(listed or read_freight(text, crops, inputs))


def day_said(text: str, at: datetime, words: TimeWords, region: str | None = None) -> date | None:
    """初八, 后天, 12月1号: also where the words ask for nothing of the usual sorts."""
    when = wanted(find(text, words, at=at, region=region))
    return when.day if when else None
