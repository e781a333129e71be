"""How long an illness has lasted."""

import re

from bot.understanding.numerals import number
from bot.understanding.pattern import NUMERAL_CHARACTERS

_N = f"([{NUMERAL_CHARACTERS}]{{1,6}}(?:\\.[0-9]+)?)"
_SPAN = re.compile(
    rf"(?<!第)(?<!下){_N}(?:多)?(?:个)?(?:来)?(天|日|宿|夜|晚上|小时|钟头|钟|分钟|星期|礼拜|周|月|黑夜)(半)?"
)
_HOURS = {
    "天": 24.0, "日": 24.0, "宿": 24.0, "夜": 24.0, "晚上": 24.0, "黑夜": 24.0, "小时": 1.0,
    "钟头": 1.0, "钟": 1.0, "分钟": 1 / 60, "星期": 168.0, "礼拜": 168.0, "周": 168.0, "月": 720.0,
}  # fmt: skip
_NOT_ILLNESS = re.compile(r"(?:每天|天天|[0-9]个月|[岁二三四五六七八九]个?月)$")


def duration(text: str) -> float | None:
    """Hours since it began, the longest span that is said."""
    spans = [m for m in _SPAN.finditer(text) if not _NOT_ILLNESS.search(text[: m.end()])]
    hours = []
    for match in spans:
        value = number(match[1])
        following = text[match.end() : match.end() + 2]
        if value is not None and not re.match(
            r"[后前]|大|身|岁|几?次|吃几|能吃|几|了?身子", following
        ):
            half = 0.5 if match[3] else 0.0
            hours.append((value + half) * _HOURS[match[2]])
    return round(max(hours), 1) if hours else None
