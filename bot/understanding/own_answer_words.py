"""A cadre says what is to be answered: 以后有人问水费哪天交，就说每月5号; and takes it back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.expression import expression

LONGEST = 240
_SAYS = (
    r"(?:你|您)?(?:就|都|统一)(?:这样|这么|跟他们?)?"
    r"(?:说|答|回答|回|讲|告诉(?:他们?|她们?|大家|人家)?)"
)
_LATER = expression(
    r"(?:以后|往后|今后|下回|下次)(?:要是|如果|再|若|凡是)*(?:有|遇到|碰到)?(?:人|谁|乡亲们?|大家|村里人)"
    r"(?:来|再)?(?:问|打听)(?:起|到|你|您)?[:：,，]?(?P<asked>.+?)"
    rf"[,，。?？”\"\s]*{_SAYS}[:：,，“\"\s]*(?P<answer>.+)",
    re.DOTALL,
)
_NAMED = expression(
    r"(?:请|帮我|我要|我想)*(?:加|添|新增|写)?(?:上)?(?:一)?[条个]?(?:常见问题|问答)[:：,，\s]+(?P<rest>.+)",
    re.DOTALL,
)
_ADD = expression(r"(?:add|加|添|新增|加一条)(?=\s|[:：]|$)[:：\s]*(?P<rest>.*)", re.DOTALL | re.I)
_PARTS = expression(
    rf"(?:问[:：])?(?P<asked>.+?)(?:[?？]\s*(?:答[:：])?|[,，\s]*{_SAYS}[:：,，\s]*|\s*[|｜]\s*|\s+答[:：]\s*)"
    r"(?P<answer>.+)",
    re.DOTALL,
)
_TAKE_BACK = expression(
    r"(?:撤回|收回|撤销|取消|删掉?|删除)第?\s*"
    r"(?:(?:问答|常见问题)\s*(?P<a>[0-9]{1,4})号?|(?P<b>[0-9]{1,4})\s*号?(?:问答|常见问题))[。!！]*"
)
_EDGE = ' ,，。.?？!！:：;；“”"\n'


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """What is asked, and what is to be said; both empty where only the wish was said."""

    asked: str = ""
    answer: str = ""


def read_own_answer(text: str) -> OwnAnswer | None:
    """In free words."""
    words = text.strip()
    if len(words) > LONGEST:
        return None
    found = _LATER.fullmatch(words)
    if found is not None:
        return _made(found)
    named = _NAMED.fullmatch(words)
    parts = _PARTS.fullmatch(named["rest"].strip()) if named else None
    return _made(parts) if parts else None


def read_added(argument: str) -> OwnAnswer | None:
    """Behind the command; None where nothing is added."""
    added = _ADD.fullmatch(argument.strip())
    if added is None:
        return read_own_answer(argument)
    rest = added["rest"].strip()
    later, parts = _LATER.fullmatch(rest), _PARTS.fullmatch(rest)
    return _made(later or parts) if later or parts else OwnAnswer()


def takes_back(text: str) -> int | None:
    """The number of the answer that is not to be given any more."""
    found = _TAKE_BACK.fullmatch(text.strip())
    return int(found["a"] or found["b"]) if found else None


def _made(found: re.Match[str] | None) -> OwnAnswer:
    if found is None:
        return OwnAnswer()
    return OwnAnswer(found["asked"].strip(_EDGE), found["answer"].strip().strip('“”"'))
