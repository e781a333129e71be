"""Opening hours as people say them: 每天早八点到晚六点, 周一到周五 8:00-17:30."""

from __future__ import annotations

import re

from bot.domain.boxes import DAYS
from bot.understanding.expression import expression
from bot.understanding.numerals import number

_N = "0-9一二三四五六七八九十两零"
_PART = "早上|早|上午|清早|中午|下午|傍晚|晚上|晚|夜里"
_TIME = (
    rf"(?P<part{{0}}>{_PART})?(?P<hour{{0}}>[0-9]{{{{1,2}}}}|[一二三四五六七八九十两]{{{{1,3}}}})"
    rf"(?:[:：](?P<minute{{0}}>[0-9]{{{{2}}}})|[点时](?P<more{{0}}>半|一刻|三刻|[{_N}]{{{{1,3}}}}分?)?(?:钟|整)?)"
)
_SPAN = expression(_TIME.format(1) + r"(?:开门)?(?:到|至|[-—~～])" + _TIME.format(2))
_WEEK = "一二三四五六日天"
_DAY = rf"(?:周|星期|礼拜)(?P<first>[{_WEEK}])"
_DAYS = expression(rf"{_DAY}(?:(?:到|至|[-—~～])(?:周|星期|礼拜)?(?P<last>[{_WEEK}]))?")
_EVERY = expression(r"每天|天天|每日|一年到头|整年")
_WORKDAYS = expression(r"工作日|平时")
_LATE = ("下午", "傍晚", "晚上", "晚", "夜里")
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}
_NOON = 12


def read_hours(text: str) -> str | None:
    """As boxes write them (`mon-fri 08:00-17:30; sat 08:00-12:00`); None where none were said."""
    said = text.replace(" ", "")
    spans = [span for match in _SPAN.finditer(_DAYS.sub("", said)) if (span := _span(match))]
    if not spans:
        return None
    days = _days(said)
    return "; ".join(f"{days} {span}" for span in spans)


def _days(text: str) -> str:
    match = _DAYS.search(text)
    if match and not _EVERY.search(text):
        first = DAYS[_index(match["first"])]
        return f"{first}-{DAYS[_index(match['last'])]}" if match["last"] else first
    return "mon-fri" if _WORKDAYS.search(text) else "mon-sun"


def _index(day: str) -> int:
    return min(_WEEK.index(day), 6)


def _span(match: re.Match[str]) -> str | None:
    begin, end = _minutes(match, 1), _minutes(match, 2)
    if begin is None or end is None:
        return None
    if end <= begin:
        # 八点到五点: the evening is meant.
        end += _NOON * 60
    if not begin < end < 24 * 60:
        return None
    return f"{_clock(begin)}-{_clock(end)}"


def _minutes(match: re.Match[str], which: int) -> int | None:
    hour = number(match[f"hour{which}"])
    if hour is None or hour > 24:
        return None
    more = match[f"more{which}"]
    minute = match[f"minute{which}"] or "0"
    minutes = float(minute)
    if more:
        said = _QUARTERS.get(more) or number(more.rstrip("分"))
        minutes = float(said or 0)
    if match[f"part{which}"] in _LATE and hour < _NOON:
        hour += _NOON
    return int(hour * 60 + minutes)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
