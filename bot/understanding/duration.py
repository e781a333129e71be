"""How long an illness has lasted."""

import re

from bot.understanding.expression import expression
from bot.understanding.numerals import number
from bot.understanding.pattern import NUMERAL_CHARACTERS

_N = f"([{NUMERAL_CHARACTERS}]{{1,4}}(?:\\.[0-9])?)"
_SPAN = expression(
    rf"{_N}(多)?(?:来)?个?(?:来)?(多|半|把)?"
    r"(天|日|小时|钟头|(?<=[个半多])钟|星期|礼拜|周(?!身)|月)(半)?"
)
# A first or second day is no length yet.
_WORTH_COUNTING = 3
_HOURS = {
    "天": 24.0, "日": 24.0, "小时": 1.0, "钟头": 1.0, "钟": 1.0,
    "星期": 168.0, "礼拜": 168.0, "周": 168.0, "月": 720.0,
}  # fmt: skip
# What a span before which this stands is the length of is not the illness.
_NOT_BEFORE = expression(
    "(每|第|下|上|过|再|隔|前|怀孕?|孕|怀[起了着哒]?|好了|断了?|停了?|没吃药|开了?|预产期就?这|预产期还有|用了?|吃了?|管|最近|住了?|"
    "走了?|回来|等了?|叫了?|喊了?|叫他|喊他|叫她|打了?|干了?|忙了?|今天|营业|休息|闲着?|来了?|岁|大肚子|胎|刚满|才满)$"
)
_NOT_BEHIND = expression(
    r"(后|以后|之后|以前|之前|前|大|的?身子|身孕|一次|[一二两三几0-9]+[次回顿粒片]|吃|开放|营业|的?(?:毛毛|娃|宝宝|婴|伢|奶娃|小?毛头|小囡|囡|崽)|没透|出生)"
)
_BABY = expression(
    "(毛毛|娃娃|娃儿|娃子|娃|宝宝|小宝|大宝|二宝|伢子|伢|崽|囡|月娃子|孩子|孙子|孙女|苏虾|生下来)(才|刚|满|刚满|快|都)?$"
)
_SINCE = expression(
    "(昨天|昨日|昨儿|昨个|夜来|夜个|寻日|前天|前日|前儿)(个)?(早上|上午|下午|晚上|夜里|半夜)?(就|才)?"
    "(开始|起|到现在|到今天|一直)"
)
_DAYS_AGO = {"前": 48.0}
# 个把月; 烧到第四天了
_ABOUT_ONE = expression("个把(?:来)?(天|日|小时|钟头|星期|礼拜|周|月)")
_NTH_DAY = expression(f"第{_N}(天|日)(?:了|哒|还|都|没|,|$)")


def duration(text: str) -> float | None:
    """Hours since it began, the longest span that is said."""
    hours = [length for match in _SPAN.finditer(text) if (length := _length(text, match))]
    hours += [
        _HOURS[match[1]]
        for match in _ABOUT_ONE.finditer(text)
        if not _NOT_BEFORE.search(text[: match.start()][-6:])
    ]
    if hours:
        return round(max(hours), 1)
    day = _NTH_DAY.search(text)
    if day and (days := number(day[1])) and days >= _WORTH_COUNTING:
        return round(days * 24.0, 1)
    since = _SINCE.search(text)
    return _DAYS_AGO.get(since[1][0], 24.0) if since else None


def _length(text: str, match: re.Match[str]) -> float | None:
    before, behind = text[: match.start()], text[match.end() :]
    numeral, unit = match[1], match[4]
    value = number(numeral)
    if value is None or _NOT_BEFORE.search(before[-6:]) or _NOT_BEHIND.match(behind[:5]):
        return None
    if _is_age(before, value, unit, behind) or (numeral == "几" and before.endswith("这")):
        return None
    if numeral == "半" and unit != "月" and not re.match("[了没还都,。!;]|$", behind[:1]):
        return None
    extra = 0.5 if match[3] == "半" or match[5] else 0.0
    length = (value + extra) * _HOURS[unit]
    return length or None


def _is_age(before: str, value: float, unit: str, behind: str) -> bool:
    """毛毛十个月, 我娃才八十天; 娃两天没吃 is a length."""
    if not _BABY.search(before[-8:]):
        return False
    return unit in ("月", "周") or value >= 15 or bool(re.search("(才|刚|满)$", before))
