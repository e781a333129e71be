"""Days of a meal plan as people say them: from when, until when, on which days, for how long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.understanding.expression import expression

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_NUM = r"(?:\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_WEEK = r"(?:周|星期|礼拜)"
_DAY_OF_WEEK = {c: n for n, c in enumerate("一二三四五六")} | {"日": 6, "天": 6, "末": 5}
_SOON = {"今天": 0, "今儿": 0, "今日": 0, "明天": 1, "明儿": 1, "明日": 1, "后天": 2, "大后天": 3}
_NAMED = (
    rf"大后天|今天|今儿|今日|明天|明儿|明日|后天|月底|月末|年底"
    rf"|(?:下下|下个|下|这个|这|本)?{_WEEK}[一二三四五六日天]"
    rf"|(?:{_NUM}月|下个?月|这个?月|本月)?{_NUM}[号日]"
)
_UNTIL = expression(rf"(?:送|订|吃|做)?(?:到|至)(?:了)?({_NAMED})(?:为止|止)?")
_FROM = expression(rf"(?:打|从|自)({_NAMED})|({_NAMED})(?:起|开始)")
_ON = expression(_NAMED)
_TOMORROWS = expression(r"明后(?:两)?天|明天后天|明天和后天")
_SPAN = expression(
    rf"半个?月|(?P<n>{_NUM})(?P<u>天|个?{_WEEK}|个?月)(?!一|二|三|四|五|六|日|天|起|开始|底|末|\d)"
)
# 一天两顿, 每天一份 say how much a day, not how long.
_A_DAY = expression(rf"(?:一天|一日)(?={_NUM}[顿餐份])")
_RANGE = expression(rf"{_WEEK}([一二三四五六日天])(?:到|至|-){_WEEK}?([一二三四五六日天])")
_EACH_WEEK = expression(rf"每(?:个)?{_WEEK}((?:[一二三四五六日天末][、,，和]?(?:{_WEEK})?)+)")
_WORKDAYS = expression(r"工作日")
_WEEKEND = expression(rf"(?:每(?:个)?)?(?:{_WEEK}末|双休日?)")
_ALL_WEEK = expression(r"每天|天天|每日|日日|见天")


@dataclass(frozen=True, slots=True)
class Days:
    """What was said of days; what was not is None or empty."""

    first: date | None = None
    last: date | None = None
    length: int | None = None
    weekdays: tuple[int, ...] = ()
    on: tuple[date, ...] = ()


def read_days(text: str, today: date) -> Days:
    """Of one message."""
    weekdays, rest = _weekdays(text)
    until, start = _UNTIL.search(rest), _FROM.search(rest)
    last = _date(until[1], today) if until else None
    first = _date(start[1] or start[2], today) if start else None
    for found in (until, start):
        rest = rest.replace(found[0], "，", 1) if found else rest
    span = _SPAN.search(_A_DAY.sub("，", rest))
    length = _length(span) if span else None
    if span:
        rest = rest.replace(span[0], "，", 1)
    return Days(first, last, length, weekdays, _named(rest, today))


def _weekdays(text: str) -> tuple[tuple[int, ...], str]:
    ranged = _RANGE.search(text)
    if ranged and not re.search(rf"(?:送|订)到{re.escape(ranged[0])}", text):
        begin, end = _DAY_OF_WEEK[ranged[1]], _DAY_OF_WEEK[ranged[2]]
        days = range(begin, end + 1) if begin <= end else (*range(begin, 7), *range(end + 1))
        return tuple(sorted(set(days))), text.replace(ranged[0], "，", 1)
    each = _EACH_WEEK.search(text)
    if each:
        said = re.sub(rf"{_WEEK}(?!末)", "", each[1])
        chosen = {_DAY_OF_WEEK[c] for c in said if c in _DAY_OF_WEEK}
        chosen |= {6} if "末" in said else set()
        return tuple(sorted(chosen)), text.replace(each[0], "，", 1)
    if _WORKDAYS.search(text):
        return tuple(range(5)), text
    if _ALL_WEEK.search(text):
        return tuple(range(7)), text
    return (), text


def _named(text: str, today: date) -> tuple[date, ...]:
    """Each single day that was named, in order, once."""
    found: list[date] = []
    if _TOMORROWS.search(text):
        found += [today + timedelta(days=1), today + timedelta(days=2)]
    if _WEEKEND.search(text):
        saturday = today + timedelta(days=(5 - today.weekday()) % 7)
        found += [saturday, saturday + timedelta(days=1)]
    for one in _ON.finditer(_WEEKEND.sub("，", _TOMORROWS.sub("，", text))):
        day = _date(one[0], today)
        found += [day] if day else []
    return tuple(sorted(set(found)))


def _length(span: re.Match[str]) -> int:
    if span["n"] is None:
        return 15
    number = _number(span["n"])
    if span["u"].endswith("月"):
        return number * 30
    return number if span["u"] == "天" else number * 7


def number_said(text: str) -> int | None:
    """两, 十二, 3; None for anything else."""
    return _number(text) if re.fullmatch(_NUM, text) else None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS[text]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _date(said: str, today: date) -> date | None:
    if said in _SOON:
        return today + timedelta(days=_SOON[said])
    if said in ("月底", "月末"):
        return _month_end(today)
    if said == "年底":
        return date(today.year, 12, 31)
    week = re.fullmatch(rf"(下下|下个|下|这个|这|本)?{_WEEK}([一二三四五六日天])", said)
    if week:
        return _in_week(week[1] or "", _DAY_OF_WEEK[week[2]], today)
    return _in_month(said, today)


def _in_week(which: str, weekday: int, today: date) -> date:
    """周五 is the coming one, today counted; 下周五 that of the week after this."""
    monday = today - timedelta(days=today.weekday())
    weeks = {"下下": 2, "下个": 1, "下": 1}.get(which, 0)
    day = monday + timedelta(days=7 * weeks + weekday)
    return day + timedelta(days=7) if day < today else day


def _in_month(said: str, today: date) -> date | None:
    found = re.fullmatch(rf"(?:({_NUM})月|(下个?月)|(?:这个?月|本月))?({_NUM})[号日]", said)
    if found is None:
        return None
    month, year = today.month, today.year
    dom = _number(found[3])
    if found[1]:
        month = _number(found[1])
        year += month < today.month
    elif found[2] or dom < today.day:
        month, year = (month % 12 + 1, year + (month == 12))
    try:
        return date(year, month, dom)
    except ValueError:
        return None


def _month_end(today: date) -> date:
    following = (today.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)
