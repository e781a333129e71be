"""Amounts of the field as people write them: 两千斤, 5袋, 八亩半, 3车."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from bot.understanding.expression import expression

_BLANKS = expression(r"\s+")
COUNT = r"(?:\d{1,6}(?:\.\d)?|[零一二两三四五六七八九十百千万半俩仨]{1,7})"
_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "俩": 2, "仨": 3}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_KILOS = {"吨": 1000.0, "公斤": 1.0, "千克": 1.0, "kg": 1.0, "斤": 0.5, "担": 50.0}
_WEIGHT = expression(rf"({COUNT})(?:来|多|几)?(吨|公斤|千克|kg|斤|担)")


@lru_cache(maxsize=32)
def plain(text: str) -> str:
    """Without blanks, signs of full width as those of half width; a dozen readers ask in turn."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text))


def count(text: str) -> float | None:
    """The value of a numeral up to the ten thousands; None where it is none."""
    try:
        return float(text)
    except ValueError:
        pass
    if text == "半":
        return 0.5
    half = 0.5 if text.endswith("半") else 0.0
    value = _chinese(text.removesuffix("半"))
    return None if value is None else value + half


def _chinese(text: str) -> float | None:
    whole, part, current, power = 0, 0, 0, 1
    for sign in text:
        if sign in _DIGITS:
            current = _DIGITS[sign]
        elif sign == "万":
            whole, part, current, power = (part + current or 1) * 10000, 0, 0, 10000
        elif sign in _POWERS:
            power = _POWERS[sign]
            part, current = part + (current or 1) * power, 0
        else:
            return None
    # 一百五 is 150, 两千三 is 2300: a last digit counts the next power.
    straight = power >= 100 and current and len(text) > 2 and text[-2] in "百千万"
    return float(whole + part + current * (power // 10 if straight else 1)) if text else None


def whole(text: str) -> int | None:
    """A whole number of at least nothing; half a bag is none."""
    value = count(text)
    return int(value) if value is not None and value == int(value) else None


def kilos(text: str) -> int | None:
    """The weight that was said, in kilos."""
    found = _WEIGHT.search(plain(text).lower())
    value = count(found[1]) if found else None
    return round(value * _KILOS[found[2]]) if found and value else None
