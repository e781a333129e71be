"""The batch of a lot and the last day it is good, or why what was said is no day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.understanding.expiry import expiry
from bot.understanding.expression import expression
from bot.understanding.numerals import number

DateFault = Literal["past", "no_such_day", "no_such_month"]

_BATCH = expression(
    r"(?:(?:生产|产品)?批(?:号|次)|lot|batch|b/n)(?: ?no\.?)?(?:是"
    r"|为)?[ :.#\]】]*(?P<code>[a-z0-9][a-z0-9\-]{1,15})"
)
_N = "[0-9零〇一二三四五六七八九十]"
_YEAR = (
    rf"(?:20[0-9]{{2}}|二[零〇]{_N}{{2}}|[1-4][0-9]|[二三]{_N}|今年|明年|后年|大后年|来年|下年"
    rf"|去年|前年|旧年|上年)"
)
_MONTH = "(?:[0-9]{1,2}|十[一二三四五六七八九]?|[一二三四五六七八九]|正|冬|腊)"
_DAY = "(?:[0-9]{1,2}|三十[一二]?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_STAMP = (
    rf"(?P<y>{_YEAR}) ?(?:年|[./\-]|(?<=年))的? ?(?P<m>{_MONTH})(?![0-9])"
    rf"(?: ?(?:月份?|[./\-])(?: ?(?P<d>{_DAY})(?![0-9月年]))?)?"
    r"|(?<![0-9])(?P<y8>20[0-9]{2})(?P<m8>[0-9]{2})(?P<d8>[0-9]{2})?(?![0-9])"
    r"|(?<![0-9./\-])(?P<m2>[0-9]{1,2}) ?[./\-] ?(?P<y2>20[0-9]{2})(?![0-9])"
)
_LAST = (
    r"(?:有?效期|保质期|使用期限|期限|失效期?|失效日期|截止日?期?|到期日?期?|过期日?期?"
    r"|exp(?:iry|\.)?(?: ?date)?"
    r"|用到|放到|能用到|(?<![0-9天])[至到](?=20|[2-4][0-9](?:年|[./\-])|明年|后年|今年))"
    r"(?:限)?(?:[至到为是])?[ :\]】.]*"
)
_ENDS = (
    r"(?:号|日|底|份)?(?:就|都|才|前|已经|已|早|的)?(?:要|会|快)?(?:到期|过期|失效|到(?=$"
    r"|[,。!])|为止)"
)
_AFTER = expression(rf"{_LAST}(?:{_STAMP})")
_BEFORE = expression(rf"(?:{_STAMP}){_ENDS}")
_YEAR_ONLY = expression(rf"(?P<y>{_YEAR})年?(?:就|都|已经|已|早)*(?:到期|过期|失效)")
_LONE = expression(rf"(?<![0-9])(?P<m>{_MONTH})月份?(?:(?P<d>{_DAY})[号日])?{_ENDS}")
_LONE_AFTER = expression(
    rf"(?:有效期|保质期|效期)[至到是为:]+(?P<m>{_MONTH})月份?(?:(?P<d>{_DAY})[号日])?"
)
_LAST_MONTH = expression(r"上个?月(?:就|都|已经|已|早|刚)*(?:到期|过期|失效)")
_BARE = expression(
    r"(?<![0-9a-z./\-])(?P<y>20[0-9]{2})[./\-](?P<m>[0-9]{1,2})(?:[./\-](?P<d>[0-9]{1,2}))?(?![0-9./\-])"
)
_MADE = expression(
    rf"(?:生产日?期?|出厂日?期?|制造日?期?|mfg|mfd|prod)(?:是|为|于)?[ :.\]】]*(?:{_STAMP})(?:号"
    rf"|日)?"
)
_MADE_BEHIND = expression(rf"(?:{_STAMP})(?:号|日)?(?:份)?(?:生产|出厂|制造|产的)")
_LASTS = expression(
    rf"(?:有效期|保质期|质保)[\]】为是有: ]*(?P<n>[0-9]{{1,2}}|{_N}{{1,3}}|两|半)个?(?P<u>月|年半"
    rf"|年)(?![0-9底到至])"
)
_HINT = expression(r"期|exp|效|用到|[至到为]|20[0-9]{2}|生产|出厂|mfg|mfd|prod")
_WORDS = {"今年": 0, "明年": 1, "来年": 1, "下年": 1, "后年": 2, "大后年": 3}
_WORDS |= {"去年": -1, "上年": -1, "旧年": -1, "前年": -2}
_NAMED = {"正": 1, "冬": 11, "腊": 12}
_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")


@dataclass(frozen=True, slots=True)
class LastDay:
    """YYYY-MM or YYYY-MM-DD, or a fault; a past day keeps the day that was said."""

    said: str | None = None
    fault: DateFault | None = None


def batch(text: str) -> tuple[str | None, str]:
    """The batch as printed, and the text without it."""
    found = _BATCH.search(text)
    if found is None:
        return None, text
    code = found["code"].rstrip("-")
    if not any(c.isdigit() for c in code):
        return None, text
    end = found.start("code") + len(code)
    return code.upper(), f"{text[: found.start()]},{text[end:]}"


def last_day(text: str, today: date) -> LastDay:
    """Until when it is good; a day of making gives one only with how long it keeps."""
    if not _HINT.search(text):
        return LastDay()
    made = _MADE.search(text) or _MADE_BEHIND.search(text)
    if made:
        text = f"{text[: made.start()]},{text[made.end() :]}"
    found = _stamped(text, today) or _alone(text, today)
    if found:
        return found
    if made:
        return _kept(made, text, today)
    said = expiry(text, today)
    return _judged(said, today) if said else _unlabelled(text, today)


def _stamped(text: str, today: date) -> LastDay | None:
    for pattern in (_AFTER, _BEFORE):
        if match := pattern.search(text):
            year, month, day = _parts(match, today)
            return _checked(year, month, day, today)
    if _LAST_MONTH.search(text):
        year, month = divmod(today.year * 12 + today.month - 2, 12)
        return LastDay(f"{year}-{month + 1:02}", "past")
    year_only = _YEAR_ONLY.search(text)
    if year_only and _year(year_only["y"], today) < today.year:
        return LastDay(f"{_year(year_only['y'], today)}-12", "past")
    return None


def _alone(text: str, today: date) -> LastDay | None:
    """A month without a year: only what is on no calendar, the rest is read elsewhere."""
    match = _LONE.search(text) or _LONE_AFTER.search(text)
    if match is None:
        return None
    month, day = _count(match["m"]), _count(match["d"]) if match["d"] else None
    if not 1 <= month <= 12:
        return LastDay(fault="no_such_month")
    year = today.year + (month < today.month)
    return _checked(year, month, day, today) if day else None


def _kept(made: re.Match[str], text: str, today: date) -> LastDay:
    """Made on a day and good for so long: until the month before."""
    lasts = _LASTS.search(text)
    year, month, _ = _parts(made, today)
    if lasts is None or not 1 <= month <= 12:
        return LastDay()
    count = number(lasts["n"]) or 0.0
    months = count * 12 if lasts["u"].startswith("年") else count
    months += 6 if lasts["u"] == "年半" else 0
    year, month = divmod(year * 12 + month - 2 + int(months), 12)
    return _judged(f"{year}-{month + 1:02}", today)


def _unlabelled(text: str, today: date) -> LastDay:
    """2027.03 alone is an expiry if it lies ahead; what lies behind may be anything."""
    match = _BARE.search(text)
    if match is None:
        return LastDay()
    read = _checked(int(match["y"]), int(match["m"]), int(match["d"] or 0) or None, today)
    ahead = read.said is not None and read.fault is None
    return read if ahead and read.said != today.isoformat() else LastDay()


def _parts(match: re.Match[str], today: date) -> tuple[int, int, int | None]:
    year = match["y"] or match["y8"] or match["y2"]
    month = match["m"] or match["m8"] or match["m2"]
    day = match["d"] or match["d8"]
    return _year(year, today), _count(month), _count(day) if day else None


def _checked(year: int, month: int, day: int | None, today: date) -> LastDay:
    if not 1 <= month <= 12:
        return LastDay(fault="no_such_month")
    if day is None:
        return _judged(f"{year}-{month:02}", today)
    if not 1 <= day <= monthrange(year, month)[1]:
        return LastDay(fault="no_such_day")
    return _judged(f"{year}-{month:02}-{day:02}", today)


def _judged(said: str, today: date) -> LastDay:
    """Good through its last day; of a month that is the month's end."""
    gone = said < today.isoformat()[: len(said)]
    return LastDay(said, "past" if gone else None)


def _year(said: str, today: date) -> int:
    if said in _WORDS:
        return today.year + _WORDS[said]
    digits = said.translate(_DIGITS)
    if not digits.isdigit():
        return 2000 + _count(said)
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _count(said: str) -> int:
    return _NAMED.get(said) or int(number(said) or 0)
