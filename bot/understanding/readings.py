"""Measured values and lengths of time: what the numbers in a complaint say."""

import re
from dataclasses import dataclass

from bot.understanding.expression import expression
from bot.understanding.numerals import number
from bot.understanding.oxygen import oxygen
from bot.understanding.pattern import NUMERAL_CHARACTERS
from bot.understanding.warmth import temperature, tenths

_N = f"([{NUMERAL_CHARACTERS}]{{1,6}}(?:\\.[0-9]+)?)"
_OVER = "(?:是|有|到|才|只有|只剩|都|高达|量了|测了|显示|低到|掉到|:|了|高|低|在| )*"

# 压 and 氧 as they come out of a keyboard that goes by sound.
_P = "[压鸭亚呀丫]"
_PRESSURE = f"[血雪]{_P}"
_TOP = f"(?:高{_P}|收缩{_P}|上{_P}|上面|上头|上边|高的|大的)"
_BOTTOM = f"(?:低{_P}|舒张{_P}|下{_P}|下面|下头|下边|底下|低的|小的)"
_DIGIT = "一二三四五六七八九"
_H = (
    f"([一二两]百(?:零[{_DIGIT}]|[{_DIGIT}]十?[{_DIGIT}]?)?|[12][0-9]{{2}}|[3-9][0-9]"
    f"|[{_DIGIT}]十[{_DIGIT}]?)"
)
_BP_PAIR = expression(rf"(?<![0-9./]){_N} ?(?:/|-) ?{_N}(?![0-9./])")
_BP_TO = expression(rf"压[^。!?;\n]{{0,10}}{_N}比{_N}")
_BP_BESIDE = expression(
    rf"(?:{_PRESSURE}|高{_P}|[量测])[^。!?;\n{NUMERAL_CHARACTERS}]{{0,8}}"
    rf"{_H}(?:[多几]?[ ,、和]|[多几])(?:低{_P})?{_H}(?![0-9./])"
)
# 一百九一百一, 180110: nothing between the two.
_BP_RUN_ON = expression(
    rf"(?:{_PRESSURE}|高{_P}|[量测])[^。!?;\n{NUMERAL_CHARACTERS}]{{0,8}}(?=一百|两百|二百|[12])"
    rf"{_H}(?=一百|1[0-4][0-9](?![0-9])|[5-9][0-9](?![0-9])){_H}(?![0-9./])"
)
_BP_LABELLED = expression(
    rf"{_TOP}[^。!?;\n{NUMERAL_CHARACTERS}]{{0,6}}{_H}"
    rf"[^。!?;\n0-9]{{0,8}}?{_BOTTOM}[^。!?;\n{NUMERAL_CHARACTERS}]{{0,6}}{_H}"
)
_HIGH = expression(
    rf"(?:高{_P}|收缩{_P}|{_PRESSURE})[^。!?;\n{NUMERAL_CHARACTERS}]{{0,8}}{_N}(?!点)"
)
_LOW = expression(rf"(?:低{_P}|舒张{_P}){_OVER}{_N}(?!点)")
_GLUCOSE = expression(
    rf"(?:血糖|糖测|测糖|空腹|指血|糖(?=只有|才|就|掉|低到|高到))"
    rf"[^。!?;\n{NUMERAL_CHARACTERS}]{{0,8}}{_N}(?:点([{NUMERAL_CHARACTERS}]))?"
)
# What a glucose meter shows beyond its ends.
_GLUCOSE_END = expression("糖[^。!?;\n]{0,8}?(?<![a-z])(lo|low|hi|high)(?![a-z])")
_MEASURED = expression(r"测[^0-9。!?;\n]{0,4}([0-9]+\.[0-9])")
_BREATHS = expression(
    rf"(一分钟|每分钟|呼吸|半分钟|三十秒|30秒|十五秒|15秒)"
    rf"[^。!?;\n,{NUMERAL_CHARACTERS}]{{0,8}}{_N}[来多几]?[次下口回遍]"
)
_OF_PRESSURE = expression(f"{_P}|[血头晕]")
_TIMES = {"半分钟": 2, "三十秒": 2, "30秒": 2, "十五秒": 4, "15秒": 4}
_BREATHING = expression("[喘呼气吸憋]|起伏")
_OF_THE_HEART = expression("[心脉跳]")


