"""Who asks what is kept of them, who looked at it, or wants to be let go."""

from __future__ import annotations

from bot.understanding.expression import expression

_MINE = "我的?(?:资料|信息|档案|记录|数据)"
_ASKED = (
    ("looks", expression(f"(?:有)?(?:谁|哪些人|什么人)(?:都)?(?:看|查)过?(?:了)?{_MINE}")),
    ("data", expression(f"(?:看看?|查查?|给我看?|导出)(?:一下)?{_MINE}")),
    ("data", expression("你们?(?:都)?(?:记|存)了我(?:些)?什么")),
    ("data", expression(f"(?:把)?{_MINE}(?:给我|发我|导出来)(?:看看|一份)?")),
    ("forget", expression(f"(?:请)?(?:把)?{_MINE}(?:都|全)?(?:删|清|去)(?:了|掉|除)(?:吧)?")),
    ("forget", expression(f"(?:请)?(?:删|清)(?:了|掉|除){_MINE}(?:吧)?")),
    ("forget", expression("(?:请)?(?:把我忘(?:了|掉)|忘(?:了|掉)我)吧?")),
)
_MARKS = expression("[\\s,，。.!！?？]")
LONGEST = 30


def read_privacy_words(text: str) -> str | None:
    """data, looks or forget; None for whatever is something else."""
    said = _MARKS.sub("", text)
    if not said or len(said) > LONGEST:
        return None
    return next((what for what, words in _ASKED if words.fullmatch(said)), None)


_ALL = expression("(?:把)?(?:剩下的|后面的|其他的)?(?:都|全)(?:拿来|给我|发来|发给我)(?:吧|看看)?")


def brings_all(text: str) -> bool:
    """都拿来: somebody wants to see now what was held back for the morning."""
    said = _MARKS.sub("", text)
    return len(said) <= LONGEST and _ALL.fullmatch(said) is not None
