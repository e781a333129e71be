"""When what a notice tells of is over, where its words give the hours: 明天停水 八点到十二点."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.understanding.expression import expression
from bot.understanding.times.find import Found, find
from bot.understanding.times.until import wait_until
from bot.understanding.times.words import TimeWords

_REACH = 40  # characters on either side
_LINK = expression(r"[到至]|(?<=[点半分0-9])[-—~～－](?=[0-9零一二两三四五六七八九十早中下晚])")
# Behind the end the sentence stops, or what is stopped is named.
_BEHIND = expression(
    r"$|[\s,，。;；!！、）)]|为?止|结束|停|断|检修|抢修|维修|施工|修|限|封|恢复|之?前|左右|这段|期间|都?不通|没[水电气网]"
    r"|来[水电气]|全村|全镇|村里|本村|我村"
)
# Again and again is no end.
_AGAIN = expression(r"每[天日晚周月]|天天|平时|逢")
_HOUR = expression(r"[0-9零一二两三四五六七八九十]{1,3}$")
_HALF = 12
# Asked, wished for, or of one house: nobody announces it.
_NOT_TOLD = expression(
    r"[我俺咱](?:们)?(?:家|屋|这)|[吗么?？]|怎么|咋|什么|啥|谁|哪|帮|请(?!大家|各|提前|做好)|为何|为什么|修一下|来修"
)
_END_OF_DAY = time(23, 59)


def end_of(text: str, at: datetime, times: TimeWords) -> datetime | None:
    """The latest end that is named; None where there is none, or it is already over."""
    if _AGAIN.search(text):
        return None
    ends = [
        _end(text[max(0, link.start() - _REACH) : link.start()], text[link.end() :], at, times)
        for link in _LINK.finditer(text)
    ]
    return max((one for one in ends if one is not None and one > at), default=None)


def is_told(text: str) -> bool:
    """Whether it tells of something, and neither asks nor speaks of the own house."""
    return _NOT_TOLD.search(text) is None


def _end(before: str, behind: str, at: datetime, times: TimeWords) -> datetime | None:
    behind = behind[:_REACH].lstrip()
    found = next(iter(find(behind, times, at=at)), None)
    if found is None or found.start > 0 or not _BEHIND.match(behind, found.end):
        return None
    if not found.assumed:
        return _named(behind[: found.end], found, at, times)
    return _same_day(before.rstrip(), found, at, times) if found.clock else None


def _named(said: str, found: Found, at: datetime, times: TimeWords) -> datetime | None:
    """The end has a day of its own: to its hour, else to its end."""
    day = wait_until(said, times, at=at)
    if day is None:
        return None
    return datetime.combine(day, found.when.clock or _END_OF_DAY, at.tzinfo)


def _same_day(before: str, end: Found, at: datetime, times: TimeWords) -> datetime:
    """Only an hour: of the day it begins on, and behind the hour it begins at."""
    if _HOUR.search(before):
        before += "点"  # 8到12点
    begun = find(before, times, at=at)
    start = begun[-1] if begun and begun[-1].clock and begun[-1].end == len(before) else None
    named = [one for one in begun if not one.assumed and not one.past]
    day = wait_until(before, times, at=at) if named else None
    found = _at(day or at.date(), _hour(start), end, at)
    return found if day is not None or found > at else found + timedelta(days=1)


def _hour(start: Found | None) -> float:
    """As it was said; an hour without a part of the day is one of the morning."""
    if start is None or start.clock is None:
        return 0
    if start.when.part is not None and start.when.clock is not None:
        return start.when.clock.hour + start.when.clock.minute / 60
    return start.clock.hour + start.clock.minute / 60


def _at(day: date, start: float, end: Found, at: datetime) -> datetime:
    """The first time behind the start that the clock shows so; 晚上八点到六点 is the next day."""
    assert end.clock is not None
    midnight = datetime.combine(day, time(), at.tzinfo)
    if end.when.part is not None and end.when.clock is not None:
        said = datetime.combine(day, end.when.clock, at.tzinfo)
        return said if said > midnight + timedelta(hours=start) else said + timedelta(days=1)
    hours = end.clock.hour + end.clock.minute / 60
    exact = end.clock.exact or hours > _HALF
    ways = (hours,) if exact else (hours, hours + _HALF)
    later = next((one for one in ways if one > start), hours + 24)
    return midnight + timedelta(hours=later)
