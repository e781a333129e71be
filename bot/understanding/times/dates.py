"""Dates, weekdays and ends of months, always the next unless plainly gone by."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.understanding.times.calendar import (
    made_date,
    month_end,
    month_start,
    next_date,
    next_numbered,
    next_weekday,
    weekday_in,
)
from bot.understanding.times.lunar import last_lunar, next_lunar
from bot.understanding.times.numeral import whole
from bot.understanding.times.token import Token

_WEEK = "一二三四五六日"
_DAY_CHARACTERS = _WEEK + "天123456"
# From a first to a last day of five, six or seven, counted backwards.
_MOST_OF_A_WEEK = (1, 2, 3)
_SATURDAY = 5
_THURSDAY = 3
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
# From which day on an end of a month is meant.
_MIDDLES = {"初": 1, "头": 1, "上旬": 1, "中旬": 15, "中": 15, "下旬": 21}


def _token(match: re.Match[str], day: date | None, weight: int, past: bool = False) -> Token:
    """A date that does not exist is none, and joins nothing."""
    if day is None:
        return Token(match.start(), match.end(), stop=True)
    return Token(match.start(), match.end(), day=day, weight=weight, past=past)


def full(match: re.Match[str], at: datetime) -> Token:
    """2026年12月3号"""
    month, day = whole(match["fm"]), whole(match["fd"])
    made = made_date(int(match["fy"]), month or 0, day or 0)
    return _token(match, made, 5, past=made is not None and made < at.date())


def of_month(match: re.Match[str], at: datetime) -> Token:
    """12月3号, 一月二十三"""
    day = whole(match["mday"])
    if match["dmonth"]:
        return _in_month(match, month_start(at.date(), _months(match["dmonth"])), day, at.date())
    month = whole(match["month"])
    return _token(match, next_date(at.date(), month or 0, day or 0), 3)


def slash(match: re.Match[str], at: datetime) -> Token:
    """12/3, 12.3号"""
    month, day = match["sm"] or match["dm"], match["sd"] or match["dd"]
    return _token(match, next_date(at.date(), int(month), int(day)), 3)


def numbered(match: re.Match[str], at: datetime) -> Token:
    """25号, 下个月9号; a single 三日 counts days and is no date."""
    number, text = whole(match["number"]), match["number"]
    if not number or (match[0].endswith("日") and len(text) == 1 and not text.isdigit()):
        return Token(match.start(), match.end(), stop=True)
    if not match["nmonth"]:
        return _token(match, next_numbered(at.date(), number) if number <= 31 else None, 3)
    first = month_start(at.date(), _months(match["nmonth"]))
    return _in_month(match, first, number, at.date())


def _in_month(match: re.Match[str], first: date, number: int | None, today: date) -> Token:
    made = made_date(first.year, first.month, number or 0)
    return _token(match, made, 3, past=made is not None and made < today)


def lunar(match: re.Match[str], at: datetime) -> Token:
    """正月初三, 腊月二十, 农历八月初六, 大年初二, 初八"""
    said = match["lm1"] or match["lm2"] or match["lm3"] or ("正" if match["newyear"] else None)
    days = (match[f"ld{n}"] for n in range(1, 6))
    day = whole(next(day for day in days if day).removeprefix("初"))
    month = _LUNAR_MONTHS.get(said) or whole(said) if said else None
    if not day or day > 30 or (said and not 1 <= (month or 0) <= 12):
        return _token(match, None, 4)
    if (month, day) == (12, 30):
        # The last month often has no thirtieth, and its last day is meant.
        return _token(match, last_lunar(at.date()), 4)
    return _token(match, next_lunar(at.date(), month, day), 4)


def _months(words: str) -> int:
    return words.count("下") + words.count("次")


def end_of_month(match: re.Match[str], at: datetime) -> Token:
    """月底, 下个月初, 12月底, 下个月"""
    today, where = at.date(), match["end"]
    if where is None:
        return _token(match, month_start(today, _months(match["nextmonth"])), 2)
    first = _month_meant(match["emonth"], today)
    day = _day_in(first, where) if first else None
    if day and day < today:
        again = month_start(today, 1) if not match["emonth"] else None
        if again is None and not match["emonth"][0].isdigit():
            again = first
        day = _day_in(again, where) if again else day
    return _token(match, day, 2, past=day is not None and day < today)


def _month_meant(words: str | None, today: date) -> date | None:
    if not words or words[0] in "这本当":
        return month_start(today, 0)
    if words[0] in "下次":
        return month_start(today, _months(words))
    number = whole(words.removesuffix("月"))
    if not number or number > 12:
        return None
    year = today.year + (number < today.month)
    return date(year, number, 1)


def nth(match: re.Match[str], at: datetime) -> Token:
    """下个月第二个周二; a week without its day begins on Monday."""
    first = _month_meant(match["nthmonth"], at.date())
    if first is None:
        return _token(match, None, 4)
    weekday = _number_of(match["nthday"] or "一")
    day = first + timedelta(
        days=(weekday - first.weekday()) % 7 + 7 * ((whole(match["which_one"]) or 1) - 1)
    )
    return _token(match, day, 4, past=day < at.date())


def _day_in(first: date, where: str) -> date:
    return first.replace(day=_MIDDLES[where]) if where in _MIDDLES else month_end(first)


def of_week(match: re.Match[str], at: datetime) -> Token:
    """周三, 下周二, 这周末, 下周"""
    today = at.date()
    which = match["which"] or match["whole"] or ""
    weeks = which.count("下") - which.count("上")
    if match["whole"]:
        if match["half"]:
            day = weekday_in(today, 0, _THURSDAY)
            return _token(match, max(day, today), 2, past=weeks < 0)
        return _token(match, weekday_in(today, weeks, 0), 2, past=weeks < 0)
    said = match["weekday"]
    if said == "末":
        saturday = weekday_in(today, weeks, _SATURDAY)
        return _token(match, saturday if weeks else max(saturday, today), 2, past=weeks < 0)
    weekday = _number_of(said)
    if not which:
        return _token(match, next_weekday(today, weekday), 2)
    day = weekday_in(today, weeks, weekday)
    return _token(match, day, 2, past=day < today)


def _number_of(said: str) -> int:
    return int(said) - 1 if said.isdigit() else _WEEK.index(said.replace("天", "日"))


def every(match: re.Match[str], at: datetime) -> Token:
    """每周一三五, 每周一到周五, 一三五"""
    if match["gap"]:
        return Token(match.start(), match.end(), weekdays=tuple(range(7)))
    said = match["days"] or match["run"] or match["bare"] or match["figures"] or match["span"]
    days = [_number_of(c) for c in re.split("[到至-]", said)[0] if c in _DAY_CHARACTERS]
    if match["span"] and (days[0] - _number_of(match["span"][-1])) % 7 not in _MOST_OF_A_WEEK:
        # 周一到周三 is this once.
        return _token(match, next_weekday(at.date(), days[0]), 2)
    last = match["upto"] or (match["span"] or "")[-1:]
    if last:
        days += [(days[-1] + n) % 7 for n in range((_number_of(last) - days[-1]) % 7 + 1)]
    return Token(match.start(), match.end(), weekdays=tuple(sorted(set(days))))
