"""What a keeper orders or a villager wants with the box: in, count, discard, lend, … look, give."""

from __future__ import annotations

from bot.understanding.box_act_words import (
    ARRIVED,
    BOX,
    COUNTED,
    HANDED,
    NO_ACT,
    TALLIED,
    WORDS,
    BoxAct,
)
from bot.understanding.expression import expression

_ACTS = tuple((act, expression(words)) for act, words in WORDS)
_LOOK = next(words for act, words in _ACTS if act == "look")
_ABOUT_BOX = expression(BOX)
# What is only asked moves nothing.
_MOVES = frozenset({"in", "out", "count", "discard", "lend", "return", "transfer", "fix"})
_ASKS = expression(r"(?:吗|么|没|冇|(?<![线带盒池件])没有)[。!?]*$|\?$")


def box_act(text: str, *, counted: bool, named: bool) -> BoxAct | None:
    """The act; `counted` if an amount or a batch is said, `named` if a person is."""
    plain = NO_ACT.sub("。", text)
    act = _said(plain, counted=counted, named=named)
    if act in _MOVES and _ASKS.search(text):
        return "look" if asks_box(text) else None
    return act


def _said(plain: str, *, counted: bool, named: bool) -> BoxAct | None:
    for act, words in _ACTS:
        if act == "count" and counted and TALLIED.search(plain):
            return "count"
        if act == "discard" and counted and COUNTED.search(plain):
            return "count"
        if act == "in" and counted and ARRIVED.search(plain):
            return "in"
        if act == "out" and named and counted and HANDED.search(plain):
            return "out"
        if words.search(plain):
            return act
    return None


def asks_box(text: str) -> bool:
    """Whether it asks what a box holds, where it is, or when it is open."""
    plain = NO_ACT.sub("。", text)
    return bool(_ABOUT_BOX.search(plain) and _LOOK.search(plain))
