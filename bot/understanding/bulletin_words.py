"""What is said of official notices: one that is filled in, its source, its end, taking it back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.understanding.expression import expression
from bot.understanding.notice_ends import end_of
from bot.understanding.times.find import find
from bot.understanding.times.until import wait_until
from bot.understanding.times.words import TimeWords

_HEAD = expression(r"(?:我?要?发(?:一?[个条])?)?(?:官方)?(?:通知|公告|通告)[\s:：,，。]{0,3}")
_AFTER = expression(r"[\s:：,，。]{1,3}|$")
_PARTS = expression(r"[。；;\n]+")
_SOURCE = expression(r"(?:消息)?(?:来源|出处|发布单位)[是:：\s]{0,3}(.{2,40})")
_UNTIL = expression(
    r"(?:有效期?|截止|管|执行)?(?:至|到)[:：\s]?(.{1,20}?)(?:为止|截止|止|结束|有效)?"
)
_LAST = expression(r"[,，]\s*(?:有效期?|截止)?(?:至|到)(.{1,14}?)(?:为止|截止|止|结束)?$")
_TAKE_BACK = expression(
    r"(?:撤回|撤销|取消)第?(?:(?:通知|公告)\s?([0-9]{1,4})号?|([0-9]{1,4})\s?号?(?:通知|公告))"
)
_CHANGE = expression(
    r"(?:改|更正|更新)第?(?:通知|公告)\s?([0-9]{1,4})\s?号?[\s:：,，]{0,3}(.+)", re.DOTALL
)
_SHOW = expression(
    r"(?:今天|现在|这两天|最近|最近的|村里|镇上|群里){0,2}(?:有什么|有啥|有没有|看看?|发了啥|发了什么)?(?:新的?)?"
    r"(?:官方)?(?:通知|公告)(?:有哪些|呢|没有|没|吗)?[?？]?"
)
# Answered from what is in force; where nothing is, these words go their own way.
_ABOUT = expression(
    r"(?:今天|今晚|夜里|明天|后天|这两天|现在){0,2}(?:还)?(?:会不会|要不要)?"
    r"(?:下不下[雪雨]|下[雪雨](?:不|吗|么)|刮不刮(?:大)?风|冷不冷|降不降温|(?:天气|天)(?:咋样|怎么样|好不好|如何))[?？啊呀]*"
    r"|(?:今天|明天|现在|回村|去镇上|到镇上|上街){0,2}(?:的)?(?:路|路上|国道|县道|省道|大路|公路)(?:上)?(?:还)?"
    r"(?:能走不|能走吗|好走吗|好走不|好不好走|能不能走|能过不|能不能过|通不通|通了没|通没通"
    r"|封没封|封了没|封了吗|修好没)[?？啊呀]*"
)
_ISSUED = expression(
    r"(?P<who>[\u4e00-\u9fff]{0,5}(?:气象台|气象局|气象站))(?:刚才?|已经?)?"
    r"(?:发布|通知|提醒|说|讲|报)了?[:：,， ]?"
    r"(?P<what>.{4,280})",
    re.DOTALL,
)
_PASS_ON = expression(
    r"[,，。 ]*(?:请|麻烦)?(?:发给|告诉|转告|通知)(?:一下)?(?:大家|各村|乡亲们?|群里)[。!！]*$"
)
_EVERYBODY = r"(?:大家伙?儿?|各村|全村|村里人|乡亲们?|群里)"
_TELL = (
    rf"(?:(?:你|您)?(?:帮我|帮忙|请|麻烦)*(?:(?:发给|告诉|转告|通知)(?:一下|一声)?{_EVERYBODY}(?:一声|一下)?"
    rf"|(?:跟|给|和|向|在|让){_EVERYBODY}(?:都)?(?:说|讲|喊|知道|通知)(?:一?[声下]|说|讲)?))"
)
_TELL_LAST = expression(
    rf"(?P<what>.{{3,280}}?)[,，。;；\s]*{_TELL}(?:吧|啊|哈)?[。!！]*", re.DOTALL
)
_TELL_FIRST = expression(rf"{_TELL}[,，:：\s]*(?P<what>.{{3,280}})", re.DOTALL)
# Words behind which nobody is to be told, or that ask whether somebody was.
_NOT_TOLD = expression(r"(?:别|不|莫|甭|没|没有|勿|谁|咋|怎么)(?:先|再|要|用|能|想|敢|该)?$")
_ASKED = expression(r"(?:[吗么?？]|没有?|呢)[?？。]*$")
_WANTS = expression(
    r"(?:我要|我想|帮我|帮忙|给大家)?发(?:一)?[个条]?(?P<what>.{0,6}(?:预警|警报|提醒))[。!！]?"
)
# Where a space is all that stands before the source, and where who said it stands at the end.
_NAMES_IT = expression(r"[\s,，]+(?=(?:消息)?(?:来源|出处|发布单位)[是:：])")
_SAID_BY = expression(
    r"[\s,，]+([\u4e00-\u9fff]{1,10}(?:所|公司|局|站|政府|村委会?|医院|卫生院|中心|办|厂|镇里|县里|市里))"
    r"(?:那边|刚才|今天)?(?:说的|通知的|发的|讲的|来的通知|来的消息)$"
)
_WEATHER = expression("[雨雪风寒冷热雾冰]|高温|降温|台风|雷|天气|气象")
SHORT = 20
END_OF_DAY = time(23, 59)


@dataclass(frozen=True, slots=True)
class SaidBulletin:
    """A notice as far as it was said."""

    kind: str | None
    text: str = ""
    source: str = ""
    until: datetime | None = None


def is_whole(said: SaidBulletin) -> bool:
    """Whether it could go out as it is."""
    return bool(said.kind and said.text and said.source and said.until)


def read_bulletin(
    text: str, at: datetime, times: TimeWords, kinds: Mapping[str, Sequence[str]]
) -> SaidBulletin | None:
    """None where no notice is begun: it starts with that word, or with a form's name and a stop."""
    words = text.strip()
    issued = _ISSUED.fullmatch(words) if "weather" in kinds else None
    if issued is not None:
        return _issued(issued, at, times)
    wants = _WANTS.fullmatch(words) if "weather" in kinds and len(words) <= SHORT else None
    if wants is not None and _WEATHER.search(words):
        return SaidBulletin("weather")
    head = _HEAD.match(words)
    rest = words[head.end() :] if head else words
    kind, called = _kind(rest, kinds)
    if kind is None and head is None:
        return None
    if kind is not None:
        after = _AFTER.match(rest, len(called))
        if after is None and head is None:
            return None
        rest = rest[after.end() if after else len(called) :]
    said, source, until = _parted(rest, at, times)
    return SaidBulletin(kind, said, source, until)


