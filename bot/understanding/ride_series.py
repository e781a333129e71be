"""Rides that come again: on which weekdays, until when, and which days are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.understanding.expression import expression
from bot.understanding.ride_days import DaysSaid, days_said, joined, month_on, separated
from bot.understanding.ride_text import NUM, whole
from bot.understanding.times.calendar import month_end
from bot.understanding.times.words import TimeWords

_WEEK = "(?:周|星期|礼拜)"
_ALWAYS = expression(
    f"(?:以后|往后|今后|长期|固定|每逢|逢)(?:的|都|是|每个?|在)*{_WEEK}([一二三四五六日天])"
    f"|(?<![这下上]){_WEEK}([一二三四五六日天])(?:上午|下午|早上|晚上)?(?:都|固定|长期)(?:要|得"
    "|去|是|有)"
)
_GAP = expression("隔天|隔日|每隔|隔一天")
_TILL = expression("(?:到|至|直到|截止到?|截至|做到|去到|送到|持续到)(?:了)?$")
_TILL_BEHIND = expression("(?:为止|止|截止|以前|之前|前)(?!天)|(?:就)?(?:结束|完|停|做完|到期)")
_SINCE = expression("(?:从|打从|自)$")
_SINCE_BEHIND = expression("(?:起|开始|以后|之后)")
_TIMES = expression(
    "(?<![每第一两三])(?:一共|总共|共|再|还有|还要|要|做|去|连续|先|透|化|打|来)*(?<!"
    f"[周星期礼拜天月]){NUM[:-5]}{{1,2}}(?:次|回|趟)(?!性|去|来回)"
)
_COUNT = expression(rf"({NUM})(?:次|回|趟)")
_LENGTH = expression(
    f"(?<![每第一下上])(?<!过)({NUM})(?:个)?(多|半)?(周|星期|礼拜|月)(?!"
    "[0-9一二两三四五六七八九十]|后|以后|之后|前|[两一二三四五]?[次回趟]|内|大|了)"
)
# 连续三天去换药
_ROW = expression("(?:连续|连着|一连|接连)(?:去|打|做)?[2-9二两三四五六七八九十]{1,2}(?:天|日)")
_IN_A_ROW = expression(
    f"(?:连续|连着|一连|接连)(?:去|打|做)?({NUM})(?:天|日)|(?:打|做|去|换)({NUM})天(?!后|前|以)"
)
_YEAR_END = expression("(?:到|至|直到)(?:今年)?年底")
_THIS_MONTH = expression("(?:这|本|整)个?月(?![底初末中]|[0-9一二三四五六七八九十])")
_OUT_BEFORE = expression("(?:除了|除开|除|跳过|不包括|不算|就是|就|不含|别算)(?:掉|了)?$")
_OUT_BEHIND = expression(
    "(?:那天|那次|的|那一?[趟回次]|这天|上午|下午|早上)*(?:透析|化疗|车)?(?:先|就|都|也|要|得|他"
    "们?|我们?|我妈|她)*(?:不(?:去|用|透|要|来|做|跑|送|算|上机|需要|坐)|停(?!车)|除外|休息|放假"
    "|跳过|取消|歇|不在|没有|冇|例外|外,|免了|别来|唔使|唔去|莫来)"
)


@dataclass(frozen=True, slots=True)
class Series:
    """Its weekdays from Monday 0, its last day and the days left out."""

    every: tuple[int, ...] = ()
    until: date | None = None
    except_days: tuple[date, ...] = ()
    since: date | None = None


def series(text: str, at: datetime, words: TimeWords, region: str | None = None) -> Series:
    """What is said of a ride that comes again; nothing of a single one."""
    text = separated(text)
    said = days_said(text, at, words, region)
    every = _every(text, said)
    if not every:
        return Series()
    single = [one for one in said if one.days and not one.past and not one.assumed]
    left_out = _left_out(text, single)
    since = _since(text, single, at)
    until = _until(text, single, every, since)
    days = sorted({day for one in left_out for day in one.days if day.weekday() in every})
    return Series(every, until, tuple(days), since if since > at.date() else None)


def _every(text: str, said: Sequence[DaysSaid]) -> tuple[int, ...]:
    if _GAP.search(text):
        return ()
    days = {day for one in said for day in one.weekdays}
    if not days:
        for match in _ALWAYS.finditer(text):
            days.add("一二三四五六日".index((match[1] or match[2]).replace("天", "日")))
    return tuple(sorted(days)) if days or not _ROW.search(text) else tuple(range(7))


def _left_out(text: str, single: Sequence[DaysSaid]) -> list[DaysSaid]:
    found: list[DaysSaid] = []
    for number, one in enumerate(single):
        chain = _chain(text, single, number)
        before = text[max(0, single[chain[0]].start - 5) : single[chain[0]].start]
        behind = single[chain[-1]].end
        if _OUT_BEFORE.search(before) or _OUT_BEHIND.match(text, behind):
            found.append(one)
    return found


def _chain(text: str, single: Sequence[DaysSaid], number: int) -> list[int]:
    """The list of days one stands in: 1号、3号和5号."""
    first = last = number
    while first and joined(text, single[first - 1], single[first]):
        first -= 1
    while last + 1 < len(single) and joined(text, single[last], single[last + 1]):
        last += 1
    return list(range(first, last + 1))


def _since(text: str, single: Sequence[DaysSaid], at: datetime) -> date:
    for one in single:
        if _SINCE.search(text[: one.start]) or _SINCE_BEHIND.match(text, one.end):
            return one.days[0]
    return at.date()


def _until(text: str, single: Sequence[DaysSaid], every: Sequence[int], since: date) -> date | None:
    for one in single:
        if _TILL.search(text[: one.start]) or _TILL_BEHIND.match(text, one.end):
            return one.days[-1]
    if _YEAR_END.search(text):
        return date(since.year, 12, 31)
    times = _TIMES.search(text)
    count = whole(c[1]) if times and (c := _COUNT.search(times[0])) else None
    if count:
        return nth_day(since, every, count)
    in_a_row = _IN_A_ROW.search(text)
    days = whole(in_a_row[1] or in_a_row[2]) if in_a_row else None
    if days:
        return since + timedelta(days=days - 1)
    length = _LENGTH.search(text)
    if length:
        return _after(since, length)
    return month_end(since) if _THIS_MONTH.search(text) else None


def _after(since: date, length: re.Match[str]) -> date | None:
    count = 1 if length[1] == "半" else whole(length[1])
    if count is None:
        return None
    if length[3] != "月":
        return since + timedelta(days=7 * count - 1)
    if length[1] == "半":
        return since + timedelta(days=14)
    days = 15 if length[2] == "半" else 0
    return month_on(since, count) + timedelta(days=days - 1)


def nth_day(since: date, every: Sequence[int], count: int) -> date:
    """The day of the last of so many rides."""
    weeks, rest = divmod(count - 1, len(every))
    coming = sorted((since + timedelta(days=n) for n in range(7)), key=lambda day: day)
    days = [day for day in coming if day.weekday() in every]
    return days[rest] + timedelta(days=7 * weeks)
