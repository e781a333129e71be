"""Why the count of a lot changes, by how it differs, and how a lent thing came back."""

from __future__ import annotations

import re
from typing import Literal

from bot.understanding.expression import expression

BoxReason = Literal["expired", "damaged", "lost", "found", "counted_wrong", "used"]
Condition = Literal["fine", "broken", "incomplete"]
Difference = Literal["less", "more"]

_N = "(?:[0-9]{1,6}|[一二两三四五六七八九十百几俩仨廿]{1,4})"
_GONE_OFF = expression(
    r"(?<![没未不快要有会将])(?<!没有)过(?:了)?(?:保质|有效)?期(?:了(?![没吗么不])|的|好久|半年"
    r"|一年|几|已|咗|哒)|过了(?:保质|有效)期"
)
_EXPIRED = expression(r"(?<![没未不快要])过(?:了)?(?:保质|有效)?期|到期|失效")
_REASONS: tuple[tuple[BoxReason, re.Pattern[str]], ...] = (
    ("counted_wrong", expression(
        r"[数点记算写登盘](?:得)?(?:错|重|漏|岔)|[数记算写登][少多]|[少多漏]记")),
    ("damaged", expression(
        r"(?<![没不])(?:坏|破|碎|烂|潮|霉|漏|裂|变色|变质|变味|化了|结块|泡(?!腾)|进水|淋|咬"
        r"|粘(?:一起|住)|脏了|污染|压扁|断)")),
    ("used", expression(r"用(?:掉|了|去|完|脱)|(?:吃|消耗|耗)(?:掉|了|完)|自用")),
    ("lost", expression(
        rf"(?:丢|不见|少|没|短|缺|差|冇咗|掉)(?:了|咗|掉|失|哒)|(?<![最至多减不])少{_N}|不见|没影"
        rf"|失窃|被?偷|找不(?:到|着)|丢{_N}")),
    ("found", expression(rf"(?:找|翻|搜)(?:到|出|着)|多(?:出|了|咗)(?:来)?{_N}|多出|冒出")),
)  # fmt: skip
_LESS = expression(
    rf"(?:少|短|缺|差|丢|掉|没|冇|用|不见|消耗|耗|找不到)(?:了|掉|咗|去|脱|哒)+[^,。]{{0,4}}?{_N}"
    rf"|不见了?|丢{_N}|(?<![最至多减不])少{_N}|多记|记多"
)
_MORE = expression(
    rf"多(?:出|了|咗)+(?:来)?{_N}|多出|(?:找|翻|搜)(?:到|出来?|着)(?:了)?{_N}|[少漏]记|记[少漏]"
)
_FINE = expression(
    r"(?:好好|完好|都好|好的|没(?:有)?(?:坏|问题|毛病|事)|冇(?:坏|问题|事)|正常|能用|无损|齐全"
    r"|完整|齐的|检查过了?|没少)"
)
_BROKEN = expression(
    r"(?<![没不冇])(?<!没有)(?:坏|破|碎|裂|烂|断|摔|磕|松了?|掉漆)|(?:开不了|不开|打不开"
    r"|启动不了)机?|不(?:亮|动|转|准|显示|通电|工作|能用|好使)|没反应|不灵|充不(?:进|上)|用不了"
    r"|失灵|有问题|出毛病"
)
_INCOMPLETE = expression(
    r"(?:少|缺|差|丢|没)(?:了|个|掉|咗)?(?:盒|电池|说明|袖带|充电|线|配件|零件|螺丝|钥匙|套|盖"
    r"|脚|一[个只根块条]|个)"
    r"|(?:盒子?|电池|说明书?|袖带|充电器|充电线|线|配件|零件|螺丝|钥匙|套子?|盖子?|脚踏板?"
    r"|包装)(?:没了|丢了|不见了?|少了|没有|冇咗|没带|没还|不在)|不(?:全|齐|完整)"
)


def reason(text: str, act: str | None, *, good: bool) -> BoxReason | None:
    """Why, for what is thrown away or counted; expired also of a gift. `good`: in date."""
    changing = act in ("discard", "count")
    if not good and (_GONE_OFF.search(text) or (act == "discard" and _EXPIRED.search(text))):
        return "expired"
    if not changing:
        return None
    return next((name for name, words in _REASONS if words.search(text)), None)


def difference(text: str, act: str | None) -> Difference | None:
    """Whether the amount counted is how many are missing or too many, not how many there are."""
    if act != "count":
        return None
    if _LESS.search(text):
        return "less"
    return "more" if _MORE.search(text) else None


def condition(text: str, act: str | None) -> Condition | None:
    """How what was lent came back; broken before incomplete before fine."""
    if act != "return":
        return None
    if _INCOMPLETE.search(text):
        return "incomplete"
    if _BROKEN.search(text):
        return "broken"
    return "fine" if _FINE.search(text) else None
