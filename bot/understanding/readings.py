"""Measured values and lengths of time: what the numbers in a complaint say."""

import re
from dataclasses import dataclass

from bot.understanding.numerals import number
from bot.understanding.pattern import NUMERAL_CHARACTERS

_N = f"([{NUMERAL_CHARACTERS}]{{1,6}}(?:\\.[0-9]+)?)"
_OVER = "(?:是|有|到|才|只有|只剩|都|高达|量了|测了|显示|低到|掉到|:|了|高|低|在| )*"

_DEGREES = re.compile(
    rf"{_N}(?:点([{NUMERAL_CHARACTERS}]))?(?:度|°c?|℃)([一二三四五六七八九1-9]|半)?"
)
_FEVER = re.compile(
    rf"(?:烧|发热|体温|热度|温度|烫)[^0-9{NUMERAL_CHARACTERS}。!?;\n,]{{0,5}}{_N}(?:[点度]([一二三四五六七八九0-9半]))?"
)
_BARE_DEGREES = re.compile(r"(?<![0-9.:/])(3[5-9]\.[0-9]|4[0-2]\.[0-9])(?![0-9.:/]|元|块|斤|公里)")
_WHOLE_DEGREES = re.compile(
    r"(?:一直|天天|还是|到了|夹到|量到|量了|快)(3[6-9]|4[0-1]|三十[六七八九]|四十)(?![0-9度.岁块])"
)
_SPO2 = re.compile(
    rf"(?:血氧|氧饱和|指氧|夹手指|夹指|spo2)[^。!?;\n{NUMERAL_CHARACTERS}]{{0,12}}{_N}"
)
_BP_PAIR = re.compile(rf"(?<![0-9./]){_N} ?(?:/|-) ?{_N}(?![0-9./])")
_BP_TO = re.compile(rf"压[^。!?;\n]{{0,10}}{_N}比{_N}")
_BP_BESIDE = re.compile(
    rf"(?:血压|高压)[^。!?;\n{NUMERAL_CHARACTERS}]{{0,8}}{_N}[ ,、和](?:低压)?{_N}(?![0-9./])"
)
_HIGH = re.compile(rf"(?:高压|收缩压|血压)[^。!?;\n{NUMERAL_CHARACTERS}]{{0,8}}{_N}")
_LOW = re.compile(rf"(?:低压|舒张压){_OVER}{_N}")
_GLUCOSE = re.compile(
    rf"(?:血糖|糖测|测糖|空腹)[^。!?;\n{NUMERAL_CHARACTERS}]{{0,8}}{_N}(?:点([{NUMERAL_CHARACTERS}]))?"
)
_MEASURED = re.compile(r"测[^0-9。!?;\n]{0,4}([0-9]+\.[0-9])")
_BREATHS = re.compile(
    rf"(?:(?:一分钟|每分钟|呼吸)[^。!?;\n,{NUMERAL_CHARACTERS}]{{0,8}}){_N}[次下口回遍]"
)


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
_UNIT = re.compile(
    "[度℃烧热烫氧压糖]|体温|夹手指|夹指|spo2|空腹|呼吸|分钟"
    r"|3[5-9]\.[0-9]|4[0-2]\.[0-9]|[0-9]{2,3} ?[/比-]"
)
_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}]")


def readings(text: str) -> Readings:
    """All values of one text; impossible ones are left out."""
    if not _UNIT.search(text) or not _NUMERAL.search(text):
        return NOTHING
    return Readings(
        temperature_c=_temperature(text),
        spo2=_whole(_SPO2, text, 40, 100),
        bp=_pressure(text),
        glucose=_glucose(text),
        breaths=_whole(_BREATHS, text, 5, 120),
    )


def _tenths(whole: str, after: str | None) -> float | None:
    value = number(whole)
    if value is None or not after:
        return value
    part = 5 if after == "半" else number(after)
    return value if part is None else value + part / 10


def _temperature(text: str) -> float | None:
    found: list[float | None] = []
    for match in _DEGREES.finditer(text):
        found.append(_tenths(match[1], match[2] or match[3]))
    found += [_tenths(match[1], match[2]) for match in _FEVER.finditer(text)]
    if re.search("烧|热|烫", text):
        found += [_tenths(match[1], None) for match in _WHOLE_DEGREES.finditer(text)]
    found += [float(match[1]) for match in _BARE_DEGREES.finditer(text)]
    possible = [value for value in found if value is not None and 34 <= value <= 42.5]
    return round(max(possible), 1) if possible else None


def _whole(pattern: re.Pattern[str], text: str, low: int, high: int) -> int | None:
    found = [number(match[1]) for match in pattern.finditer(text)]
    possible = [value for value in found if value is not None and low <= value <= high]
    return int(min(possible) if pattern is _SPO2 else max(possible)) if possible else None


def _pressure(text: str) -> tuple[int, int] | None:
    for match in (*_BP_PAIR.finditer(text), *_BP_BESIDE.finditer(text), *_BP_TO.finditer(text)):
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
    found = [_tenths(match[1], match[2]) for match in _GLUCOSE.finditer(text)]
    if not found and "糖" in text:
        found = [float(match[1]) for match in _MEASURED.finditer(text)]
    possible = [value for value in found if value is not None and 1 <= value <= 40]
    return possible[-1] if possible else None
