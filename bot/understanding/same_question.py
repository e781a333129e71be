"""Whether two questions to a doctor ask the same; and a question without anybody's name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.understanding.expression import expression

_ASKING = expression(
    r"(?:想|我想)?(?:问一下|问问|请问|请教|咨询|向|问)(?:一下)?(?:村里)?医生(?:咨询)?"
    r"|请问|谢谢|您好|你好|一下|到底"
)
_SOFT = expression(r"[\s，,。.？?！!、：:；;（）()“”\"'啊呢吧呀嘛的]+")
_NUMBER = expression(r"\d+(?:\.\d+)?")
_LONG_NUMBER = expression(r"\d[\d-]{4,}\d")
_DOOR = expression(r"[一-鿿]{0,3}\d{1,4}号(?:楼|院|门)?")
_WHOLE = 100
NOT = ("不", "没", "别")


def likeness(one: str, other: str) -> int:
    """Of a hundred: how much two questions have in common; nothing where a number differs."""
    if set(_NUMBER.findall(one)) != set(_NUMBER.findall(other)):
        return 0
    if _denies(one) != _denies(other):
        return 0
    first, second = _pairs(one), _pairs(other)
    if not first or not second:
        return 0
    return 2 * _WHOLE * len(first & second) // (len(first) + len(second))


def question_in(words: str) -> str:
    """What is asked, without whom it is asked of."""
    return _ASKING.sub("", words).strip(" ，,。：:")


def nameless(words: str, names: Iterable[str], instead: str) -> str:
    """The words without names, numbers to ring and doors."""
    said = words
    for name in sorted({n for n in names if n}, key=len, reverse=True):
        said = said.replace(name, instead)
    return _DOOR.sub("", _LONG_NUMBER.sub("", said)).strip()


def _denies(words: str) -> bool:
    """能不能 asks, 不能 denies."""
    plain = re.sub(r"(.)[不没]\1", "", words)
    return any(sign in plain for sign in NOT)


def _pairs(words: str) -> frozenset[str]:
    signs = _SOFT.sub("", _ASKING.sub("", words))
    return frozenset(signs[i : i + 2] for i in range(len(signs) - 1))