def passes_on(text: str) -> str | None:
    """What everybody is to be told, without the words that ask for it; None where nothing is."""
    words = text.strip()
    found = _TELL_FIRST.fullmatch(words) or _TELL_LAST.fullmatch(words)
    if found is None or _ASKED.search(words) or _NOT_TOLD.search(found["what"]):
        return None
    return found["what"].strip(",，。;； ") or None


def _issued(found: re.Match[str], at: datetime, times: TimeWords) -> SaidBulletin:
    """What the weather office says, with its name as the source."""
    what, until = _PASS_ON.sub("", found["what"].strip()), None
    if late := _LAST.search(what):
        until = read_until(late[1], at, times)
        what = what[: late.start()] if until else what
    return SaidBulletin("weather", what.strip("，。 "), found["who"], until)


def _kind(text: str, kinds: Mapping[str, Sequence[str]]) -> tuple[str | None, str]:
    """The form whose name the line begins with, the longest name first."""
    named = sorted(((w, code) for code, ws in kinds.items() for w in ws), key=lambda n: -len(n[0]))
    return next(((code, word) for word, code in named if text.startswith(word)), (None, ""))


def _parted(text: str, at: datetime, times: TimeWords) -> tuple[str, str, datetime | None]:
    said: list[str] = []
    source, until = "", None
    pieces = [one for part in _PARTS.split(text) for one in _NAMES_IT.split(part)]
    for part in (one.strip() for one in pieces):
        named = _SOURCE.fullmatch(part)
        ends = _UNTIL.fullmatch(part)
        moment = read_until(ends[1], at, times) if ends else None
        if named:
            source = named[1].strip()
        elif moment is not None:
            until = moment
        elif part:
            said.append(part)
    if not source and said and (by := _SAID_BY.search(said[-1])):
        source, said[-1] = by[1], said[-1][: by.start()]
    if source and until is None and (late := _LAST.search(source)):
        until = read_until(late[1], at, times)
        source = source[: late.start()] if until else source
    words = "。".join(said)
    return words, source, until or end_of(words, at, times)


def read_until(text: str, at: datetime, times: TimeWords) -> datetime | None:
    """The day named, to its end or to the hour that was said; None when there is none."""
    words = text.strip().removeprefix("到").removeprefix("至")
    day = wait_until(words, times, at=at)
    if day is None:
        return None
    clocks = [one.when.clock for one in find(words, times, at=at) if one.when.clock]
    found = datetime.combine(day, clocks[0] if clocks else END_OF_DAY, at.tzinfo)
    return found if found > at else found + timedelta(days=1) if clocks else None


def takes_back(text: str) -> int | None:
    """The number of the notice that is taken back."""
    found = _TAKE_BACK.fullmatch(text.strip()) if len(text) <= 24 else None
    return int(found[1] or found[2]) if found else None


def changes(text: str) -> tuple[int, str] | None:
    """The number of the notice and its new words."""
    found = _CHANGE.fullmatch(text.strip()) if len(text) <= 500 else None
    return (int(found[1]), found[2].strip()) if found else None


def asks_about_them(text: str) -> bool:
    """Whether what is in force may answer it: how the weather or the road is."""
    return len(text) <= SHORT and _ABOUT.fullmatch(text.strip()) is not None


def asks_for_notices(text: str) -> bool:
    """Whether somebody wants to see what is in force."""
    return len(text) <= 16 and _SHOW.fullmatch(text.strip()) is not None
