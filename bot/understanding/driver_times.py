"""When a driver can and cannot: days, parts of days, weekly hours, nights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.domain.boxes import DAYS
from bot.understanding.expression import expression
from bot.understanding.ride_days import DaysSaid, days_said, joined, run, separated
from bot.understanding.ride_times import PARTS, hours
from bot.understanding.times.words import TimeWords

# What a whole day is taken to be where hours are asked for.
_DAY = (time(6), time(21))
_MORE = (
    "(?:我|俺|阮|我们|家里|车|车子|正好|恐怕|可能|应该|大概|估计|一般|基本上?|平时|全天|一天|整天"
    "|一整天|的话|那天|这边|也|都|就|还|才|又|全|要|得|会|出车|跑车|开车|接人|送人|送|接|跑|去|出"
    "来|过来|的|,|是|真|实在)*"
)
_CANNOT = expression(
    f"{_MORE}(?:不(?:行|中|得空|得闲|在|能|可以|方便|出车|跑|接|去|来|送|开|出|成)|没(?:有|得)?"
    "(?:空|时间|功夫|车)|冇(?:得)?(?:空|车|时间)|唔(?:得|得闲|喺|行|跑|可以)|(?:跑|去|来|接|送"
    "|出|走|开)不(?:了|成|开|得)|走不开|有(?:点|点儿|些)?事|有安排|忙|休息|歇|请假|停|加班|上班"
    "|值班|出门|出差|在外|外出|用车|自己(?:要)?用|车要(?:用|修|年检)|要(?:用车|修车|出门|走亲戚"
    "|办事|割|收|去医院)|修车|年检|抢收|割稻|割麦|收麦|收稻|喝喜酒|吃席|走亲戚)"
)
_CAN = expression(
    f"{_MORE}(?:有(?:空|时间|闲|车)|得(?:空|闲)|能|可以|行|中|没事|冇事|没安排|闲|在家|在村|ok|可"
    "(?:跑|接|送)|跑|接|出车|来|好了?|恢复|没问题|要得|方便|开工|上岗)"
)
_CAN_BEFORE = expression(
    "(?:有空|得空|得闲|能跑|可以跑|能来|有时间|能接|方便)(?:的)?(?:时间|日子|是|就|只|在|:|,)*$"
)
_CANNOT_BEFORE = expression(
    "(?:没空|不行|不得空|没时间|不跑|别排|不在|别叫我|除了|除开|别找我)(?:的)?(?:时间|日子|是|就"
    "|只|在|:|,)*$"
)
_SINCE = expression("(?:起|开始|以后|之后|往后|后)")
_SINCE_BEFORE = expression("(?:从|打从|自|等到?|要到|得到|到了?)$")
_AGAIN = expression("才|又|恢复|重新|再|好了|回来|就(?:行|可以|能|好|有空)")
_TILL = expression("(?:到|至|直到|一直到|之前|截至)$")
_TILL_BEHIND = expression("(?:以前|之前|前)(?!天|后)")
_NIGHT = expression(
    "晚上|夜里|半夜|夜间|黑夜|深夜|晚黑|后半夜|夜头|夜晚|晚间|大半夜|晚头|半暝|天黑(?:了|后|以后"
    "|之后)"
)
_NIGHT_NO = expression(
    f"^{_MORE}(?:我|俺|别|莫|甭|免|不|没|冇|唔|看不(?:清|见)|眼(?:睛)?(?:不|花)|(?:跑|开|去|来|接"
    "|出|走)不(?:了|得|成)|不敢|怕|危险)"
)
_NIGHT_YES = expression(
    f"^{_MORE}(?:也|都|照样|同样|随时|能|可以|行|没问题|跑|接|有空|ok|中|要得|在)"
)
_NOT = expression("不|没|冇|别")
_ALWAYS = expression(
    "24小时|二十四小时|全天候|随叫随到|白天黑夜都|白天晚上都|日夜都|什么时候都(?:行|可以|能)|几点"
    "都(?:行|可以|能)|随时(?:都)?(?:行|可以|能|喊|叫|打)"
)
_NO_NIGHT = expression(
    "夜[路车](?:我|都|也|就)*(?:不|跑不|开不|没法)|(?:不(?:跑|开|接|出)|别排|跑不了|开不了)(?:夜"
    "车|夜路|夜班|晚上|夜里)|只(?:能)?(?:跑|接|出)?"
    "白天|(?:只|就)(?:在)?白天"
)
_ASKED = expression("吗|么(?=$|[,。?])|\\?|谁|哪个|哪天|行不行|有没有|能不能|去不去|几点")
_OFF_FROM_NOW = expression(
    "(?:以后|往后|今后)(?:就|都|我|再)*(?:不跑|不接|不出车|不干|别叫我|别找我|跑不了|不开)|暂时"
    "(?:先)?(?:不跑|不接|不出|跑不了|别)|先(?:歇|停)(?:一?阵|几天|一段|段)"
)
_WEEKLY = expression(
    "每|逢|平时|一般|固定|长期|以后|通常|周末都|平常|(?:周|星期|礼拜)[一二三四五六日天](?:上午|下"
    "午|早上|晚上)?都"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A day or a part of it; without clocks the whole day."""

    day: date
    begin: time | None = None
    end: time | None = None


