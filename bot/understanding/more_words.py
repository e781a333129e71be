"""还要创可贴, 另外要口罩: one more wish; 不是这个，是那个: another word for the first."""

from __future__ import annotations

from bot.understanding.expression import expression

_LEAD = r"^(?:那|哦|噢|对了|顺便|麻烦|[\s,，。、])*"
_WANT = "(?:想|得|需)?(?:要|来|拿|领|借|带|买|缺)"
_MORE = expression(
    rf"{_LEAD}(?:(?:还|再|另外?|外加|另外(?:还|再|也))[\s,，]*(?P<want>{_WANT})(?:点|些|一点)?"
    r"|还有(?P<too>[^,，。!！?？]{1,10}?)也(?:要|缺|想要))"
)
_INSTEAD = expression(
    "不是|不对|错了|改成|改要|改为|换成|换个|换一|要的是|说的是|我是说|不要[^,，。]{1,8}[,，]|而是|搞错|弄错"
)
_NOT_THIS = expression(
    "(?:不是|不要)(?P<back>[^,，。;；]+)[,，。;；]|把?(?P<old>[^,，。;；]+?)(?:改成|换成|改为)"
)
_ONLY_AMOUNT = expression(
    r"^(?:还是|就|要|来|拿|得|改成|只|一共|[\s,，])*[一二两俩三四五六七八九十半几\d]+[盒瓶板包支片袋粒个卷箱](?:吧|就行|就够|就好|够了|[。!！])*$"
)
_SHARED = 2  # characters running: 感冒药 and 感冒灵 may be one thing


def is_more(text: str) -> bool:
    """Whether the line itself says that it is a wish beside the first."""
    return bool(_MORE.search(text)) and not _INSTEAD.search(text)


def puts_right(text: str) -> bool:
    """Whether the line takes something back and names another in its place."""
    return bool(_INSTEAD.search(text))


def taken_back(text: str) -> str:
    """What 不是碘伏，是酒精 takes back: 碘伏; nothing where nothing is."""
    found = _NOT_THIS.search(text)
    return (found["back"] or found["old"]) if found else ""


def is_only_amount(text: str) -> bool:
    """要两盒: how many of what was named before."""
    return bool(_ONLY_AMOUNT.match(text))


def as_wish(text: str) -> str | None:
    """The wish by itself: 另外要创可贴 → 要创可贴; None where nothing more is asked for."""
    found = _MORE.search(text)
    if found is None or _INSTEAD.search(text):
        return None
    if found["too"]:
        return f"要{found['too']}"
    return text[found.start("want") :]


def are_other_things(before: str, now: str) -> bool:
    """Whether none of the new things is in what was named before."""
    if not before or not now:
        return False
    pairs = {now[i : i + _SHARED] for i in range(len(now) - _SHARED + 1)}
    return not any(pair in before for pair in pairs)
