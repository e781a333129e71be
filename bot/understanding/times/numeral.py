"""Whole numbers in dates and clocks: 8, 二十五, 廿八, 七八, 三五 (the first of both)."""

from functools import lru_cache

from bot.understanding.numerals import number

_ORDER = "一二三四五六七八九"


@lru_cache(maxsize=1024)
def whole(text: str) -> int | None:
    """None when it is no number."""
    text = text.replace("〇", "零").replace("卅", "三十").replace("俩", "两")
    if len(text) > 1 and text[0] == "零":
        text = text[1:]
    if len(text) > 1 and text[-2:] in _ORDER:
        text = text[:-1]
    if len(text) == 2 and set(text) <= set(_ORDER):
        text = text[0]
    value = number(text)
    return None if value is None else int(value)
