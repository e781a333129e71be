"""Cuts a text into tokens of time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.understanding.expression import expression
from bot.understanding.times import dates
from bot.understanding.times.calendar import next_feast
from bot.understanding.times.ofday import clock_said, digital
from bot.understanding.times.sense import Sense
from bot.understanding.times.spans import counted
from bot.understanding.times.token import Token
from bot.understanding.times.words import TimeWords

_SURNAMES = frozenset("王李张刘陈杨赵黄吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓韩冯曹彭曾蔡潘袁董")
_FEAST_GOES_ON = expression("节|那天|当天|那日|前|后|期间|放假|假期|要|去|有|谁|哪")
_MARKED = expression("那天|当天|那日|节气|前一天|后一天|第二天")
# Behind 早, 晚 or 黑 these make it another word.
_NO_PART = frozenset("点些饭餐就已了到回来班起自睡死退")
# 一晚上, 整夜: a length and no time.
_NO_PART_BEFORE = frozenset("最至提太更还")
_WHOLE = expression("(?<![周期拜初十廿])一$|整$")
_STEPS = {"前": -1, "头": -1, "后": 1, "第": 1, "转": 1, "当": 0, "那": 0}


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read, from when and where it is seen."""

    text: str
    words: TimeWords
    at: datetime
    region: str | None


def tokens(reading: Reading) -> Iterator[Token]:
    """In order; a word that means nothing there is passed over."""
    for match in reading.words.tokens.finditer(reading.text):
        kind = str(match.lastgroup)
        token = _word(match, reading) if kind == "word" else _NUMERIC[kind](match, reading.at)
        if token:
            yield token


def _word(match: re.Match[str], reading: Reading) -> Token | None:
    word, start, end = match[0], match.start(), match.end()
    sense = reading.words.sense(word, reading.region)
    if sense is None:
        return None
    if sense.feast:
        return _feast(match, sense, reading)
    whole_of = sense.part and _WHOLE.search(reading.text, max(0, start - 2), start)
    if whole_of or (sense.after_day and len(word) == 1 and _other_word(reading.text, start, end)):
        return Token(start, end, stop=True)
    today = reading.at.date()
    return Token(
        start,
        end,
        day=None if sense.days is None else today + timedelta(days=sense.days),
        weight=1,
        part=sense.part,
        weekdays=sense.weekdays,
        soon=sense.soon,
        past=sense.past or (sense.days or 0) < 0,
        late=sense.late,
        needs_day=sense.after_day,
        stop=sense.stop,
    )


def _other_word(text: str, start: int, end: int) -> bool:
    return text[end : end + 1] in _NO_PART or text[start - 1 : start] in _NO_PART_BEFORE


def _feast(match: re.Match[str], sense: Sense, reading: Reading) -> Token | None:
    text, start, end = reading.text, match.start(), match.end()
    named = text[start - 1 : start] in _SURNAMES and len(match[0]) == 2
    if named and not _FEAST_GOES_ON.match(text, end):
        return None
    if sense.marked and not _MARKED.match(text, end):
        return None
    day = sense.feast and next_feast(reading.at.date(), sense.feast)
    return Token(start, end, day=day, weight=4) if day else None


def _shift(match: re.Match[str], at: datetime) -> Token:
    part = "evening" if match[0].endswith("晚") else None
    return Token(match.start(), match.end(), shift=_STEPS[match[0][0]], part=part)


def _to(match: re.Match[str], at: datetime) -> Token:
    return Token(match.start(), match.end(), to=True)


_NUMERIC: Mapping[str, Callable[[re.Match[str], datetime], Token | None]] = {
    "clock": clock_said,
    "digital": digital,
    "counted": counted,
    "shift": _shift,
    "to": _to,
    "full": dates.full,
    "lunar": dates.lunar,
    "nth": dates.nth,
    "mend": dates.end_of_month,
    "date": dates.of_month,
    "numbered": dates.numbered,
    "slash": dates.slash,
    "every": dates.every,
    "week": dates.of_week,
}
