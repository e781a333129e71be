"""Words that a prompt is wrong: 这条说得不对, 有错, 那条不要发了."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.expression import expression

LONGEST = 30
_END = r"[\s。.!！~～，,啊呀吧呢的了]*"
_THAT = (
    r"(?:(?:你|您|机器人)?(?:刚才|刚刚|方才|今天|今早|早上|上午|中午|下午|晚上|昨天|昨晚)?"
    r"(?:在)?(?:群里|私聊里)?(?:发|说)?的?(?:那|上)(?:一)?(?:条|个|句)(?:健康)?(?:提醒|提示|消息|话)?"
    r"|(?:刚才|刚刚|今天|今早|昨晚|群里|群里刚才)(?:发|说)?的?(?:健康)?(?:提醒|提示))"
)
_THIS = r"(?:这(?:一)?(?:条|个|句)?(?:健康)?(?:提醒|提示|消息|话)?(?:里)?|(?:健康)?(?:提醒|提示))"
_WRONG = (
    r"(?:里)?(?:面)?(?:有|是|都)?(?:点)?"
    r"(?:(?:说|写|讲|发)?(?:得|的)?(?:不对|不准|不准确|不正确|不妥)|(?:说|写|讲|发|弄|搞)错|有错误?|有误|错误?)"
)
_STOP = (
    r"(?:就|先|可)?(?:别|不要|莫|不能|不可以|甭)(?:再)?(?:往外)?(?:发|说|播|念|传)"
    r"|(?:赶紧|快|先)?(?:给我)?(?:撤回|撤掉|撤下|收回|撤)(?:来|去)?"
)
_BOTH = rf"(?:{_WRONG}(?:了)?(?:[，, ]?(?:{_STOP}))?|{_STOP})"
_AFAR = expression(rf"(?:把)?{_THAT}(?:，)?{_BOTH}{_END}")
_HERE = expression(
    rf"(?:把)?{_THIS}(?:，)?{_BOTH}{_END}|{_WRONG}(?:了)?(?:[，, ]?(?:{_STOP}))?{_END}"
)
_OF_PROMPTS = expression("发|说|播|念|传|讲|写|提醒|提示|群|撤|收回")


@dataclass(frozen=True, slots=True)
class Halt:
    """Something that was said is wrong; `afar` where it need not be the message just above."""

    afar: bool = False
    ago: int | None = None  # so many days, where they say which day's
    bare: bool = False  # nothing in it says that it was a prompt: what came last may be meant


def read_halt(text: str) -> Halt | None:
    """None for whatever is surely no word on a prompt."""
    said = text.strip()
    if not said or len(said) > LONGEST:
        return None
    if _AFAR.fullmatch(said):
        ago = 1 if "昨" in said else 0 if re.search("今|早上|上午|中午", said) else None
        return Halt(True, ago, bare=_OF_PROMPTS.search(said) is None)
    return Halt() if _HERE.fullmatch(said) else None