@dataclass(frozen=True, slots=True)
class Readings:
    """The values found, each within what is possible for a body."""

    temperature_c: float | None = None
    spo2: int | None = None
    bp: tuple[int, int] | None = None
    glucose: float | None = None
    breaths: int | None = None

    @property
    def said(self) -> bool:
        """Whether anything was measured at all."""
        return self != NOTHING


NOTHING = Readings()
# No value is read from a text without one of these beside a numeral.
_UNIT = expression(
    "[度℃烧热烫氧压鸭亚糖喘量测]|体温|夹|指头|手指|血[养样痒羊]|饱和|spo2|空腹|呼吸|分钟|水银|红线|[上下]面"
    r"|3[5-9]\.[0-9]|4[0-2]\.[0-9]|[0-9]{2,3} ?[/比-]|指血"
)
_NUMERAL = expression(f"[{NUMERAL_CHARACTERS}]|糖.*(?:lo|hi)")


def may_hold_value(text: str) -> bool:
    """Whether there is a numeral, and what a value stands beside."""
    return bool(_NUMERAL.search(text) and _UNIT.search(text))


def readings(text: str) -> Readings:
    """All values of one text; impossible ones are left out."""
    if not may_hold_value(text):
        return NOTHING
    return Readings(
        temperature_c=temperature(text),
        spo2=oxygen(text),
        bp=_pressure(text),
        glucose=_glucose(text),
        breaths=_breaths(text),
    )


def _whole(pattern: re.Pattern[str], text: str, low: int, high: int) -> int | None:
    found = [number(match[1]) for match in pattern.finditer(text)]
    possible = [value for value in found if value is not None and low <= value <= high]
    return int(max(possible)) if possible else None


def _pressure(text: str) -> tuple[int, int] | None:
    pairs = [
        *_BP_PAIR.finditer(text),
        *_BP_BESIDE.finditer(text),
        *_BP_RUN_ON.finditer(text),
        *_BP_TO.finditer(text),
    ]
    if re.search(f"{_P}|[血量测]", text):
        pairs += _BP_LABELLED.finditer(text)
    for match in pairs:
        if match[0][0] in "量测" and not _OF_PRESSURE.search(text):
            continue
        high, low = number(match[1]), number(match[2])
        if high and low and 70 <= high <= 280 and 30 <= low <= 160 and low < high:
            return int(high), int(low)
    high_only = _whole(_HIGH, text, 70, 280)
    low_only = _whole(_LOW, text, 30, 160)
    if high_only is None and low_only is None:
        return None
    # A pressure of which only one half is said is taken as ordinary in the other.
    return high_only or 120, low_only or 80


def _glucose(text: str) -> float | None:
    found = [tenths(match[1], match[2]) for match in _GLUCOSE.finditer(text)]
    if not found and "糖" in text:
        found = [float(match[1]) for match in _MEASURED.finditer(text)]
    possible = [value for value in found if value is not None and 1 <= value <= 40]
    if possible:
        return possible[-1]
    end = _GLUCOSE_END.search(text)
    return None if end is None else 1.0 if end[1].startswith("lo") else 33.0


def _breaths(text: str) -> int | None:
    """Breaths of a minute, counted for one or for a part of it; heartbeats are none."""
    if not _BREATHING.search(text):
        return None
    found = []
    for match in _BREATHS.finditer(text):
        value = number(match[2])
        if value is not None and not _OF_THE_HEART.search(
            text, max(0, match.start() - 4), match.end()
        ):
            found.append(int(value) * _TIMES.get(match[1], 1))
    possible = [value for value in found if 5 <= value <= 120]
    return max(possible) if possible else None
