"""What is said later about rides that come again: a day left out, moved, all stopped, back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.understanding.expression import expression
from bot.understanding.ride_days import DaysSaid, days_said, joined, run, separated
from bot.understanding.ride_text import NUM, plain, whole
from bot.understanding.ride_times import by_day
from bot.understanding.times.words import TimeWords

SeriesAct = Literal["skip", "stop", "move", "resume"]

_WEEK = "(?:周|星期|礼拜)"
_DAY = "[一二三四五六日天]"
_MOVE = expression(
    "(?:改|换|挪|推|推迟|提前|调|移|延|延后|延迟|拖|提|调整|变|变更|更改|往后推|往前提)(?:到|成"
    "|为|在|至|去)"
    f"|改(?={_WEEK}|[明后下上早晚0-9一二三四五六七八九十])"
)
_SHIFT = expression(
    "(?P<way>提前|早|推迟|延后|延迟|晚|推后|拖后|往后推|往前提|迟)(?:走|去|接|来|出发)?(?:个|了"
    f")?(?:(?P<half>半)(?:个)?(?:小时|钟头|钟)|(?P<count>{NUM})(?:个)?(?P<unit>小时|钟头|分钟?"
    "|刻钟)(?P<plus>半)?)"
)
_NO_GO = (
    "(?:先|就|都|也|要|得|他们?|她|佢|我们?|俺们?|我妈|我爸|老人|那天|那次|那趟|这次|这趟|暂时|全"
    "|可能|的|车|透析|化疗|接送|那一?[趟回次]|上午|下午|早上|晚上|一?次|一?趟|安排)*"
)
_OUT = (
    "(?:不|唔|甭|毋|勿|莫|别)(?:用|要|必|使|需要?)?(?:再)?(?:去|来|接|送|透|做|上机|跑|走|坐|派车"
    "|安排|车|过来|了)|(?:不用|不要|唔使|不必|甭)(?:了|车|$|[,。])"
    "|停(?![电水车工课])|取消|休息|放假|请假|跳过|歇|免了|除外|去不了|去不成|来不了|不成行|不在家"
)
_LEFT_OUT = expression(f"{_NO_GO}(?:{_OUT})")
_OUT_BEFORE = expression("(?:除了|跳过|停掉?|取消|去掉|不要|请假)(?:掉|了)?(?:的)?$")
_STOP = expression(
    "(?:以后|往后|今后|后面|之后|往后头|将来)(?:的)?(?:透析|化疗|车|接送|我们?|俺们?|他|她|我妈"
    "|我爸|那个)*(?:都|就|全|也|再|再也)*(?:不|唔|甭|勿|莫)(?:用|要|去|必|需要?|使|来|透|做|坐|再"
    ")"
    "|(?:透析|血透|化疗|放疗|接送|车|班次)(?:的事|以后|都|全|就|已经|也|那边)*(?:停了|停掉|停咗"
    "|不做了|不用了|做完了|结束了|不透了|全停|取消了|唔使了|不要了|不去了)|(?:全|都|统统|整个|全"
    "部)(?:部)?(?:停|取消|不用|不去|不要)(?:掉|了)"
    "|(?:不用|不要|唔使)(?:再)?(?:每周|每次|天天|每天)?(?:来)?(?:接送|接|送)(?:我们?|俺们?|他|她"
    "|我妈|我爸|了)*了|再也不用|换肾了|不用透析了|不透析了|转到[^,。]{1,6}透析"
)
# 周三不去,周五照常: what is left out is the news.
_AS_EVER = ("照常", "照旧", "照样")
_ELSE = expression(
    "(?:电影|电视|比赛|球赛|密码|名字|饭局|酒席|课|会议?)(?:的)?(?:时间)?(?:改|换|推|提前)"
)
# 明天下雨不去了
_REASON = expression(f"[^。!?去送来回坐到]{{0,8}}?{_LEFT_OUT.pattern}")
_SINCE = expression("(?:起|开始|以后|之后|往后)")
_SINCE_BEFORE = expression("(?:从|打从|自)$")
_TILL_BEFORE = expression("(?:停到|歇到|休息到|请假到|到|至|直到)$")
_AGAIN = expression(
    "恢复|照常|照旧|照样|接着(?:去|来|透|做|接|送)|继续(?:去|来|透|做|接|送|坐|吧|用)?|又(?:要|得"
    "|能|可以|开始)(?:去|透|做|来|接|送|坐|了)?|还是(?:要|得)?去|还(?:要|得)去|重新(?:开始|去|透"
    "|来)?|不停了|又去"
    "|(?:还)?(?:要|得)透|不取消了|不改了"
)
_ASKS = expression(
    "去不去|停不停|要不要|改不改|吗|[^什怎多要这那]么(?=$|[,。?])|\\?|是不是|能不能|可不可以|可以不"
)
_ALWAYS = expression(
    f"以后|往后|今后|每{_WEEK}|每个{_WEEK}|都(?:改|换|不|停)|固定|长期|一直|每逢|逢{_WEEK}|从此"
)
_TIMES = expression(
    f"(?:停|歇|少去|跳过|休息|不去|取消)(?:了|掉)?({NUM})(?:次|趟|回)|({NUM})次(?:不去|停)"
)
_NEXT = expression("(?:下|这|下一|这一)(?:次|趟|回)(?:的)?(?:透析|化疗|车|就|先|都|不|停|取消)")
_SPAN = expression(f"(?:停|歇|休息|请假|暂停|不去)(?:了|上|个|掉)?({NUM})个?({_WEEK}|月|天)")
_WEEKDAY = expression(f"(?<![上下这本]){_WEEK}({_DAY})")
_BARE_WEEKDAYS = expression(f"{_WEEK}?({_DAY}{{2,6}})(?={_DAY}|改|换|调|变|$|[,。]|了|吧|去|来)")
_MINUTES = {"小时": 60, "钟头": 60, "分": 1, "分钟": 1, "刻钟": 15}


@dataclass(frozen=True, slots=True)
class SeriesWords:
    """One change; `act` None where no series is spoken of."""

    act: SeriesAct | None = None
    # The days that are left out, moved away from, or taken up again.
    days: tuple[date, ...] = ()
    # How many of the next ones, where no day is named: 停一次.
    times: int | None = None
    # The day it moves to, and the clock where that changes.
    to_day: date | None = None
    to_clock: time | None = None
    # Minutes later than before, negative for earlier.
    shift: int | None = None
    # Set where the weekday changes for good: (2, 3) is every Wednesday to Thursday.
    weekday: tuple[int, int] | None = None
    # The weekdays left out for good, or the new ones of 改成二四六.
    weekdays: tuple[int, ...] = ()
    # From now on, not this once.
    always: bool = False
    # Stopped or left out until that day, or stopped from it on.
    until: date | None = None
    since: date | None = None


def read_series_words(
    text: str, at: datetime, *, words: TimeWords, region: str | None = None
) -> SeriesWords:
    """The reading of one message at that local time."""
    shadow = separated(plain(text))
    if _ASKS.search(shadow):
        return SeriesWords()
    named = days_said(shadow, at, words, region)
    days = [one for one in named if not one.past]
    always = bool(_ALWAYS.search(shadow))
    if _ELSE.search(shadow):
        return SeriesWords()
    if (move := _MOVE.search(shadow)) or _SHIFT.search(shadow):
        return _moved(shadow, days, move, always)
    again = _AGAIN.search(shadow)
    if again and again[0] in _AS_EVER and (gone := _left_out(shadow, days, always, at)).act:
        return gone
    if again and not _LEFT_OUT.match(shadow, again.end()):
        real = [one for one in days if not one.assumed]
        return SeriesWords("resume", days=_all(real), always=always)
    return _left_out(shadow, days, always, at)


def _left_out(text: str, days: Sequence[DaysSaid], always: bool, at: datetime) -> SeriesWords:
    real = [one for one in days if not one.assumed]
    out = _out(text, real)
    since = next((one.days[0] for one in real if one.days and _begins(text, one)), None)
    if _STOP.search(text) and not (out and since is None):
        return SeriesWords("stop", always=True, since=since)
    if since and (_LEFT_OUT.search(text) or _STOP.search(text)):
        return SeriesWords("stop", always=True, since=since)
    if always and (gone := _weekdays(text, out)):
        return SeriesWords("skip", weekdays=gone, always=True)
    if span := _span(text, real, at):
        return span
    if out:
        return SeriesWords("skip", days=_all(out))
    if times := _times(text):
        return SeriesWords("skip", times=times)
    return SeriesWords()


def _out(text: str, days: Sequence[DaysSaid]) -> list[DaysSaid]:
    """The days that are left out; a list shares what is said behind its last."""
    found: list[DaysSaid] = []
    for number in reversed(range(len(days))):
        one = days[number]
        until = days[number + 1].start if number + 1 < len(days) else len(text)
        behind = (
            _LEFT_OUT.match(text, one.end)
            or _REASON.match(text, one.end, until)
            or _OUT_BEFORE.search(text[: one.start])
        )
        shared = bool(found) and found[-1] is days[number + 1 : number + 2][0]
        if behind or (shared and joined(text, one, days[number + 1])):
            found.append(one)
    return found[::-1]


def _begins(text: str, one: DaysSaid) -> bool:
    return bool(_SINCE.match(text, one.end) or _SINCE_BEFORE.search(text[: one.start]))


def _weekdays(text: str, out: Sequence[DaysSaid]) -> tuple[int, ...]:
    found = {day for one in out for day in one.weekdays}
    if not found:
        found = {_index(match[1]) for match in _WEEKDAY.finditer(text)}
    return tuple(sorted(found))


def _span(text: str, days: Sequence[DaysSaid], at: datetime) -> SeriesWords | None:
    """停一个星期, 停到下周一."""
    today = at.date()
    for one in days:
        if one.days and _TILL_BEFORE.search(text[: one.start]) and _LEFT_OUT.search(text):
            # Rather a car too many than a treatment missed: that day itself is not left out.
            last = one.days[0] - timedelta(days=1)
            return SeriesWords("skip", days=run(today, last), until=last)
    length = _SPAN.search(text)
    count = whole(length[1]) if length else None
    if length is None or count is None:
        return None
    size = {"天": 1, "月": 30}.get(length[2], 7) * count
    first = days[0].days[0] if days and days[0].days else today
    last = first + timedelta(days=size - 1)
    return SeriesWords("skip", days=run(first, last), until=last)


def _times(text: str) -> int | None:
    match = _TIMES.search(text)
    if match:
        return whole(match[1] or match[2])
    return 1 if _NEXT.search(text) and _LEFT_OUT.search(text) else None


def _moved(
    text: str, days: Sequence[DaysSaid], move: re.Match[str] | None, always: bool
) -> SeriesWords:
    shift = _minutes(text)
    if move is None:
        return SeriesWords("move", days=_all([d for d in days if not d.assumed]), shift=shift)
    left = [one for one in days if one.end <= move.start() and not one.assumed]
    right = [one for one in days if one.start >= move.end()]
    clock = next((by_day(one.clock, one.part) for one in right if one.clock), None)
    new = _new_weekdays(text[move.end() :], right)
    if new:
        return SeriesWords("move", weekdays=new, to_clock=clock, always=True)
    target = next((one for one in right if one.days and not one.assumed), None)
    if target is None and clock is None:
        return SeriesWords()
    pair = _pair(text, move) if always else None
    if pair or (always and target is None):
        return SeriesWords("move", weekday=pair, to_clock=clock, always=True)
    day = _same_week(text, left, target) if target else None
    return SeriesWords("move", _all(left), to_day=day, to_clock=clock, shift=shift)


def _new_weekdays(text: str, right: Sequence[DaysSaid]) -> tuple[int, ...]:
    if right and right[0].weekdays:
        return right[0].weekdays
    match = _BARE_WEEKDAYS.match(text)
    whole_run = re.match(f"{_WEEK}?({_DAY}{{2,7}})(?!{_DAY})", text) if match else None
    return tuple(sorted({_index(c) for c in whole_run[1]})) if whole_run else ()


def _pair(text: str, move: re.Match[str]) -> tuple[int, int] | None:
    before = _WEEKDAY.findall(text[: move.start()])
    behind = _WEEKDAY.findall(text[move.end() :])
    return (_index(before[-1]), _index(behind[0])) if before and behind else None


def _same_week(text: str, left: Sequence[DaysSaid], target: DaysSaid) -> date:
    """下下周三改到周四 is the Thursday of that week."""
    day = target.days[0]
    said = _WEEKDAY.match(text, target.start)
    if said is None or not left or not left[-1].days:
        return day
    first = left[-1].days[0]
    return first + timedelta(days=day.weekday() - first.weekday())


def _minutes(text: str) -> int | None:
    match = _SHIFT.search(text)
    if match is None:
        return None
    way = -1 if match["way"] in ("提前", "早", "往前提") else 1
    if match["half"]:
        return way * 30
    count = whole(match["count"])
    if count is None:
        return None
    size = _MINUTES[match["unit"]]
    return way * (count * size + (size // 2 if match["plus"] else 0))


def _all(days: Sequence[DaysSaid]) -> tuple[date, ...]:
    return tuple(sorted({day for one in days for day in one.days}))


def _index(said: str) -> int:
    return "一二三四五六日".index(said.replace("天", "日"))
