"""Every time a text speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.understanding.meaning import When
from bot.understanding.times import context
from bot.understanding.times.group import Group
from bot.understanding.times.moment import moment
from bot.understanding.times.reading import Reading, tokens
from bot.understanding.times.squeezed import squeezed
from bot.understanding.times.token import Clock, Token
from bot.understanding.times.words import TimeWords


@dataclass(frozen=True, slots=True)
class Found:
    """One time with the place of its words in the text; `when.said` has them without spaces."""

    when: When
    start: int
    end: int
    # Clearly over, or told of as a thing that has happened.
    past: bool
    # The day was not said; it follows from the clock.
    assumed: bool = False
    # Said behind 改到: it takes the place of those before it.
    moved: bool = False
    # 明天没空, 不是明天: another day that is said counts before it.
    denied: bool = False
    # The clock as said, for a day that is said elsewhere.
    clock: Clock | None = None
    late: bool = False


def find(text: str, words: TimeWords, *, at: datetime, region: str | None = None) -> list[Found]:
    """In order of mention; `at` is the sender's own time, `text` the normalised shadow."""
    if not words.gate.search(text.replace(" ", "")):
        return []
    tight, places = squeezed(text)
    return [
        _found(group, tight, places, at)
        for group in _groups(Reading(tight, words, at, region))
        if group.says_something
    ]


def _groups(reading: Reading) -> list[Group]:
    groups: list[Group] = []
    group: Group | None = None
    loose: Token | None = None
    for token in tokens(reading):
        if group and group.takes(token, reading.text):
            continue
        # 早八点: the single letter is a part of the day only because a clock follows.
        early = loose if loose and _follows(token, loose) else None
        loose = token if token.needs_day else None
        group = Group(early or token) if early or Group.begins(token) else None
        if group:
            groups.append(group)
        if group and early:
            group.takes(token, reading.text)
    return groups


def _follows(token: Token, loose: Token) -> bool:
    return token.clock is not None and not token.needs_part and token.start == loose.end


def _found(group: Group, tight: str, places: range | list[int], at: datetime) -> Found:
    first, last = group.start, group.last
    when, over = moment(group, tight[first : last + 1], at)
    assumed = group.day is None and not group.weekdays
    told = (assumed or when.day == at.date()) and context.happened(tight, first, last + 1)
    told = told or (bool(when.weekdays) and context.dosed(tight, last + 1))
    return Found(
        when,
        places[first],
        places[last] + 1,
        over or told,
        assumed,
        context.moved(tight, first),
        context.denied(tight, first, last + 1),
        group.clock,
        group.late,
    )
