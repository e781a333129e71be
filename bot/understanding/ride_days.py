"""Every day, row of days or weekday a text speaks of, with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.understanding.expression import expression
from bot.understanding.times.calendar import month_end, month_start, weekday_in
from bot.understanding.times.find import Found, find
from bot.understanding.times.words import TimeWords

_WEEK = "(?:周|星期|礼拜)"
_RANGE = expression("[到至~—-]")
# A run of days no longer than this is told day by day.
_LONGEST = 62
_LIST = expression("(?:和|跟|与|、|及|,|同|还有|以及|或者?|都|,和)?")
# 到12月20号 is an end, and no part of the weekdays before it.
_END = expression(
    "(?<=[一二三四五六日天])([到至])(?=[0-9一二三四五六七八九十]{1,3}(?:月|号)|月[底末]|年底|"
    "[这本下]个?月)"
)
# 周二四, 周六日: two weekdays are said of every week.
_TWO_DAYS = expression(
    f"(?<![上下这本每])(?<!每个)({_WEEK}[一二三四五六日天]{{2}})(?![一二三四五六日天点])"
)
_THESE = expression(
    f"(?P<week>(?:这|本|整)(?:一|整|个)*{_WEEK}(?![一二三四五六日天末1-6]))|(?P<next>下(?:一|整"
    f"|个)*{_WEEK}(?![一二三四五六日天末1-6]))"
    "|(?P<few>(?:这|近|最近|接下来)(?:两|几|些|三|2|3)(?:天|日)|最近|近来|近段时间|这阵子|这段时"
    "间|这段日子)|(?P<month>(?:这|本|整)个?月(?![初底中末上下]|[0-9一二三四五六七八九十]))"
    "|(?P<two>明后(?:两天|天|日)|今明(?:两天|天|日)|明后两日)|(?P<ends>(?P<ahead>下)?(?:这|本|下"
    f"|一)?个?{_WEEK}末)"
)
_FEW = 3


@dataclass(frozen=True, slots=True)
class DaysSaid:
    """One time that is spoken of: its days, or the weekdays of what comes again."""

    start: int
    end: int
    days: tuple[date, ...] = ()
    weekdays: tuple[int, ...] = ()
    part: str | None = None
    clock: time | None = None
    past: bool = False
    # The day follows from the clock alone.
    assumed: bool = False
    moved: bool = False


def separated(text: str) -> str:
    """With a mark before the end of a series, and 每 before weekdays that are every week's."""
    return _TWO_DAYS.sub(r"每\1", _END.sub(r",\1", text))


def days_said(
    text: str, at: datetime, words: TimeWords, region: str | None = None
) -> list[DaysSaid]:
    """In order of mention; a list of days shares what is said behind the last."""
    rows = list(_rows(text, at.date()))
    single = [
        _said(one, text, at, words, region)
        for one in find(text, words, at=at, region=region)
        if not one.when.soon and not any(r.start < one.end and one.start < r.end for r in rows)
    ]
    for row in rows:
        part = next((s.part for s in single if s.start == row.end and s.assumed), None)
        if part:
            single = [s for s in single if s.start != row.end]
            rows = [replace(r, part=part) if r is row else r for r in rows]
    return sorted(rows + single, key=lambda one: one.start)


def _rows(text: str, today: date) -> Iterator[DaysSaid]:
    """这周, 下周, 这两天, 这个月, 周末: words for several days."""
    for match in _THESE.finditer(text):
        first, last = _bounds(match, today)
        yield DaysSaid(match.start(), match.end(), run(first, last))


def _bounds(match: re.Match[str], today: date) -> tuple[date, date]:
    kind = match.lastgroup
    if match["next"]:
        first = weekday_in(today, match["next"].count("下"), 0)
        return first, first + timedelta(days=6)
    if match["few"]:
        count = 2 if "两" in match["few"] or "2" in match["few"] else _FEW
        return today, today + timedelta(days=count - 1)
    if match["two"]:
        first = today + timedelta(days=match["two"].startswith("明"))
        return first, first + timedelta(days=1)
    if match["month"]:
        return today, month_end(today)
    if match["ends"]:
        sunday = weekday_in(today, int("下" in match["ends"]), 6)
        return max(today, sunday - timedelta(days=1)), sunday
    assert kind
    return today, weekday_in(today, 0, 6)


def _said(one: Found, text: str, at: datetime, words: TimeWords, region: str | None) -> DaysSaid:
    when = one.when
    days: tuple[date, ...] = ()
    if when.day and not when.weekdays:
        days = run(when.day, _last(one, text, at, words, region) or when.day)
    elif when.part and not when.weekdays:
        days = (at.date(),)
    return DaysSaid(
        one.start,
        one.end,
        days,
        when.weekdays,
        when.part,
        when.clock,
        days[-1] < at.date() if days else one.past,
        one.assumed,
        one.moved,
    )


def _last(one: Found, text: str, at: datetime, words: TimeWords, region: str | None) -> date | None:
    """The last day of 25号到28号, 下周一到周三."""
    pieces = _RANGE.split(text[one.start : one.end])
    first = one.when.day
    if len(pieces) < 2 or first is None or "月" in pieces[-1][:1]:
        return None
    tail = pieces[-1]
    seen = at
    if re.match(_WEEK, tail):
        seen = datetime.combine(first, time(), at.tzinfo)
    ends = [f.when.day for f in find(tail, words, at=seen, region=region) if not f.assumed]
    return ends[0] if ends and ends[0] and ends[0] > first else None


def run(first: date, last: date) -> tuple[date, ...]:
    """Every day from the first to the last."""
    count = min((last - first).days + 1, _LONGEST)
    return tuple(first + timedelta(days=n) for n in range(max(count, 1)))


def month_on(day: date, months: int) -> date:
    """The same day so many months on, or the month's last."""
    first = month_start(day, months)
    return first.replace(day=min(day.day, month_end(first).day))


def joined(text: str, earlier: DaysSaid, later: DaysSaid) -> bool:
    """Whether nothing but a word of lists stands between both."""
    return _LIST.fullmatch(text[earlier.end : later.start]) is not None
