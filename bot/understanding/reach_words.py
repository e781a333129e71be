"""Words about a prompt that was heard: 听懂了, 没听懂, 念一下, 别发了; 1 2 说了 of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.understanding.expression import expression

LONGEST = 30
What = Literal["heard", "unclear", "aloud", "enough"]
How = Literal["seen", "phone"]
_END = r"[\s，。,.！!？?~～啊呀吧呢嘛啦哦]*"
_WHO = r"(?:我|俺|咱)?"
_HEARD = expression(
    rf"(?:嗯+|哦|好的?|行)?[，, ]?{_WHO}(?:都)?"
    rf"(?:听懂|看懂|听明白|看明白|弄懂|听清楚|听清|懂|明白)了"
    rf"(?:的)?(?:，?谢谢)?{_END}"
)
# Of anything else in the world, too: only where it answers the very message.
_HEARD_REPLY = expression(
    rf"{_WHO}(?:都)?(?:知道|晓得|收到|记住|记下|清楚)(?:了)?(?:，?谢谢)?{_END}"
    rf"|(?:好的?|好嘞|行|中|嗯|嗯嗯|哦|要得|是的?|可以|ok|OK){_END}"
)
_UNCLEAR = expression(
    rf"{_WHO}(?:还是)?(?:没|没有|冇)(?:太|大)?(?:听懂|看懂|听明白|看明白|弄懂|搞懂|听清楚|听清|懂|明白)(?:啊)?{_END}"
    rf"|{_WHO}(?:还是)?(?:听不懂|看不懂|不懂|不明白|搞不懂|弄不懂|听不明白|看不明白|不太懂|不大懂){_END}"
    rf"|(?:这|这个|这是|这话|这条)?(?:是)?(?:啥|什么|么子|啥子)(?:个)?意思{_END}"
    rf"|(?:你|您|这|刚才)?(?:这)?说的(?:是)?(?:啥|什么|么子|啥子)(?:意思|话)?{_END}"
)
_ALOUD = expression(
    rf"(?:请|帮忙|麻烦|你|您|帮我|给我)*(?:念|读)(?:一下|一念|一读|一遍|一声|给我听|给我听听|出来|念|读){_END}"
    rf"|(?:再|请|给我|帮我)?(?:念念|读读)(?:一遍)?(?:今天的?|这个|这条|那条|给我听)?{_END}"
    rf"|(?:看不清|字太小|字看不清|不识字|认不得字)[，,\s]*(?:念|读)(?:一下|一遍|给我听){_END}"
)
_ENOUGH = expression(
    rf"(?:快|求求你|求你)?(?:别|不要|莫|甭|不用)(?:再|老|总|天天|一直)*发(?:了|这个了?|这些了?|这种了?|来了){_END}"
    rf"|(?:天天|老是|老|总是|总|整天|一天到晚|成天)(?:都)?(?:在)?发(?:这个|这些|这种|这)?(?:东西|消息|玩意)?(?:[，,\s]*(?:烦死了|烦人|烦不烦|真烦|烦))?{_END}"
    rf"|(?:真是)?(?:烦死了|烦死人了?|烦死个人|真烦人?|好烦|太烦了|烦人|烦不烦|烦不烦人|吵死了|吵死人了?|有完没完|没完没了|又来了|又是这个){_END}"
)
_KINDS: tuple[tuple[What, re.Pattern[str]], ...] = (
    ("unclear", _UNCLEAR), ("heard", _HEARD), ("aloud", _ALOUD), ("enough", _ENOUGH),
)  # fmt: skip
_TOLD = expression(
    r"(?P<numbers>[\d\s、，,和号]*)(?P<all>都|全都|全)?(?:我)?"
    r"(?P<how>当面|见面|上门|面对面|打电话|电话里|电话)?(?:都|也)?(?:跟(?:他|她|他们|老人)们?)?"
    r"(?:说了|说过了|说好了|说清楚了|讲了|讲过了|讲清楚了|告诉了|通知了)" + _END
)
_LEFT = expression(
    rf"(?:现在|这几天|今天)?(?:我(?:们)?(?:这里|这边|湾里?|组里?)?)?(?:还)?(?:有)?"
    rf"(?:谁|哪些人?|哪几个人?|哪几位|哪个)(?:还)?(?:没|没有|冇)"
    rf"(?:听懂|看懂|听明白|看明白|弄懂|听清楚)(?:提醒|的)?{_END}"
    rf"|(?:没|没有)(?:听懂|看懂)的(?:人)?(?:有|是|还有)?(?:谁|哪些人?|哪几个人?|哪几位){_END}"
)
_PHONE = frozenset({"打电话", "电话里", "电话"})


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says to a prompt; some words only where they answer that very message."""

    what: What
    only_as_reply: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Who of a list was told, by their numbers (none: all), and how."""

    numbers: tuple[int, ...]
    how: How = "seen"


def read_said(text: str) -> Said | None:
    """None for whatever is surely no answer to a prompt."""
    said = text.strip()
    if not said or len(said) > LONGEST:
        return None
    for what, pattern in _KINDS:
        if pattern.fullmatch(said):
            return Said(what)
    return Said("heard", only_as_reply=True) if _HEARD_REPLY.fullmatch(said) else None


def asks_who_is_left(text: str) -> bool:
    """Whether who goes from house to house asks to whom."""
    return _LEFT.fullmatch(text.strip()) is not None


def read_told(text: str) -> Told | None:
    """Numbers, or all by a word that says so; a bare 说了 says of nobody whom."""
    said = text.strip()
    found = _TOLD.fullmatch(said) if len(said) <= LONGEST else None
    if found is None:
        return None
    numbers = tuple(int(n) for n in re.findall(r"\d{1,3}", found["numbers"]))
    if not numbers and not (found["all"] or "都" in said):
        return None
    return Told(numbers, "phone" if found["how"] in _PHONE else "seen")
