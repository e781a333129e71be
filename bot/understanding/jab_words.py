"""我要打针, 卫生室哪天打针, 打疫苗有哪些人报名: what is said of a jab that is no illness."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.expression import expression

LONGEST = 24
_KIND = "流感|肺炎|新冠|带状疱疹|防疫|预防"
_JAB = f"(?:{_KIND})?(?:的)?(?:疫苗|针)"
_NAMED = expression("流感|肺炎|新冠|带状疱疹")
_TAIL = r"[了啊呀呢吧的哈嘛吗]{0,2}[?？。!！]?"
_WISH = expression(
    rf"(?:我|俺|我也|俺也)?(?:还)?(?:想要?|要|得|该)(?:去|来)?(?:打|接种)(?:个|一?针|一下)?{_JAB}{_TAIL}"
)
_DAY = r"(?:哪一?天|什么时候|啥时候|几时|几号|多会儿?|什么日子)"
_ASKS = expression(
    rf"(?:请问)?(?:村里|我们村|村?卫生[室院])?(?:的)?(?:{_DAY}(?:可以|能|还|再)?(?:有|来)?(?:打|接种)?{_JAB}"
    rf"|(?:打|接种)?{_JAB}(?:是|在)?{_DAY}(?:可以|能|还|再)?(?:打|有|接种)?"
    rf"|(?:哪里|哪儿|在哪)(?:可以|能)?(?:打|接种){_JAB}){_TAIL}"
)
_WHO = r"(?:哪些人|哪些|哪几个|哪几位|谁|几个人|多少人|几个|多少)"
_ROLL = expression(
    rf"(?P<about>[\u4e00-\u9fff]{{0,8}}?)(?:的)?(?:现在|都|已经)?(?:"
    rf"(?:都)?有?{_WHO}(?:都)?(?:报名|报上名?|报了名?|留号|要来|要去)"
    rf"|报名(?:的)?(?:都)?有?(?:{_WHO}|名单|情况)|报了{_WHO}){_TAIL}"
)


@dataclass(frozen=True, slots=True)
class SaidJab:
    """A jab is wanted, or asked for when; what against where it was said."""

    asks: bool
    what: str = ""


def read_jab(text: str) -> SaidJab | None:
    """None where it may be of an illness or of a bite."""
    said = re.sub(r"\s", "", text)
    if not 3 <= len(said) <= LONGEST:
        return None
    for pattern, asks in ((_WISH, False), (_ASKS, True)):
        found = pattern.fullmatch(said)
        if found is not None:
            named = _NAMED.search(said)
            return SaidJab(asks, named[0] if named else "")
    return None


def asks_who_signed(text: str) -> str | None:
    """What for, in the words that were used, and empty where nothing was named."""
    said = re.sub(r"[\s，,]", "", text)
    found = _ROLL.fullmatch(said) if len(said) <= LONGEST else None
    return found["about"].strip("的").removeprefix("打") if found else None
