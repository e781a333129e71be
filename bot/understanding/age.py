"""How old the person is who is spoken of."""

import re

from bot.understanding.numerals import number
from bot.understanding.pattern import NUMERAL_CHARACTERS

_N = f"([{NUMERAL_CHARACTERS}]{{1,6}}(?:\\.[0-9]+)?)"
_AGE = re.compile(rf"{_N}(岁|个月大|个多月大|个月的)(?:半)?(?:([{NUMERAL_CHARACTERS}]+)个月)?")
_BABY = rf"(?:娃子?|宝宝?|崽|伢|毛毛|孩子?|孙子?|孙女|小囡)[^。!?;\n,{NUMERAL_CHARACTERS}]{{0,4}}"
_MONTHS = re.compile(rf"{_BABY}{_N}个(多|半)?月|刚?满月")
_DAYS = re.compile(
    rf"(?:月娃子?|毛毛|新生儿|宝宝|小宝|生下来)[^。!?;\n{NUMERAL_CHARACTERS}]{{0,3}}(?:才|刚){_N}天"
)
_OLD = re.compile(
    r"(?:今年|都|快|已经|有)?([六七八九]十[一二三四五六七八九]?)(?:多|几|来)?(?:岁|了|哒|喇|的人)"
)


def age(text: str) -> float | None:
    """In years; months and days as parts of one."""
    match = _AGE.search(text)
    value = number(match[1]) if match else None
    if match and value is not None:
        if match[2] != "岁":
            return round(value / 12, 2)
        more = number(match[3]) if match[3] else None
        return round(value + (more or 0) / 12, 2) if value <= 120 else None
    return _baby_age(text)


def _baby_age(text: str) -> float | None:
    match = _DAYS.search(text)
    days = number(match[1]) if match else None
    if days is not None:
        return round(days / 365, 2)
    match = _MONTHS.search(text)
    if match:
        months = number(match[1]) if match[1] else 1.0
        return round((months + 0.5 * (match[2] == "半")) / 12, 2) if months else None
    match = _OLD.search(text)
    return number(match[1]) if match else None
