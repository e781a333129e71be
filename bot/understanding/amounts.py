"""How much of something: 两盒, 半瓶, 三四板, 一盒半, 俩, 捎袋, 几粒."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.understanding.expression import expression
from bot.understanding.numerals import number

# A unit, and behind a stroke the characters that may not follow it: together they are another word.
_UNITS = (
    "公斤 千克 毫升 斤 吨 盒 瓶 包 袋 片 粒 颗 板 "
    "排/队骨 支/部书 只/有是能要剩好怕手脚眼耳想会 张/嘴 贴 "
    "个/月小钟多星礼人老孩娃伢大学座位头女男 "
    "副/主书 付 帖 剂 台/上 把/手劲年握 根/本 条/腿命路心 "
    "块/钱儿去来走过多五六七八九 箱 件/事 捆 桶 壶 罐 樽 碗 份/子 "
    "双/腿眼手 对/面不方 顿 担/心 "
    "挂/号 蔸 棵 株 筐 "
    "篮/球 篓 车/票站 匹 头/疼痛晕昏 套 床/上 提 卷 "
    "听/说到 坛 缸 杯 盘 串/门 "
    "扎/针 打/疫针电工扫听架 本/来人村地 "
    "节/能日目约气 米/粉线饭面汤酒糕花 枚 丸 兜 "
    "锅 沓 筒 管/用事 辆 部/分队门 架 坨 刀 克 两/盒瓶包袋片粒板支只个张"
)
# As some write it, to the unit: only behind a number.
_SLIPS = {
    "合": "盒",
    "扳": "板",
    "盒子": "盒",
    "瓶子": "瓶",
    "袋子": "袋",
    "片儿": "片",
    "箱子": "箱",
}
_NUMERAL = (
    "大半|小半|多半|好几百|好几十|好几|几十|几百|十几|二十几|几|半|"
    "(?<![0-9.])[0-9]{1,6}(?:\\.[0-9]{1,2})?|[零一二三四五六七八九十百千万两俩仨廿]{1,8}"
)
_VAGUE = frozenset(
    ("大半", "小半", "多半", "好几百", "好几十", "好几", "几十", "几百", "十几", "二十几", "几")
)
# Without a number only straight behind what is done with it, and straight before the thing.
_VERBS = (
    "捎带买借拿来要匀给送端整代抓求有这那换煮做打点寄称稍讨取割倒舀盛拎提囤备搬煲攞弄采订定寻找放"
)
_PACKS = "盒瓶包袋板片支罐箱"


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _units(listed: str) -> str:
    pairs = (entry.partition("/") for entry in listed.split())
    return _one_of(f"{unit}(?![{others}])" if others else unit for unit, _, others in pairs)


_ENDS = r"(?=$|[^\u4e00-\u9fff]|[没的有未还要给十一])"
_COUNTED = expression(
    rf"(?P<number>{_NUMERAL})(?:多|来)?"
    rf"(?:(?P<slip>{_one_of(_SLIPS)}){_ENDS}|(?P<unit>{_units(_UNITS)}))"
    r"(?P<half>半(?![天个年夜]))?"
)
_PAIR = expression(r"(?P<number>俩|仨)(?=[\u4e00-\u9fff])(?![人月字娃孩老])")
_UNCOUNTED = expression(
    rf"(?:(?<=[{_VERBS}])|(?<=[{_VERBS}][上回下来]))(?P<unit>{_units(_UNITS)})"
    rf"|(?<=[我俺咱])(?P<pack>[{_PACKS}])"
)
_MONEY_BEFORE = expression(
    r"(?:[0-9一二两三四五六七八九十百半](?:块|元|毛|角|分)(?:钱|[0-9一二三四五六七八九])?|块钱|元钱"
    r"|一次|每次|每天|一天|每日|早晚各?)[吃喝服贴用]?$"
)
_MONEY_AFTER = expression(r"^(?!八角)[0-9一二两三四五六七八九十]{1,4}(?:块|元|毛|角)")
# Of those verbs and units, together another word or a word before a noun.
_NO_BARE = expression(
    r"[这那](?:个|把|头|本|对|两|条|块|件)|[给来有送拿借]把|[给有]本|[打有]头|点[头贴]"
    r"|[有来找打提借要送]车|有[口提听对两打管件份担]|[打来送]听|打[扎担]|给[两打]|来[部管打]|要[管打块]|放担"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at a place; what is only vaguely said has no quantity."""

    qty: float | None
    unit: str | None
    start: int
    end: int
    # 捎袋面: one, because a unit stands there without a number.
    uncounted: bool = False


def amounts(text: str) -> list[Amount]:
    """Every amount in order; prices and doses are none."""
    found = [*_counted(text), *_pairs(text)]
    spans = {i for amount in found for i in range(amount.start, amount.end)}
    found += [amount for amount in _uncounted(text) if amount.start not in spans]
    return sorted(found, key=lambda amount: amount.start)


def _counted(text: str) -> Iterator[Amount]:
    for match in _COUNTED.finditer(text):
        before = text[max(0, match.start() - 6) : match.start()]
        if _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(text[match.end() :]):
            continue
        if before.endswith(("第", "每", "星期", "周")):
            continue
        qty = _value(match["number"])
        if qty is not None and match["half"]:
            qty += 0.5
        qty = _plain(qty)
        unit = match["unit"] or _SLIPS[match["slip"]]
        yield Amount(qty, unit, *match.span())


def _pairs(text: str) -> Iterator[Amount]:
    for match in _PAIR.finditer(text):
        if not _COUNTED.match(text, match.start()) and not text[: match.start()].endswith(
            ("我们", "咱", "我", "你", "他", "她", "这", "那", "口")
        ):
            yield Amount(_plain(_value(match["number"])), None, *match.span())


def _uncounted(text: str) -> Iterator[Amount]:
    for match in _UNCOUNTED.finditer(text):
        unit = match["unit"] or match["pack"]
        if not _NO_BARE.fullmatch(text[match.start() - 1] + unit):
            yield Amount(1, unit, *match.span(), uncounted=True)


def _plain(qty: float | None) -> float | None:
    """Two, not 2.0."""
    return int(qty) if qty is not None and qty == int(qty) else qty


def _value(said: str) -> float | None:
    """None for what is vague."""
    if said in _VAGUE:
        return None
    said = said.replace("俩", "两").replace("仨", "三")
    for sign, worth in (("万", 10_000), ("千", 1_000)):
        high, big, low = said.partition(sign)
        if big:
            top, rest = number(high or "一"), _value(low.lstrip("零")) if low else 0.0
            if top is None or rest is None:
                return None
            # 三千五 is 3500.
            return top * worth + rest * (worth // 10 if len(low) == 1 else 1)
    return number(said)
