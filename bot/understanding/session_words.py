"""What is said of dates with seats: one that is offered, signing up, who was there, wishes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.understanding.expression import expression
from bot.understanding.farm_amounts import COUNT, plain, whole
from bot.understanding.times.find import Found, find
from bot.understanding.times.words import TimeWords

_WEEK = "(?:周|星期|礼拜)"
_DAYS = {c: n for n, c in enumerate("一二三四五六日")} | {"天": 6}
_NTH = {c: n for n, c in enumerate("一二三四", start=1)} | {str(n): n for n in range(1, 5)}
_MONTHLY = expression(f"每个?月的?第([一二三四1-4])个?{_WEEK}([一二三四五六日天])")
_MONTH_DAY = expression(r"每个?月的?([0-9]{1,2})[号日]")
_SEATS = expression(rf"({COUNT})个?(号|名额|位子|座位|位|人)")
_OFFERED = ("号", "名额")
_PER = expression(rf"每(半个?小时|个?小时)({COUNT})个?(?:号|人|位)?")
_WHO = expression(
    "(?P<who>[\u4e00-\u9fff]{0,8}?[\u4e00-\u9fff]{1,2}(?:医生|大夫|主任|院长|专家|护士|老师))"
    "(?:带队|要|会|来|到|在|给|下乡|一行|,)"
)
_SPOT = (
    "卫生室|卫生院|卫生站|村部|村委会|村委|党群服务中心|服务中心|文化广场|广场|学校|祠堂|活动室"
    "|会议室|礼堂|晒谷场|小卖部|食堂|大院|村口|大队部"
)
_PLACE = expression(
    f"(?:^|[,。;、在到来])(?:来|到|在)?(?P<place>[\u4e00-\u9fff]{{0,5}}?(?:{_SPOT}))"
)
_TO = expression("[到至~—-]")
_CLOCK_END = expression(
    "([0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:点|时|[:：])(?:钟)?(半|[0-5][0-9])?"
)
_LED = "(?:我|俺|咱)?(?:也|想|要|去|来|就){0,3}"
_JOIN = expression(
    f"{_LED}(?:(?:给|帮|替|为)(?P<whom>[\u4e00-\u9fff]{{1,7}}?))?{_LED}"
    "(?:报一?个名?|报上?名|报上|(?:留|约|占|挂|要)一?个号)(?:一个)?"
    "(?P<what>[\u4e00-\u9fff]{0,10}?)(?:吧|啊|哈|呗|谢谢){0,2}"
)
_WANTS = expression(
    "(?P<whom>[\u4e00-\u9fff]{1,5}?)也?(?:想|要|去)去?(?:打|做|参加|听)(?P<what>[\u4e00-\u9fff]{2,8}?)"
    "(?:吧|啊|哈|呗){0,2}"
)
_SELF = frozenset({"我", "俺", "我自己", "自己", "咱"})
_LEAVE = expression(
    "(?:我|俺|那)?(?:取消报名|退号|号不要了|不报名?了|报的?名?取消|不打(?P<what>[\u4e00-\u9fff]{0,6})了)"
)
_NOT_COMING = expression(
    "(?:打疫苗|打针|流感疫苗|体检|培训|开会)?(?:我|俺)?(?:明天|今天|后天)?"
    "(?:不去了|去不了了?|来不了了?|不来了)"
)
_CAME = expression("(?P<no>没来|没到|未到)|(?P<yes>来了|到了)")
_NUMBERS = expression(r"[0-9]{1,3}")
_TICKS = expression(
    r"[0-9、,，. 号和]{0,60}(?:没来|没到|未到|来了|到了)[的是:]{0,2}[0-9、,，. 号和]{0,60}"
)
_ALL = expression("(?:人|今天)?(?:都|全|全部|全都)(?:来了|到了|到齐了|来齐了)")
_WISH = expression("(?:议题|提议|我提个?议题|想说的)[是:：,，]{0,2}(?P<words>.{2,200})", re.DOTALL)
_DECIDE = expression("(?:决议|决定|第)([0-9]{1,2})[条项号]{0,1}[是:：,，]{0,2}(?P<words>.{2,200})")

_DOCTOR = expression(
    "(?:我的?|我家的?|我们的?|咱们?的?)?(?:家庭医生|签约医生)(?:是谁|是哪个|电话|叫什么)?[?？]?"
    "|(?:什么时候|哪天|几时|啥时候)(?:有|会有|来)(?:医生|大夫|专家)(?:来|下来|坐诊|巡诊|看病)?[?？]?"
)


@dataclass(frozen=True, slots=True)
class SaidSession:
    """A date as it was offered; what was not said is None."""

    kind: str | None = None
    day: date | None = None
    clock: time | None = None
    end: time | None = None
    place: str | None = None
    seats: int | None = None
    who: str | None = None
    rule: str | None = None
    each: timedelta | None = None
    per: int | None = None
    # 40个号, 60个名额: said as it is said of nothing else.
    offered: bool = False


@dataclass(frozen=True, slots=True)
class SaidJoin:
    """Somebody is to be signed up: whom in the words of who speaks, None for themselves."""

    whom: str | None = None
    what: str = ""
    # 我要打流感疫苗: a wish for a date only where there is one of that kind.
    loose: bool = False


@dataclass(frozen=True, slots=True)
class SaidTicks:
    """Who was there, by the numbers of the list; `all` where everybody was."""

    came: bool
    numbers: tuple[int, ...] = ()
    all: bool = False


def read_session(
    text: str, at: datetime, words: TimeWords, kinds: Mapping[str, tuple[str, ...]]
) -> SaidSession:
    """周三上午八点卫生室打流感疫苗 40个号; 每月第一个周三上午八点镇卫生院李医生巡诊."""
    said = plain(text)
    rule, rest = _rule(said)
    found = [one for one in find(rest, words, at=at) if one.when.day or one.when.weekdays]
    first = found[0] if found else None
    if rule is None and first is not None and len(first.when.weekdays) == 1:
        rule = f"week:{first.when.weekdays[0]}"
    for one in reversed(found):
        rest = f"{rest[: one.start]},{rest[one.end :]}"
    per = _PER.search(rest)
    rest = _PER.sub(",", rest)
    who = _WHO.search(rest)
    if who:
        rest = rest.replace(who["who"], ",", 1)
    place, seats = _PLACE.search(rest), _SEATS.search(rest)
    return SaidSession(
        kind=kind_named(said, kinds),
        day=first.when.day if first else None,
        clock=first.when.clock if first else None,
        end=_end(first) if first else None,
        place=place["place"] if place else None,
        seats=whole(seats[1]) if seats else None,
        who=who["who"] if who else None,
        rule=rule,
        each=timedelta(minutes=30 if per[1].startswith("半") else 60) if per else None,
        per=whole(per[2]) if per else None,
        offered=bool(per or (seats and seats[2] in _OFFERED)),
    )


def kind_named(text: str, kinds: Mapping[str, tuple[str, ...]]) -> str | None:
    """The kind whose longest word stands in the text."""
    hits = [(len(word), code) for code, words in kinds.items() for word in words if word in text]
    return max(hits, key=lambda hit: hit[0])[1] if hits else None


def _rule(said: str) -> tuple[str | None, str]:
    monthly = _MONTHLY.search(said)
    if monthly:
        rule = f"month:{_NTH[monthly[1]]}:{_DAYS[monthly[2]]}"
        return rule, said.replace(monthly[0], f"周{monthly[2]}", 1)
    dated = _MONTH_DAY.search(said)
    if dated and 1 <= int(dated[1]) <= 28:
        return f"day:{int(dated[1])}", said.replace(dated[0], f"{dated[1]}号", 1)
    return None, said


def _end(one: Found) -> time | None:
    """十一点 of 八点到十一点."""
    pieces = _TO.split(one.when.said)
    last = _CLOCK_END.search(pieces[-1]) if len(pieces) > 1 else None
    hour = whole(last[1]) if last else None
    if last is None or hour is None or one.when.clock is None or hour > 23:
        return None
    minute = 30 if last[2] == "半" else int(last[2] or 0)
    if (hour, minute) <= (one.when.clock.hour, one.when.clock.minute) and hour < 12:
        hour += 12
    return time(hour, minute)


def read_join(text: str) -> SaidJoin | None:
    """我报名, 报一个, 给我妈报一个, 给德发大爷报一个流感疫苗."""
    said = plain(text).rstrip("。!！,，")
    found = _JOIN.fullmatch(said) if len(said) <= 30 else None
    if found is not None:
        whom = found["whom"]
        return SaidJoin(None if whom in _SELF else whom, found["what"] or "")
    found = _WANTS.fullmatch(said) if len(said) <= 20 else None
    if found is None:
        return None
    return SaidJoin(None if found["whom"] in _SELF else found["whom"], found["what"], loose=True)


def says_leave(text: str) -> bool:
    """取消报名, 退号, 不打了: the seat is given back, whatever else is open."""
    said = plain(text).rstrip("。!！")
    return len(said) <= 20 and _LEAVE.fullmatch(said) is not None


def says_not_coming(text: str) -> bool:
    """去不了, 不去了: of the date only where nothing else of theirs is open."""
    said = plain(text).rstrip("。!！")
    return len(said) <= 12 and _NOT_COMING.fullmatch(said) is not None


def read_ticks(text: str) -> SaidTicks | None:
    """来了 1 2 5; 没来3、7; 都来了."""
    said = plain(text).rstrip("。!！")
    if len(said) <= 12 and _ALL.fullmatch(said):
        return SaidTicks(True, all=True)
    if len(text) > 60 or not _TICKS.fullmatch(said):
        return None
    spaced = tuple(int(n) for n in _NUMBERS.findall(text))
    found = _CAME.search(said)
    return SaidTicks(bool(found and found["yes"]), spaced) if spaced else None


def read_wish(text: str) -> str | None:
    """议题 路灯坏了三盏: what somebody wants to be talked about."""
    found = _WISH.fullmatch(text.strip().replace(" ", "", 1)) if len(text) <= 220 else None
    return found["words"].strip() if found else None


def read_decision(text: str) -> tuple[int, str] | None:
    """决议2 下周三前修好: the number of the wish, and what was decided."""
    said = text.strip().replace(" ", "", 2) if len(text) <= 220 else ""
    found = _DECIDE.fullmatch(said)
    return (int(found[1]), found["words"].strip()) if found else None


def asks_doctor(text: str) -> bool:
    """什么时候有医生来; 我的家庭医生是谁."""
    said = plain(text)
    return len(said) <= 20 and _DOCTOR.fullmatch(said) is not None
