"""Handing out by list in one line: for whom, how many doors, how many each, which thing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.box_text import close, spaced
from bot.understanding.expression import expression

_OVER = expression(
    r"(?:年?满|超过)?(\d{1,3})周?岁(?:及|以)?(?:以上|及以上|往上|起)(?:的|老人|老年人)*"
)
_UNDER = expression(r"(\d{1,3})周?岁(?:及|以)?(?:以下|以内|往下)(?:的|孩子|儿童|小孩)*")
_DOORS = expression(r"(?<!\d)(\d{1,4})[户家](?!人家)")
_EACH = expression(r"每[人户家个](?:发|给|领)?(\d{1,3})([盒瓶包袋板支个只份片条双])")
_SPLIT = expression(r"[\s,、;。]+")


@dataclass(frozen=True, slots=True)
class SaidRun:
    """What the line says; names of places, people and things are looked up by others."""

    over: int | None = None
    under: int | None = None
    most: int | None = None
    each: int | None = None
    unit: str | None = None
    words: tuple[str, ...] = ()
    text: str = ""


def read_run(text: str) -> SaidRun:
    """The numbers with a meaning of their own, and the words that are left."""
    plain = close(spaced(text.replace(" ", "，")))
    over, under = _OVER.search(plain), _UNDER.search(plain)
    doors, each = _DOORS.search(plain), _EACH.search(plain)
    rest = plain
    for found in (_OVER, _UNDER, _EACH, _DOORS):
        rest = found.sub(",", rest)
    return SaidRun(
        over=int(over[1]) if over else None,
        under=int(under[1]) if under else None,
        most=int(doors[1]) if doors else None,
        each=int(each[1]) if each else None,
        unit=each[2] if each else None,
        words=tuple(w for w in _SPLIT.split(rest) if w),
        text=rest,
    )
