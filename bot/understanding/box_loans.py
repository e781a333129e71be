"""What is said of something borrowed beside the act: for how long, and whether it is of a loan."""

from __future__ import annotations

from bot.understanding.box_text import close, spaced
from bot.understanding.expression import expression
from bot.understanding.numerals import number
from bot.understanding.pattern import NUMERAL_CHARACTERS

_SPAN = expression(
    f"([{NUMERAL_CHARACTERS}]{{1,3}})个?(天|日|晚|礼拜|星期|周(?![一二三四五六日末])|月)"
)
_DAYS = {"天": 1, "日": 1, "晚": 1, "礼拜": 7, "星期": 7, "周": 7, "月": 30}
_OF_A_LOAN = expression(
    "借|归还|续|还(?:了|掉|清|回|给|过来|上)|(?:要|该|得|才|已|去|来|没|未|不|谁)还|用(?:几|两|三|[0-9])天"
)
_PUT_BACK = expression(
    r"(?:放|搁|送|拿|交|还)(?:到|在|去|回|给|过)?[^,，。!?！？]{0,8}(?:了|咗|哒)$"
)
_IN_HAND = expression(r"^(?:东西|我)?(?:已经)?(?:拿到|收到|到手|领到)(?:了|啦|咗)[^没不]{0,6}$")
# So long a line says nothing but that.
_PLAIN = 10


def days_more(text: str) -> int | None:
    """再借两天, 续一个星期: how many days; None where none is said."""
    found = _SPAN.search(close(spaced(text)))
    said = number(found[1]) if found and "几" not in found[1] else None
    return int(said) * _DAYS[found[2]] if found and said else None


def is_of_a_loan(text: str) -> bool:
    """还了, 什么时候要还, 再借两天: meant of what was borrowed also where no thing is named."""
    plain = close(spaced(text))
    return len(plain) <= _PLAIN and bool(_OF_A_LOAN.search(plain))


def is_put_back(text: str) -> bool:
    """我把血氧仪放小卖部了: to be asked only of a thing that was borrowed."""
    return bool(_PUT_BACK.search(text.strip(" 。!！~")))


def is_in_hand(text: str) -> bool:
    """拿到了，谢谢."""
    return bool(_IN_HAND.search(text.strip()))
