"""How old the person is who is spoken of."""

import re

from bot.understanding.expression import expression
from bot.understanding.numerals import number
from bot.understanding.pattern import NUMERAL_CHARACTERS

_C = NUMERAL_CHARACTERS
_YEARS = expression(rf"([{_C}]{{1,5}})(?:多|来)?岁(半)?(?:零|又)?(?:([{_C}]{{1,2}})个月)?")
_BABY = (
    "(?:毛毛|娃娃|娃儿|娃子|娃|宝宝|宝贝|小宝|大宝|二宝|伢子|伢|崽崽|崽|囡囡|囡|月娃子|奶娃"
    "|孩子|孙子|孙女|苏虾|婴儿|新生儿|小家伙|细路|细人子|小毛头|毛头|奶娃|奶娃娃|月娃|小囡|阿囡|囡"
    "|外孙|外孙女|小子|丫头|闺女|儿子|女儿|幺儿|幺女|小人|小孩|他|她)"
)
# 8个月大, 八个多月的娃, 宝宝才两个半月
_MONTHS = expression(
    rf"([{_C}]{{1,3}})个(多|半)?月(?:大|的{_BABY})"
    rf"|(?<!生完)(?<!生了)(?<!生下){_BABY}(?:儿|子)?[^。!?;\n,{_C}]{{0,4}}?(?:才|刚|满|刚满|快|都|今年)?([{_C}]{{1,3}})个(多|半)?月(?!没|不|一直|来|的时候)"
)
_HALF_MONTH = expression(rf"(?:生下来|出生|落地)(?:才|刚|还|不到)*半个月|半个月(?:大|的{_BABY})")
_FULL_MONTH = expression("刚?满月")
_DAYS = expression(
    rf"([{_C}]{{1,3}})(?:多|来)?天(?:大|的{_BABY})"
    rf"|(?:{_BABY}(?:儿|子)?(?:才|刚|满|刚满|生下来|出生)+|(?:生下来|出生)(?:才|刚|满)*)"
    rf"([{_C}]{{1,3}})(?:多|来)?天"
)
_PERSON = (
    "(?:奶奶|奶|爷爷|爷|爹|娘|妈|爸|老头子?|老头儿|老太太?|老太婆|老人家?|老伴儿?|老婆婆|婆婆?|公公?|外婆|外公|姥姥|姥爷|大爷|大娘|"
    "老汉儿?|阿婆|阿公|爹爹|娭毑|老奶|老爹|婶子?|叔|伯|姑|姨|她|他|我|本人|人|媪)"
)
_OLD = expression(
    rf"{_PERSON}(?:今年|今年都|都|快|已经|已|也|马上|有|是)*"
    r"((?:[六七八九]十[一二三四五六七八九]?)|[6-9][0-9]|10[0-9])(?:多|几|来|好几)?"
    r"(?!度|%|块|元|斤|天|分|公里|次|个|/|\.|号|点|平|米|公|千|斤|片|粒|[0-9一二三四五六七八九])"
)
# 今年十六, 我28: a bare number that is no temperature and no reading.
_THIS_YEAR = expression(
    rf"(?:今年|年纪|年龄)(?:都|才|刚|快|已经|有)*([{_C}]{{1,3}})(?=[了咧哒,。!?; ]|$)"
    r"|[我俺]([1-9][0-9])(?=[,。!?; ]|$)"
)
_READING = expression("(氧|压|糖|率|脉|跳|只有|降到|掉到|量|测|度)[^,。!?;]{0,6}$")
_SAID_OLD = expression("([六七八九]十[一二三四五六七八九]?)(?:多|几|来)?(?:岁|了|哒|喇|的人|的老)")


def age(text: str) -> float | None:
    """In years; months and days as parts of one."""
    match = _YEARS.search(text)
    if match:
        return _years(match)
    return _days(text) or _months(text) or _old(text)


def _years(match: re.Match[str]) -> float | None:
    value = number(match[1])
    if value is None or value > 120:
        return None
    months = number(match[3]) if match[3] else None
    return round(value + (0.5 if match[2] else 0.0) + (months or 0) / 12, 2)


def _days(text: str) -> float | None:
    if _HALF_MONTH.search(text):
        return round(15 / 365, 2)
    match = _DAYS.search(text)
    days = number(match[1] or match[2]) if match else None
    return round(days / 365, 2) if days else None


def _months(text: str) -> float | None:
    match = _MONTHS.search(text)
    if match is None:
        return round(1 / 12, 2) if _FULL_MONTH.search(text) else None
    months, half = number(match[1] or match[3]), (match[2] or match[4]) == "半"
    if months is None or months > 40:
        return None
    return round((months + 0.5 * half) / 12, 2)


def _old(text: str) -> float | None:
    match = _OLD.search(text)
    if match is None:
        match = _SAID_OLD.search(text)
        if match and _READING.search(text[: match.start()]):
            return None
    return number(match[1]) if match else _this_year(text)


def _this_year(text: str) -> float | None:
    match = _THIS_YEAR.search(text)
    years = number(match[1] or match[2]) if match else None
    return years if years and years <= 110 and not 35 <= years <= 42 else None