@dataclass(frozen=True, slots=True)
class Availability:
    """What is said of the time somebody drives."""

    off: tuple[Span, ...] = ()
    on: tuple[Span, ...] = ()
    back_from: date | None = None
    off_since: date | None = None
    opens: str | None = None
    night: bool | None = None


def availability(
    text: str, at: datetime, words: TimeWords, region: str | None = None
) -> Availability:
    """The days and hours, off and on; nothing for questions."""
    if _ASKED.search(text):
        return Availability()
    text = separated(text)
    said = days_said(text, at, words, region)
    night = night_said(text)
    told = [
        (one, can)
        for number, one in enumerate(said)
        if not one.past and (can := _can(text, said, number)) is not None
    ]
    dated = [(one, can) for one, can in told if one.days and not _is_night(text, one)]
    dated = [(_same_day(one, said), can) for one, can in dated]
    ended = _ends(text, dated, at)
    if ended:
        return Availability(ended.off, ended.on, ended.back_from, ended.off_since, None, night)
    spans = [
        (Span(day, *_hours(text, one, at, words)), can) for one, can in dated for day in one.days
    ]
    weekly = [(one, can) for one, can in told if one.weekdays]
    return Availability(
        tuple(span for span, can in spans if not can),
        tuple(span for span, can in spans if can),
        off_since=at.date() if _OFF_FROM_NOW.search(text) else None,
        opens=_opens(text, weekly, at, words),
        night=night,
    )


def _same_day(one: DaysSaid, said: Sequence[DaysSaid]) -> DaysSaid:
    """明天上午不行,下午可以: the part is of the day said before."""
    if not one.assumed or one.clock:
        return one
    before = [o.days for o in said if o.start < one.start and o.days and not o.assumed]
    return replace(one, days=before[-1]) if before else one


def _is_night(text: str, one: DaysSaid) -> bool:
    """晚上不跑 without a day is of every night."""
    said = text[one.start : one.end]
    return one.assumed and one.clock is None and bool(_NIGHT.fullmatch(said))


def _can(text: str, said: Sequence[DaysSaid], number: int) -> bool | None:
    """Whether they can then; the days of a list, and days with nothing behind, share the next."""
    one = said[number]
    behind = re.split("[。;!]", text[one.end :])[0]
    ends = said[number + 1].start - one.end if number + 1 < len(said) else len(behind)
    own = _SINCE.sub("", behind[:ends], count=1) if _SINCE.match(behind) else behind[:ends]
    if number + 1 < len(said) and joined(text, one, said[number + 1]):
        return _can(text, said, number + 1)
    own = _TILL_BEHIND.sub("", own, count=1) if _TILL_BEHIND.match(own) else own
    if _CANNOT.match(own):
        return False
    if _CAN.match(own):
        return True
    before = text[: one.start]
    if _CANNOT_BEFORE.search(before):
        return False
    return True if _CAN_BEFORE.search(before) else None


def _ends(text: str, dated: Sequence[tuple[DaysSaid, bool]], at: datetime) -> Availability | None:
    """从下周一起又行了, 到周五都没空, 20号之前没空, 明天起不跑了."""
    for one, can in dated:
        first, before, rest = one.days[0], text[: one.start], text[one.end :]
        since = _SINCE.match(rest) or _SINCE_BEFORE.search(before)
        if can and (since or _AGAIN.match(rest)) and (since or first > at.date()):
            return Availability(back_from=first)
        if not can and _SINCE.match(rest) and "后" not in rest[:2]:
            return Availability(off_since=first)
        if not can and _TILL.search(before):
            return Availability(_whole(run(at.date(), one.days[-1])))
        if not can and _TILL_BEHIND.match(rest) and first > at.date():
            return Availability(_whole(run(at.date(), first - timedelta(days=1))))
    return None


