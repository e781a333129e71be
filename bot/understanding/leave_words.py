"""Others who are ill or off, told by whoever orders the work, with who stands in for them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.understanding.duty_words import Leave, read_leave
from bot.understanding.expression import expression

LONGEST = 60
_NAME = r"[\u4e00-\u9fff]{1,4}?"
_AND = r"(?:和|跟|与|、|还有)"
_OTHERS = expression(
    rf"(?P<who>{_NAME}(?:{_AND}{_NAME})*)(?:他们)?(?:两个?人?|俩|三个?人?)?(?:都|全)?"
    r"(?P<what>(?:今天|今儿|这两天|这几天)?(?:都|全)?(?:又)?"
    r"(?:(?P<ill>(?:生?病[倒重]?|住院|做手术|发高?烧|感冒|阳)了?)|(?:请|休|告|不在|出).*?))"
    r"[，,。；;\s]+(?P<rest>.+)"
)
_NOBODY = expression(r"[我俺咱谁哪你您他她它们]|孩子|老人|奶奶$|爷爷$|[爸妈]")


def read_leaves(text: str, today: date) -> tuple[Leave, ...]:
    """One leave for each who is named; nothing where nobody is named to stand in for others."""
    said = text.strip()
    found = _OTHERS.fullmatch(said) if len(said) <= LONGEST else None
    if found is None:
        return ()
    names = tuple(n for n in re.split(_AND, found["who"]) if n)
    if not names or any(_NOBODY.search(n) for n in names):
        return ()
    what = "我病了" if found["ill"] else f"我{found['what']}"
    own = read_leave(f"{what}，{found['rest']}", today)
    if own is None or own.stand_in is None:
        return ()
    return tuple(replace(own, who=name) for name in names)
