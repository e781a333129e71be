"""How high a fever is, in the ways a thermometer is read out; the weather has none."""

import re

from bot.understanding.expression import expression
from bot.understanding.numerals import number
from bot.understanding.pattern import NUMERAL_CHARACTERS

_N = f"([{NUMERAL_CHARACTERS}]{{1,6}}(?:\\.[0-9]+)?)"
_DIGIT = "一二三四五六七八九1-9"
_THING = "(?:体温|水银|耳温|额温|腋温|肛温|腋下|夹肢窝|胳肢窝|红线|水银柱|嘎吱窝|度数)"
# 七八 behind the degree is the higher of both, unless days follow.
_SPAN = "[一二三四五六七八](?=[二三四五六七八九](?![天日个次小岁夜周晚]))"

_DEGREES = expression(
    rf"{_N}(?:点([{NUMERAL_CHARACTERS}]))?(?:刻?度|°c?|℃)(?:{_SPAN})?([{_DIGIT}]|半)?"
)
_FEVER = expression(
    rf"(?:烧|发热|体温|热度|温度|烫)[^0-9{NUMERAL_CHARACTERS}。!?;\n,]{{0,5}}{_N}"
    rf"(?:[点度]([一二三四五六七八九0-9半]))?"
)
_THERMOMETER = expression(
    rf"{_THING}[^。!?;\n{NUMERAL_CHARACTERS}]{{0,10}}{_N}(?:[点度]([{_DIGIT}半]))?(?![号岁块个只])"
)
_BARE = expression(r"(?<![0-9.:/])(3[5-9]\.[0-9]|4[0-2]\.[0-9])(?![0-9.:/]|元|块|斤|公里|米|万|分)")
_WHOLE = expression(
    r"(?:一直|天天|还是|到了|夹到|量到|量了|快)(3[6-9]|4[0-1]|三十[六七八九]|四十)(?![0-9度.岁块])"
)
_ABOUT = expression(
    r"(?<![0-9.:/])(3[7-9]|4[0-1]|三十[七八九]|四十)(?:上下|左右|出头|以上|往上|来度)(?![岁块元斤人个天])"
)
# 烧到三八五, 烧395: the point is left out.
_POINTLESS = expression(
    r"(?:烧|体温|热度)[^0-9一二三四五六七八九。!?;\n,]{0,4}"
    rf"(?:(3[5-9]|4[01])([0-9])|三([六七八九])([{_DIGIT}])?)"
    r"(?![0-9.度点十百块元斤个岁号天次])"
)
_ILL = expression("[烧热烫]")
_OF_A_BODY = expression("烧|体温|发热|热度|额|腋|夹|量")
_OF_THE_AIR = expression(
    "气温|室温|水温|油温|室外|天气|户外|空调|外面|外头|屋里|棚里|高温|地温|预报|最高|地表|烤箱|零下|孵|酒"
)
_AIR_BEHIND = expression("的?(?:白酒|酒|的?天(?!了)|大?太阳|高温|热死|晒死|水温|温水|的水|热水|斜)")
_COLDEST, _HOTTEST = 34, 42.5


def temperature(text: str) -> float | None:
    """The highest of a body in degrees Celsius; what cannot be is left out."""
    found = [
        tenths(match[1], match[2] or match[3])
        for match in _DEGREES.finditer(text)
        if not _of_the_air(text, match)
    ]
    for said in (_FEVER, _THERMOMETER):
        found += [
            tenths(match[1], match[2])
            for match in said.finditer(text)
            if not _of_the_air(text, match)
        ]
    if _ILL.search(text):
        found += [number(match[1]) for said in (_WHOLE, _ABOUT) for match in said.finditer(text)]
        found += [_pointless(match) for match in _POINTLESS.finditer(text)]
    found += [float(match[1]) for match in _BARE.finditer(text)]
    possible = [value for value in found if value is not None and _COLDEST <= value <= _HOTTEST]
    return round(max(possible), 1) if possible else None


def tenths(whole: str, after: str | None) -> float | None:
    """38 and 五 -> 38.5; 半 is a half."""
    value = number(whole)
    if value is None or not after:
        return value
    part = 5 if after == "半" else number(after)
    return value if part is None else value + part / 10


def _pointless(match: re.Match[str]) -> float | None:
    whole, part = (match[1], match[2]) if match[1] else ("三十" + match[3], match[4])
    return tenths(whole, part)


def _of_the_air(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 8) : match.end()]
    if _OF_A_BODY.search(before):
        return False
    return bool(_OF_THE_AIR.search(before)) or bool(_AIR_BEHIND.match(text, match.end()))
