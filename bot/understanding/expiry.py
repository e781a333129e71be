"""Until when a thing is good: 明年三月到期, 有效期到2027年8月, 27年6月过期, 还有半年过期."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from bot.understanding.expression import expression
from bot.understanding.numerals import number

_WORD = expression(
    r"有效|保质期|到期|过期|失效|期限|使用期|效期|能用到|用到|放到|日期到?是?|期到"
    r"|月份?到(?=$|[,，。!\s])|[到至](?:20\d\d|\d\d年|\d{1,2}月|今年|明年|后年|大后年|下个?月|年底|二[零〇])"
)
_REACH = 14
_N = "[0-9零〇一二三四五六七八九十]"
_DATE = expression(
    r"(?:(?P<word>今年|明年|后年|大后年|下年|来年|出年|旧年)"
    rf"|(?P<year>20{_N}{{2}}|二[零〇]{_N}{{2}}|[2-4]\d|[二三]{_N})\s?(?:年|[./-]))的?\s?"
    r"(?P<month>1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十]|正|腊|冬)(?![0-9])\s?"
    r"(?:(?:月份?底?|[./-])\s?(?:(?P<day>3[01]|[12][0-9]|0?[1-9]"
    r"|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?![0-9月])(?:号|日)?)?)?"
)
_COMPACT = expression(r"(?<!\d)(?P<year>20[2-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)?(?!\d)")
_MONTH = expression(
    r"(?<![0-9年])(?:(?P<this>这个月|本月|下个?月|下下个?月)|(?P<month>1[0-2]|[1-9]|十[一二]|[一二三四五六七八九十])月份?(?![0-9]))(?P<day>[0-9]{1,2}(?=[号日]))?"
)
_EDGE = expression(r"(今年|明年|后年)年?(底|初)")
_SPAN = expression(
    rf"(?:还有|还剩|剩|再过|再有|差|有|过)\s?(?P<n>半|一|两|{_N}{{1,3}}|几)(?P<unit>年半|年|个半月|个多?月|天)"
)
_OFFSET = {
    "今年": 0,
    "明年": 1,
    "下年": 1,
    "来年": 1,
    "出年": 1,
    "后年": 2,
    "大后年": 3,
    "旧年": -1,
}
_LUNAR_NAMES = {"正": 1, "冬": 11, "腊": 12}


def expiry(text: str, today: date) -> str | None:
    """YYYY-MM or YYYY-MM-DD, seen from `today`; None unless it is said to be an expiry."""
    for word in _WORD.finditer(text):
        begin, end = max(0, word.start() - _REACH), word.end() + _REACH
        near = text[begin:end]
        found = _dated(near, today) or _spanned(near, today)
        if found:
            return found
    return None


def _dated(near: str, today: date) -> str | None:
    for pattern in (_COMPACT, _DATE):
        for match in pattern.finditer(near):
            found = _written(match, today)
            if found:
                return found
    edge = _EDGE.search(near)
    if edge:
        return f"{today.year + _OFFSET[edge[1]]}-{'12' if edge[2] == '底' else '01'}"
    if "年底" in near:
        return f"{today.year}-12"
    return _month_only(near, today)


def _written(match: re.Match[str], today: date) -> str | None:
    groups = match.groupdict()
    word = groups.get("word")
    year = today.year + _OFFSET[word] if word else _year(groups["year"])
    month = _LUNAR_NAMES.get(groups["month"]) or _count(groups["month"])
    if not (today.year - 10 < year < today.year + 20 and 1 <= month <= 12):
        return None
    if not groups["day"]:
        return f"{year}-{month:02}"
    day = _count(groups["day"])
    # What is on no calendar is not what is printed on the pack.
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year}-{month:02}-{day:02}"


def _month_only(near: str, today: date) -> str | None:
    match = _MONTH.search(near)
    if not match:
        return None
    if match["this"]:
        ahead = match["this"].count("下")
    else:
        month = _count(match["month"])
        ahead = (month - today.month) % 12
    month_index = today.year * 12 + today.month - 1 + ahead
    year, month = divmod(month_index, 12)
    day = int(match["day"]) if match["day"] else 0
    if day > monthrange(year, month + 1)[1]:
        return None
    return f"{year}-{month + 1:02}" + (f"-{day:02}" if day else "")


def _spanned(near: str, today: date) -> str | None:
    """还有半年过期: to the month."""
    match = _SPAN.search(near)
    if not match or match["n"] == "几":
        return None
    count, unit = number(match["n"]), match["unit"]
    if count is None or unit == "天":
        return None
    count += 0.5 if "半" in unit else 0.0
    months = int(count * (12 if unit.startswith("年") else 1))
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return f"{year}-{month + 1:02}"


def _year(said: str) -> int:
    digits = said.translate(str.maketrans("零〇一二三四五六七八九", "00123456789"))
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _count(said: str) -> int:
    return int(number(said) or 0)
