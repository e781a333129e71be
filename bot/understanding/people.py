"""Who is meant: the person who is ill or to be carried, names, a phone, a place."""

import re
from collections.abc import Sequence

from bot.understanding.matcher import Hit
from bot.understanding.pattern import CLAUSE_ENDS
from bot.understanding.scan import Scan

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余"
    "潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_TITLES = (
    "奶奶|爷爷|大爷|大娘|大妈|婆婆|阿婆|阿公|大叔|大婶|婶子|婶|叔|嫂子|嫂|伯伯|伯|老师|师傅|姨|姑"
)
_NAME = re.compile(
    rf"(?:报|帮|给|替|代)[ :]*([{_SURNAMES}](?:{_TITLES}))"
    rf"|(?:报|代报)[ :]+([{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[{CLAUSE_ENDS}]|$)"
    rf"|(?:帮|给|替|代)([{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=报|登记|要个车|叫车|说一声)"
)
_PROXY = re.compile(
    rf"(?:帮|替|给|代)(?:我|俺)?[^{CLAUSE_ENDS}]{{1,8}}(?:报(?![名备销警纸复])|登记)"
    rf"|^代?报[ :]+[{_SURNAMES}]"
)
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d{9})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3}-?\d{7,8})(?!\d)")


def subject(scan: Scan, complaints: Sequence[Hit], age: float | None) -> str | None:
    """The person named nearest before the complaint, else nearest after; None if nobody is."""
    people = scan.of("people")
    pregnant = any(p.code == "pregnant" for p in people)
    others = [p for p in people if p.code not in ("self", "pregnant")]
    position = complaints[0].start if complaints else len(scan.text)
    if pregnant:
        return "pregnant"
    named = _by_age(_nearest(others, position), age) or _nearest(others, position)
    if named is None and any(p.code == "self" for p in people):
        return "self"
    return named


def _nearest(people: list[Hit], position: int) -> str | None:
    before = [p for p in people if p.start <= position]
    if before:
        return before[-1].code
    return people[0].code if people else None


def _by_age(named: str | None, age: float | None) -> str | None:
    if age is None:
        return None
    if age < 3:
        return "infant"
    if age < 15:
        return "child"
    return "elder" if age >= 65 else ("adult" if named in ("child", "infant") else None)


def names(text: str) -> tuple[str, ...]:
    """Names after 报, 帮, 给, 替, 代, in order of mention."""
    found = [next(g for g in match.groups() if g) for match in _NAME.finditer(text)]
    return tuple(dict.fromkeys(found))


def proxy(text: str) -> bool:
    """Whether the sender says that the matter is somebody else's."""
    return bool(_PROXY.search(text))


def phone(text: str) -> str | None:
    """The first phone number."""
    match = _MOBILE.search(text) or _LANDLINE.search(text)
    return match[1] if match else None
