"""Times counted from now: 三天后, 过两天, 半个钟头后, 两小时前."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.understanding.times.calendar import month_end, month_start
from bot.understanding.times.numeral import whole
from bot.understanding.times.token import Clock, Token

_MINUTES = {"分": 1, "分钟": 1, "小时": 60, "钟头": 60, "点钟": 60, "钟": 60, "刻钟": 15}
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}
_LATER = ("过", "再过", "再等", "隔")
_AHEAD = ("未来", "未来的", "接下来", "接下来的", "之后")
_SOME = 3
_WAITS = ("", *"等缓过隔歇迟晚停拖,。 \n")


def counted(match: re.Match[str], at: datetime) -> Token:
    """A length of time that says neither before nor after is none, and joins nothing."""
    start, end = match.start(), match.end()
    lead, tail, unit = match["lead"] or "", match["tail"] or "", match["unit"]
    count = _count(match)
    nothing = Token(start, end, stop=True)
    # 两分 alone are marks or land.
    if count is None or (unit == "分" and tail in ("", "再")) or (tail == "再" and _worked(match)):
        return nothing
    if lead in _AHEAD or (lead == "还剩" and unit in _MINUTES):
        return _ahead(start, end, at, unit, count)
    ago = lead[:1] == "前" or lead.startswith(("之前", "过去", "最近")) or tail.endswith("前")
    if not ago and lead not in _LATER and not tail:
        return nothing
    if unit in _MINUTES:
        moment = at + timedelta(minutes=_MINUTES[unit] * count * (-1 if ago else 1))
        clock = Clock(moment.hour, moment.minute, exact=True)
        return Token(start, end, day=moment.date(), weight=5, clock=clock, past=ago)
    return Token(start, end, day=_day(at.date(), unit, -count if ago else count), past=ago)


def _worked(match: re.Match[str]) -> bool:
    """休息几天再玩 says how long, 等几天再说 when."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return not match["lead"] and before not in _WAITS


def _ahead(start: int, end: int, at: datetime, unit: str, count: float) -> Token:
    """未来两天 begins tomorrow, 未来三小时 now."""
    days = 1 if unit in _DAYS and count <= _SOME else 0
    return Token(start, end, day=at.date() + timedelta(days=days))


def _count(match: re.Match[str]) -> float | None:
    said = match["count"]
    if said in ("半", "几"):
        value: float | None = 0.5 if said == "半" else _SOME
    else:
        value = whole(said)
    halves = (match["more"] == "个半") + (match["plus"] is not None)
    return None if value is None else value + 0.5 * halves


def _day(today: date, unit: str, count: float) -> date:
    if unit in _DAYS:
        return today + timedelta(days=int(_DAYS[unit] * count))
    months = int(count)
    if not months:
        return today + timedelta(days=15 if count > 0 else -15)
    first = month_start(today, months)
    return first.replace(day=min(today.day, month_end(first).day))