def _whole(days: Iterable[date]) -> tuple[Span, ...]:
    return tuple(Span(day) for day in days)


def _hours(
    text: str, one: DaysSaid, at: datetime, words: TimeWords
) -> tuple[time | None, time | None]:
    said = text[one.start : one.end + 8]
    window = hours(said, at, words).window if one.clock else None
    if window:
        return window
    if one.part == "evening" and not one.clock:
        return PARTS["evening"][0], PARTS["night"][1]
    if one.clock:
        return one.clock, max(PARTS["evening"][1], one.clock)
    return PARTS.get(one.part or "", (None, None))


def _opens(
    text: str, weekly: Sequence[tuple[DaysSaid, bool]], at: datetime, words: TimeWords
) -> str | None:
    """mon-fri 08:00-12:00; what they cannot is left out of all days."""
    if not weekly or not (_WEEKLY.search(text) or len(weekly[0][0].weekdays) > 1):
        return None
    if any(can for _, can in weekly):
        parts = [(one.weekdays, _span(text, one, at, words)) for one, can in weekly if can]
        parts += _second_parts(text, weekly)
    else:
        parts = _rest(text, weekly, at, words)
    return "; ".join(line for days, span in parts for line in _lines(days, span)) or None


def _rest(
    text: str, weekly: Sequence[tuple[DaysSaid, bool]], at: datetime, words: TimeWords
) -> list[tuple[tuple[int, ...], tuple[time, time]]]:
    """每周三不行 leaves the other days, 周二四晚上没空 the days till the evening."""
    gone = {day for one, _ in weekly for day in one.weekdays}
    left = [(tuple(day for day in range(7) if day not in gone), _DAY)]
    for one, _ in weekly:
        begin, end = _hours(text, one, at, words)
        if begin and end:
            pieces = ((_DAY[0], begin), (end, _DAY[1]))
            left += [(one.weekdays, span) for span in pieces if span[0] < span[1]]
    return left


def _second_parts(
    text: str, weekly: Sequence[tuple[DaysSaid, bool]]
) -> list[tuple[tuple[int, ...], tuple[time, time]]]:
    """每周一三五上午和下午: a part beside the one that is read."""
    found = []
    for one, can in weekly:
        second = re.match("(?:和|跟|、|或者?)(上午|下午|晚上)", text[one.end :])
        if can and second:
            part = {"上午": "morning", "下午": "afternoon", "晚上": "evening"}[second[1]]
            found.append((one.weekdays, PARTS[part]))
    return found


def _span(text: str, one: DaysSaid, at: datetime, words: TimeWords) -> tuple[time, time]:
    begin, end = _hours(text, one, at, words)
    if begin is None or end is None or begin >= end:
        return _DAY
    return begin, end


def _lines(days: Sequence[int], span: tuple[time, time]) -> list[str]:
    hours_said = f"{span[0]:%H:%M}-{span[1]:%H:%M}"
    lines: list[str] = []
    start = 0
    for number, day in enumerate(days):
        if number + 1 < len(days) and days[number + 1] == day + 1:
            continue
        first, last = DAYS[days[start]], DAYS[day]
        lines.append(f"{first} {hours_said}" if first == last else f"{first}-{last} {hours_said}")
        start = number + 1
    return lines


def night_said(text: str) -> bool | None:
    """Whether somebody drives by night: 晚上也行, 晚上不跑."""
    if _NO_NIGHT.search(text):
        return False
    if _ALWAYS.search(text):
        return True
    for match in _NIGHT.finditer(text):
        if re.search(
            "(?:今天?|明天?|昨天?|后天?|周.|星期.|[号日]|每天|[一二三四五六日])$",
            text[: match.start()],
        ):
            continue
        behind = text[match.end() :]
        if _NIGHT_NO.match(behind):
            return False
        if _NIGHT_YES.match(behind) and not _NOT.search(re.split("[,。;]", behind)[0]):
            return True
    return None
