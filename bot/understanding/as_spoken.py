"""Writing as it is spoken: 39.2 is 三十九点二, 120 is 幺二零, 8:10 is 八点十分."""

from __future__ import annotations

import re
from html import unescape

from bot.understanding.expression import expression

_DIGITS = "零一二三四五六七八九"
_CALLED = {"1": "幺"}  # on the telephone a one is said so
_EMERGENCY = r"(?<!\d)(?:120|119|110|122|12110|12345|12356|12320)(?!\d)"
_EMERGENCY += "(?!\\s*[个块元斤天次毫度分公人户米岁里])"
_PHONE = r"(?<!\d)(?:\d{3,4}-)?\d{7,12}(?!\d)|(?<!\d)\d{3,4}-\d{3,8}(?!\d)"
_TAG = expression(r"<[^>]*>")
_DIALLED = expression(f"{_EMERGENCY}|{_PHONE}")
_YEAR = expression(r"(?<!\d)(\d{4})(?=年)")
_CLOCK = expression(r"(?<!\d)(\d{1,2})[:：](\d{2})(?!\d)")
_SHARE = expression(r"(\d+(?:\.\d+)?)\s*[%％]")
_RANGE = expression(r"(\d)\s*[-~～—–]+\s*(?=\d)")
_NUMBER = expression(r"(\d+)(?:\.(\d+))?")
_UNSPOKEN = expression(r"[^\u4e00-\u9fff，。；：、！？,.!?;:\s]+")
_WORDS = {"℃": "度", "°C": "度", "+": "加", "/": "每", "kg": "公斤", "mg": "毫克", "ml": "毫升"}


def as_spoken(text: str) -> str:
    """No digits, no Latin letters, no signs but those a voice rests at."""
    text = unescape(_TAG.sub("", text))
    for written, said in _WORDS.items():
        text = text.replace(written, said)
    text = _DIALLED.sub(lambda found: _called(found[0]), text)
    text = _YEAR.sub(lambda found: _one_by_one(found[1]), text)
    text = _CLOCK.sub(_clock, text)
    text = _SHARE.sub(lambda found: f"百分之{_spoken(found[1])}", text)
    text = _RANGE.sub(r"\1到", text)
    text = _NUMBER.sub(lambda found: _spoken(found[0]), text)
    return re.sub(r"\s+", " ", _UNSPOKEN.sub(" ", text)).strip()


def _called(number: str) -> str:
    return "".join(_CALLED.get(d) or _DIGITS[int(d)] for d in number if d.isdigit())


def _one_by_one(number: str) -> str:
    return "".join(_DIGITS[int(digit)] for digit in number)


def _clock(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), int(found[2])
    if minute == 0:
        return f"{_whole(hour)}点"
    return f"{_whole(hour)}点{'零' if minute < 10 else ''}{_whole(minute)}分"


def _spoken(number: str) -> str:
    whole, _, part = number.partition(".")
    numbered = len(whole) > 8 or (len(whole) > 1 and whole.startswith("0"))
    said = _one_by_one(whole) if numbered else _whole(int(whole))
    return f"{said}点{_one_by_one(part)}" if part else said


def _whole(number: int) -> str:
    """Up to a hundred million less one."""
    if number >= 10_000:
        rest = number % 10_000
        between = "零" if 0 < rest < 1_000 else ""
        return f"{_whole(number // 10_000)}万{between}{_whole(rest) if rest else ''}"
    said = ""
    gap = False
    for value, unit in ((1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            said += f"{'零' if gap and said else ''}{_DIGITS[digit]}{unit}"
            gap = False
        else:
            gap = True
    said = said or _DIGITS[0]
    return said[1:] if said.startswith("一十") else said
