"""Who drives a ride that comes again: 都我来, 第一司机老赵 第二司机大满."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.expression import expression
from bot.understanding.ride_text import plain

_ALWAYS = expression(
    "(?:这个月|以后|往后|每次|每趟|回回|天天|次次)?(?:都|全)(?:由|归|是)?(?:我|俺)"
    "(?:来|送|接|跑|开|包)(?:了|吧|的|就行|好了)?$"
    "|(?:这个月|以后|往后|每次|每趟|回回)(?:的)?(?:都|就)?(?:由|归)?(?:我|俺)(?:来|送|接|跑|包)"
    "(?:了|吧|就行|好了)?$"
)
_MONTH = expression("(?:这|本)个?月")
_NAME = "(?P<{0}>[\u4e00-\u9fff]{{2,4}}?)"
_END = "(?=[,，。;；、和及]|第|替补|备用|司机|$)"
_FIRST = expression(
    f"(?:第一司机|主司机|头一个司机)(?:是|定|用|就|:|：)?{_NAME.format('first')}{_END}"
)
_SECOND = expression(
    f"(?:第二司机|替补司机?|备用司机?|后备司机?)(?:是|定|用|就|:|：)?{_NAME.format('second')}{_END}"
)
_SERIES = expression(
    "(?P<purpose>透析|血透|化疗|放疗|产检|复诊|复查|康复|针灸|理疗|接送|车)?(?:的)?"
    "(?:第一司机|主司机|第二司机|替补司机?|备用司机?)"
)


@dataclass(frozen=True, slots=True)
class NamedDrivers:
    """As said; nothing where nobody is named."""

    first: str | None = None
    second: str | None = None


def says_always(text: str) -> str | None:
    """`month` or `always`, of a driver who takes every ride; None of anything else."""
    said = plain(text).strip(" ,，。!！")
    if not _ALWAYS.search(said) or len(said) > 14:
        return None
    return "month" if _MONTH.search(said) else "always"


def named_drivers(text: str) -> NamedDrivers:
    """王秀英的透析 第一司机老赵 第二司机大满."""
    said = plain(text).replace(" ", ",")
    if not _SERIES.search(said):
        return NamedDrivers()
    first, second = _FIRST.search(said), _SECOND.search(said)
    return NamedDrivers(first["first"] if first else None, second["second"] if second else None)
