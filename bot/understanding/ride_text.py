"""The text of a message as the readers of rides look through it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.understanding.box_text import close, spaced
from bot.understanding.expression import expression
from bot.understanding.numerals import number
from bot.understanding.pattern import NUMERAL_CHARACTERS
from bot.understanding.traditional import TO_SIMPLIFIED

NUM = f"[{NUMERAL_CHARACTERS}]{{1,3}}"
# A space between two phrases parts them, one between two characters does not.
_PAUSE = expression("(?<=[\u4e00-\u9fff]{2}) +(?=[\u4e00-\u9fff]{2})")
_MARKS = str.maketrans("，；！？、：", ",;!?、:")
_CLAUSE = expression("[,。;!?]+")
# 不用吸氧, 没有发烧, 唔使轮椅
_NOT = expression(
    "(?:不(?:是|用|要|需要?|必|带|坐|能|会|再|咋|怎么|太|想|算|得)?|没(?:有|得|再)?|冇(?:得)?|无"
    "|未|唔(?:使|系|会)?"
    "|莫|别|勿(?:要|用)?|毋|甭|弗|免|(?:不|没)(?:用|要|有|再|需要)?(?:人)?[上着戴插带挂坐推躺吊]"
    ")(?:再|着|去|了|啥|什么|得|有|专门)?$"
)
_ASKED = expression("(?:有没有|有冇|是不是|会不会|要不要|用不用|有没得|能不能)$")


def plain(text: str) -> str:
    """Plain characters, simplified, no spaces; phrases parted by commas."""
    mended = _PAUSE.sub(",", spaced(text)).translate(_MARKS).translate(TO_SIMPLIFIED)
    return close(mended)


LONGEST_ANSWER = 40  # characters; patterns of answers are tried on nothing longer


def clauses(text: str) -> list[str]:
    """What stands between the marks; a piece longer than forty characters is a tale, no answer."""
    return [part for part in _CLAUSE.split(text) if 0 < len(part) <= LONGEST_ANSWER]


def denied(text: str, start: int) -> bool:
    """Whether what begins there is denied or only asked after."""
    before = text[max(0, start - 6) : start]
    return bool(_ASKED.search(before) or _NOT.search(before))


def said(pattern: re.Pattern[str], text: str) -> bool:
    """Whether one of the words stands there and is not denied."""
    return any(not denied(text, match.start()) for match in pattern.finditer(text))


def whole(text: str | None) -> int | None:
    """A count: 两, 三四 is three."""
    if not text:
        return None
    value = number(text)
    return int(value) if value is not None and value >= 1 else None


def choice(words: Iterable[str]) -> str:
    """The longest first, as alternatives of an expression."""
    return "|".join(sorted(words, key=len, reverse=True))
