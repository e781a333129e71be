"""Until when somebody asks to wait: 等周五, 明天, 后天, 下周一, 月底."""

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.understanding.numerals import number
from bot.understanding.pattern import NUMERAL_CHARACTERS

_WEEKDAY = re.compile(r"(下+|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])")
_AFTER = re.compile(rf"([{NUMERAL_CHARACTERS}]+)(?:个)?(天|星期|礼拜|周)(?:后|以后|之后|再)")
_DAY = re.compile(rf"([{NUMERAL_CHARACTERS}]{{1,3}})[号日]")
_WORDS = (
    ("大后天", 3), ("后天", 2), ("后日", 2), ("明天", 1), ("明日", 1), ("明儿", 1), ("明个", 1),
    ("明早", 1), ("听日", 1), ("明朝", 1), ("今晚", 0), ("今天", 0), ("晚上", 0), ("下午", 0),
    ("过两天", 2), ("过几天", 3),
)  # fmt: skip


def wait_until(text: str, today: date) -> date | None:
    """The day meant, seen from `today`, which is the sender's own date."""
    for word, days in _WORDS:
        if word in text:
            return today + timedelta(days=days)
    return _weekday(text, today) or _counted(text, today) or _month(text, today)


def _weekday(text: str, today: date) -> date | None:
    match = _WEEKDAY.search(text)
    if not match:
        return None
    wanted = "一二三四五六日".index(match[2].replace("天", "日"))
    if match[1] and match[1].startswith("下"):
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=7 * len(match[1]) + wanted)
    # A weekday without more is the next one, never today.
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _counted(text: str, today: date) -> date | None:
    match = _AFTER.search(text)
    count = number(match[1]) if match else None
    if not match or count is None:
        return None
    return today + timedelta(days=int(count) * (1 if match[2] == "天" else 7))


def _month(text: str, today: date) -> date | None:
    last = monthrange(today.year, today.month)[1]
    if "月底" in text:
        return today.replace(day=last)
    next_first = today.replace(day=last) + timedelta(days=1)
    if re.search("下个?月", text):
        return next_first
    match = _DAY.search(text)
    day = number(match[1]) if match else None
    if day is None or not 1 <= day <= 31:
        return None
    month = today if day >= today.day else next_first
    day = min(int(day), monthrange(month.year, month.month)[1])
    return month.replace(day=day)
