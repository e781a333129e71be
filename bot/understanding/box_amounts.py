"""How many of a thing go into or out of a box: whole, or why that is no number to record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.understanding.amounts import Amount, amounts
from bot.understanding.expression import expression

AmountFault = Literal["too_many", "negative", "part", "zero"]

MOST = 500
_UNITS = frozenset("盒瓶包袋片粒颗板排支个只副贴罐箱台根条双套卷枚丸剂把辆件份提本部张筒管樽打")
_BARE_UNITS = frozenset("盒瓶包袋板支罐箱")
_UNIT = "[盒瓶包袋片粒颗板排支个只副贴罐箱台根条双套卷枚丸剂把辆件份提]"
_CN = "[零一二两三四五六七八九十百千万俩仨廿]"
_NEGATIVE = expression(
    rf"(?<![0-9a-z.\-/年月日号点时分元块楼组])-(?:[0-9]{{1,6}}(?![0-9.\-/年月])"
    rf"|{_CN}{{1,4}}(?={_UNIT}|$))"
    rf"|负(?:[0-9]{{1,6}}|{_CN}{{1,4}})(?={_UNIT}|$|[,。!?])"
    rf"|减(?:去|掉|少)?(?:[0-9]{{1,6}}|{_CN}{{1,4}})(?={_UNIT}|$|[,。!?])"
)
_HUGE = expression(rf"(?<![0-9])[0-9]{{7,12}}{_UNIT}")
_NONE_LEFT = expression(rf"(?:一|1|半){_UNIT}(?:都|也)(?:没|冇|无|不剩)")
_RANGE = expression(rf"(?:[0-9]{{1,4}}|{_CN}{{1,3}})(?:-|~|到|至|或者?)$")
# 24粒装, 10片/板, 每盒24粒: what a pack holds.
_HOLDS_AFTER = expression(rf"(?:装|/{_UNIT}|(?<=[片粒颗支个只贴丸袋])一[盒瓶包板袋箱]|[x*×])")
_HOLDS_BEFORE = expression(
    rf"(?:[每一1]{_UNIT}(?:有|装|里有?|是)?|[0-9一二三四五六七八九十百][片粒颗支个只贴丸袋]|[x*×]"
    rf"|规格:?)$"
)
_DOSE = expression(r"(?:[吃喝服喂]了?|用了|次|顿|回|[钱价])$")
# 二十五一盒: twenty-five for one; 半个 is of an hour or a month.
_UNLIKE = expression(r"[二三四五六七八九]一.$|半个$")
_SETTLED = expression(r"实际|现在|实有|实存|应该是|改成|改为|而是|其实是?|才|只有|只剩")
_PRICE_AFTER = expression(
    r"(?:才|只|要|卖|得|收|是){0,2}(?:(?:多少|几多|几|好多|啥|么子)[钱价]|(?:[0-9]{1,4}"
    r"|[一二两三四五六七八九十百]{1,4})(?:块|元|毛))"
)
_WHOLE_PACK = expression(r"(?<=[0-9一两二三四五六七八九十])整(?=[盒瓶板包箱])")
_POINTED = expression(r"[上第每]$|不[是系]$|断了$")
# Two of these are no two packs.
_NO_THING = expression(
    r"蓝|人|娃|孩|徒|学生|老[人师头]|小[时孩伙]|月|赞|外卖|菜|星期|礼拜|群|村|组|字|问题|电话"
)
_BARE = expression(r"(?<![0-9a-z.\-/第])([0-9]{1,6})$")


@dataclass(frozen=True, slots=True)
class BoxAmount:
    """A whole number, or the fault it has; a vague one has its unit alone."""

    qty: int | None = None
    unit: str | None = None
    fault: AmountFault | None = None


def box_amount(text: str, *, last: bool, bare: bool) -> BoxAmount:
    """The amount meant; of several the first, the settled one, or the `last`."""
    text = _WHOLE_PACK.sub("", text)
    if _NEGATIVE.search(text):
        return BoxAmount(fault="negative")
    if _HUGE.search(text):
        return BoxAmount(fault="too_many")
    if _NONE_LEFT.search(text):
        return BoxAmount(fault="zero")
    read = [_read(text, found) for found in amounts(text) if _counts(text, found)]
    if faulty := next((amount for _, amount in read if amount.fault), None):
        return faulty
    if not read:
        number = _BARE.search(text) if bare else None
        return _whole(int(number[1]), None) if number else BoxAmount()
    settled = _SETTLED.search(text)
    if settled and (after := [a for start, a in read if start >= settled.end()]):
        return after[0]
    return read[-1 if last else 0][1]


def _counts(text: str, found: Amount) -> bool:
    """Whether it counts things of a box: no dose, no price, no pack's content, no 换个."""
    if found.unit is not None and found.unit not in _UNITS:
        return False
    before = text[max(0, found.start - 6) : found.start]
    if _UNLIKE.search(text[found.start : found.end]) or _DOSE.search(before):
        return False
    if any(words.match(text, found.end) for words in (_NO_THING, _PRICE_AFTER, _HOLDS_AFTER)):
        return False
    if _HOLDS_BEFORE.search(before):
        return False
    if found.uncounted:
        return found.unit in _BARE_UNITS and not before.endswith("整")
    return not _POINTED.search(before)


def _read(text: str, found: Amount) -> tuple[int, BoxAmount]:
    return found.start, _amount(text, found)


def _amount(text: str, found: Amount) -> BoxAmount:
    said = text[found.start : found.end]
    if found.unit == "打":
        dozens = found.qty or 0
        return _whole(int(dozens * 12), None)
    if "半" in said or "." in said:
        return BoxAmount(fault="part")
    if found.qty is None or found.qty != int(found.qty):
        return BoxAmount(unit=found.unit)
    if _RANGE.search(text[max(0, found.start - 6) : found.start]):
        return BoxAmount(unit=found.unit)
    return _whole(int(found.qty), found.unit)


def _whole(qty: int, unit: str | None) -> BoxAmount:
    if qty > MOST:
        return BoxAmount(fault="too_many")
    return BoxAmount(qty, unit) if qty else BoxAmount(fault="zero")
