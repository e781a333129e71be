"""For whom of the family a wish is: 我妈想要, 替我爸要, 老伴要; and 我怀孕了, which is oneself."""

from __future__ import annotations

import re

from bot.domain.kinship import CHILD, ELDER, GRANDCHILD, GRANDPARENT, PARENT, PARTNER, Kin
from bot.understanding.expression import expression

_WORDS = (
    ("外公|姥爷|爷爷|爷|嗲嗲", Kin(GRANDPARENT, "m")),
    ("外婆|姥姥|姥娘|奶奶|嬷嬷|阿嬷|奶", Kin(GRANDPARENT, "f")),
    ("老婆婆|老人家|老人|老的", Kin(ELDER)),
    ("岳父|老丈人|丈人|公公|家公|公爹|老爸|爸爸|阿爸|父亲|老爹|老父|爸|爹", Kin(PARENT, "m")),
    ("岳母|丈母娘|婆婆|家婆|老妈|妈妈|阿妈|姆妈|母亲|老娘|老母|妈|娘", Kin(PARENT, "f")),
    ("儿媳妇|儿媳|闺女|女儿|女伢|妹崽", Kin(CHILD, "f")),
    ("女婿|儿子|崽", Kin(CHILD, "m")),
    ("外孙女|孙女", Kin(GRANDCHILD, "f")),
    ("外孙|孙子|孙伢|孙娃", Kin(GRANDCHILD, "m")),
    ("老伴|爱人|对象|那口子", Kin(PARTNER)),
    ("媳妇|老婆子|老婆|婆娘|堂客|妻子", Kin(PARTNER, "f")),
    ("老公|丈夫|男人|老头子|当家的", Kin(PARTNER, "m")),
)
# The longer word before the one it begins or ends with: 外孙女, 老婆婆, 丈母娘.
_LONGEST = sorted((w for words, _ in _WORDS for w in words.split("|")), key=len, reverse=True)
_KIN = f"(?P<kin>{'|'.join(_LONGEST)})"
_MINE = "(?:我们?|俺|咱们?)?(?:家里?|屋里)?的?"
_FOR = expression(rf"(?:^[^\u4e00-\u9fff]*{_MINE}|[给替帮为]{_MINE}){_KIN}")
# 娘家, 我妈那边: a place; 妈呀: no person; 我儿子不在家, 我妈说药箱有: not who it is for.
_NOT_FOR = expression(
    "家(?!里?[想要缺需得])|那[边里儿]|屋|呀|[说讲](?![^,，。]{0,2}[想要缺])|告诉|带回|买的|给我"
    "|[^,，。]{0,3}(?:不在家|在外[地头面]|没空|上班去)"
)
_MYSELF = expression("(?:我|俺)(?:自己|也|吃|用)|自己[吃用要]")
_PREGNANT = expression(
    "(?:我|俺|本人)(?:现在|如今|也|都|已经|正|这|刚|才|又|是)*"
    "(?:怀(?:孕|着|了|上|起|哒|咗|娃|胎|宝|孩|伢|崽|[二三]胎|老[二三])|有(?:身孕|喜|了身子)|孕妇|大着?肚子"
    "|挺着?大?肚子)"
)
_COMES_HOME = expression("回[来家村去]|返乡|到家|接站|火车|高铁|动车|飞机|机场|车站|汽车站|下车")
_ME = expression(r"[我俺咱]|本人|自己|自个")
# 德发大爷，您能帮我…: spoken to, not of.
_SPOKEN_TO = expression(r"[^。!！?？]{0,12}(?:[帮给替为][我俺]|[我俺](?:要|想|家)|[你您])")


def kin_said(text: str) -> Kin | None:
    """Whom of the family a wish names as the one it is for."""
    found = _FOR.search(text)
    if found is None or _NOT_FOR.match(text, found.end()) or _MYSELF.search(text):
        return None
    said = found["kin"]
    return next(kin for words, kin in _WORDS if re.fullmatch(words, said))


def of_own_pregnancy(text: str) -> bool:
    """我怀孕了, 我怀着: whoever says so speaks of herself."""
    return bool(_PREGNANT.search(text))


def comes_home(text: str) -> bool:
    """Of a way home from far away, which is the speaker's own."""
    return bool(_COMES_HOME.search(text))


def names_oneself(text: str) -> bool:
    """我, 俺, 咱: whoever speaks is in it."""
    return bool(_ME.search(text))


def is_spoken_to(rest: str) -> bool:
    """What follows a name at the beginning is said to that person, and not of them."""
    return bool(_SPOKEN_TO.match(rest))
