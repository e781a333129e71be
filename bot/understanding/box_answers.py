"""Short answers to the two questions before something leaves a box."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\s,，。.;；:：!！?？~、]+")
_ADULT = re.compile(
    r"^(?:给|是|就是)?(?:我|俺|自己|我自己|自家|大人|老人|老头|老汉|老婆子|老伴|我?(?:妈|爸|爹|娘|奶|爷|婆婆|公公))"
    r"(?:们|用|吃|的|子|奶|爷|妈|爸)*$"
)
_CHILD = re.compile(
    r"^(?:给|是)?(?:我家?|俺|俺家)?(?:孩子|娃|娃娃|娃儿|小孩|小孩子|细伢|伢|崽|孙子|孙女|儿子|女儿|外孙)(?:用|吃|的)*$"
)
_EXPECTING = re.compile(r"^(?:给|是)?.{0,4}(?:怀孕|怀着|孕妇|喂奶|哺乳|坐月子|有喜|大肚子).{0,4}$")
_NONE = re.compile(
    r"^(?:都|全|一条都|哪条都|啥都|一样都)?(?:没有|没|冇|无|么得|没得|不得)(?:有|的|得|啊|呢|嘛|了)*$"
)
_SOME = re.compile(r"^(?:有|有的|有一条|有的有|有一个|是的有|有点)(?:啊|呢|嘛)*$")


def whom_word(text: str) -> str | None:
    """`adult`, `child` or `pregnant`, where the line says nothing else."""
    plain = _MARKS.sub("", text)
    if _EXPECTING.match(plain):
        return "pregnant"
    if _CHILD.match(plain):
        return "child"
    return "adult" if _ADULT.match(plain) else None


def list_word(text: str) -> str | None:
    """`none` or `some`, where the line says nothing else."""
    plain = _MARKS.sub("", text)
    if _NONE.match(plain):
        return "none"
    return "some" if _SOME.match(plain) else None
