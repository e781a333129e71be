"""From when till when somebody may leave, and when they must be there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.understanding.expression import expression
from bot.understanding.times.clocks import placed
from bot.understanding.times.find import Found, find
from bot.understanding.times.numeral import whole
from bot.understanding.times.token import Clock
from bot.understanding.times.words import TimeWords

# The hours a part of the day is taken to have.
PARTS = {
    "dawn": (time(5), time(8)),
    "morning": (time(8), time(12)),
    "noon": (time(11), time(14)),
    "afternoon": (time(13), time(18)),
    "evening": (time(18), time(21)),
    "night": (time(21), time(23, 59)),
}
_WHOLE_DAY = (time(8), time(18))
_ABOUT = 30
_WAKING = 6
_NO_DAY = date(2000, 1, 3)
_RANGE = expression("[到至~—-]")
_TWO_HOURS = expression("^[^点:]{0,6}?([一二两三四五六七八九])([一二三四五六七八九])点(?!.*分)")
_ABOUT_BEHIND = expression("(?:钟)?(?:左右|前后|上下|来钟|把钟|许|的样子|吧?附近)")
_ABOUT_BEFORE = expression("(?:大概|大约|差不多|约莫|估计|大致|可能)(?:在|是|要|就)?$")
_AFTER = expression("(?:以后|之后|过后|后|往后|多)(?!天)")
_UNTIL = expression("(?:以前|之前|前)(?!天|后|面)")
_CLOCK = expression(
    "([0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:点|时|[:：])(?:钟)?(半|一刻|[0-5][0-9])?"
)
_GO = expression(
    "(?:就|再|才|都|要|得|能|可以|必须|一定)*(?:走|出发|动身|来接|来|接|去|都?行|都?可以|随便|有"
    "空|方便|开车|送)"
)
_ANY = expression(
    "(?:什么时候|几点(?:钟)?|啥时候?|随便(?:几点|什么时候)?|哪个时候|么时候|幾點)?(?:走|去|来|出"
    "发|接)?(?:都|也|随便|全)(?:行|可以|成|中|得|要得|好|有空|方便|没关系|无所谓|走|能)|随便|不限"
    "|不急"
)
_ALL_DAY = expression(
    "(?:全天|一整天|整天|一天|白天|哪个时候|什么时候|啥时候?|几点(?:钟)?)(?:走|去|来|出发)?(?:都"
    "|也)(?:行|可以|成|中|要得|好|有空|方便|得)|随便(?:几点|什么时候|啥时候?)|时间(?:不限|随便|都"
    "行|都可以|无所谓)|几点都"
)

_THERE_BEFORE = expression(
    "(?:挂|预约|约|排|定|订|抢)(?:的|了|到|好|在|的是|好的|到的|是|上)*(?:[^,。点]{0,6})?$|(?:号"
    "|上机|上课|开会|开庭|面试|检查|透析|化疗|手术|考试|报到|开诊|火车|高铁|动车|飞机|车票|票|门"
    "诊|时间|班车)(?:时间)?(?:是|在|为|要|定在|约在|的)*$"
    "|(?:最迟|最晚|务必|必须|一定|起码)(?:要|得|在)*$"
)
_AT = "(?:钟|整)?(?:左右|之?前|以前|准时|准点|准|就|一定|必须|务必|要|得|该|能|开始|正式|赶)*"
_THERE = expression(
    f"{_AT}(?:到(?!了|我|俺|咱|家|村|门口|这|楼下|路口|桥头|晚|[^,。]{{0,8}}(?:来接|接我|接俺|捎"
    "我|门口接)|[0-9一二三四五六七八九十]+点)"
    "|上机|透析|血透|开始|开诊|报到|产检|化疗|放疗|手术|复查|复诊|检查|做检查|做b超|b超|抽血|上课"
    "|上学|上火车|上高铁|上班|上飞机|开庭|开会|面试|考试|开考|看诊|面诊|就诊"
    "|打疫苗|交班|集合|开门|发车|起飞|开席|开车(?!来|去))"
    "|(?:钟|半|多)?的(?:号|专家|门诊|透析|化疗|放疗|火车|高铁|动车|飞机|航班|班车|大巴|预约|检查"
    "|手术|b超|彩超|会|课|车票|票|班次|产检|考试|席|喜酒|酒席|复查|复诊|ct|核磁|胃镜)"
)
_LEAVE = expression("(?:钟|整|半)?(?:左右)?(?:就|要|得|能|准时)*(?:走|出发|动身|来接|接|去|送|从)")


@dataclass(frozen=True, slots=True)
class Hours:
    """What is said of the hours of a ride."""

    window: tuple[time, time] | None = None
    appointment: time | None = None


def hours(text: str, at: datetime, words: TimeWords, region: str | None = None) -> Hours:
    """The window of the departure and the hour of the appointment."""
    found = [one for one in find(text, words, at=at, region=region) if not one.when.soon]
    there = [one for one in found if one.clock and _be_there(text, one)]
    leaving = [one for one in found if one not in there]
    window = next((w for one in leaving if (w := _window(text, one, found, at))), None)
    if window is None and _ALL_DAY.search(text):
        window = _WHOLE_DAY
    return Hours(window, _clock(there[0], found, at) if there else None)


def _be_there(text: str, one: Found) -> bool:
    if _RANGE.search(text[one.start : one.end]) and not _THERE.match(text, one.end):
        return False
    if _THERE.match(text, one.end):
        return True
    return bool(_THERE_BEFORE.search(text[: one.start])) and not _LEAVE.match(text, one.end)


def _window(
    text: str, one: Found, found: Sequence[Found], at: datetime
) -> tuple[time, time] | None:
    if one.clock is None:
        part = PARTS.get(one.when.part or "")
        return part if part and _ANY.match(text, one.end) else None
    begin = _leaves(one, found, at)
    span = _span(text, one, begin)
    if span:
        return span
    about = _ABOUT_BEHIND.search(text[one.start : one.end + 4])
    if about or _ABOUT_BEFORE.search(text[: one.start]) or _inner_about(text, one):
        return _moved(begin, -_ABOUT), _moved(begin, _ABOUT)
    return _open_ended(text, one, begin)


def _inner_about(text: str, one: Found) -> bool:
    return bool(re.search("大概|大约|差不多|约莫", text[one.start : one.end]))


def _span(text: str, one: Found, begin: time) -> tuple[time, time] | None:
    """八点到九点, 七八点."""
    said = text[one.start : one.end]
    pieces = _RANGE.split(said)
    if len(pieces) > 1:
        end = _last_clock(pieces[-1], begin)
        return (begin, end) if end and end > begin else None
    two = _TWO_HOURS.match(said)
    return (begin, _moved(begin, 60)) if two and two[1] != two[2] else None


def _last_clock(said: str, begin: time) -> time | None:
    match = _CLOCK.search(said)
    if match is None:
        return None
    hour = whole(match[1])
    if hour is None or hour > 23:
        return None
    minute = {None: 0, "半": 30, "一刻": 15}.get(match[2])
    end = time(hour, int(match[2]) if minute is None else minute)
    return end if end > begin or hour >= 12 else end.replace(hour=hour + 12)


def _open_ended(text: str, one: Found, begin: time) -> tuple[time, time] | None:
    """九点以后都行 lasts till the part of the day ends, 九点之前走 begins with it."""
    tail = text[one.start : one.end]
    part = _part_of(begin)
    if _ends(tail, text, one, _UNTIL) and PARTS[part][0] < begin:
        return PARTS[part][0], begin
    if _ends(tail, text, one, _AFTER) and begin < PARTS[part][1]:
        return begin, PARTS[part][1]
    return None


def _ends(tail: str, text: str, one: Found, words: re.Pattern[str]) -> bool:
    inside = re.search(f"(?:{words.pattern})$", tail)
    if inside:
        return _GO.match(text, one.end) is not None or one.end >= len(text)
    behind = words.match(text, one.end)
    return behind is not None and _GO.match(text, behind.end()) is not None


def _part_of(clock: time) -> str:
    if clock.hour < _WAKING or (clock.hour == _WAKING and not clock.minute):
        return "dawn"
    if clock.hour < 12:
        return "morning" if clock.hour >= 8 else "dawn"
    return "afternoon" if clock.hour < 18 else "evening"


def _clock(one: Found, found: Sequence[Found], at: datetime) -> time:
    """By day unless another part of the day is said, here or before."""
    clock = one.clock or Clock(0)
    part = one.when.part or _part_before(one, found)
    if part or clock.exact or one.late:
        return placed(_NO_DAY, clock, part, one.late)[1]
    if not one.assumed and one.when.day == at.date() and one.when.clock:
        return one.when.clock
    hour = clock.hour % 24
    return time(hour + 12 if 0 < hour < _WAKING else hour, clock.minute)


def by_day(clock: time, part: str | None) -> time:
    """九点 of an appointment is in the morning unless the evening is said."""
    if part in ("evening", "night") or clock.hour < 18:
        return clock
    hour = clock.hour - 12
    return clock.replace(hour=hour) if hour >= _WAKING else clock


def _leaves(one: Found, found: Sequence[Found], at: datetime) -> time:
    """八点左右 alone is the next eight, as the day that is taken for it."""
    dated = any(not (other.assumed or other.past) for other in found)
    if one.assumed and not dated and one.when.clock and not _part_before(one, found):
        return one.when.clock
    return _clock(one, found, at)


def _part_before(one: Found, found: Sequence[Found]) -> str | None:
    """明早去县里, 七点走: the part said before holds, unless it is of the way back."""
    before = [o.when.part for o in found if o.start < one.start and o.when.part and not o.past]
    return before[-1] if before else None


def _moved(clock: time, minutes: int) -> time:
    total = max(0, min(24 * 60 - 1, clock.hour * 60 + clock.minute + minutes))
    return time(total // 60, total % 60)
