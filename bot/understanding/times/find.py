"""Every time a text speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.understanding.meaning import When
from bot.understanding.times.clocks import before, coming, over, placed, today
from bot.understanding.times.group import Group
from bot.understanding.times.reading import Reading, tokens
from bot.understanding.times.squeezed import squeezed
from bot.understanding.times.token import Clock
from bot.understanding.times.words import TimeWords

# What moves an appointment: the time behind it is the one that holds.
_MOVES = ("改", "改到", "改成", "改为", "改在", "换", "换到", "换成", "推到", "推迟到", "挪到", "提前到", "拖到")
_LONGEST_MOVE = 4
# Behind 今天 or 夜里 these tell what has happened, and ask for nothing.
_HAPPENED = re.compile(
    "[里又就还都也]?(?:身上|突然|忽然|起来|起床|一起|一量|量[了到过得]|测[了到过得]|发烧|发热|烧|咳|拉[肚稀]|拉了|吐|疼|痛|头[疼痛晕昏]"
    "|肚子|开始|已经|一直|不得劲|不舒服|不好受|难受|摔|跌|晕|喘|没吃|没起|不吃|不见|血压|血糖|体温|不对|醒|睡|没睡|叫不)"
    "|又(?!要|想|得|去|来|有)|刚刚?(?!好)|才(?:发现|知道)|就(?:不|没|开始|一直)"
)
# 每天两次 and 每天吃 are doses and complaints, no appointments.
_DOSED = re.compile(
    "(?:都|要|得)?(?:吃(?!饭)|服|疼|痛|咳|吐|睡|失眠|头[疼晕痛昏])|[0-9一二两三四五六七八九十几]+[次片粒颗顿遍回包袋支滴毫]"
)


@dataclass(frozen=True, slots=True)
class Found:
    """One time with the place of its words in the text."""

    when: When
    start: int
    end: int
    past: bool
    # The day was not said; it follows from the clock.
    assumed: bool = False
    # Said behind 改到: it takes the place of the others.
    moved: bool = False
    # The clock as said, for a day that is said elsewhere.
    clock: Clock | None = None
    late: bool = False


def find(text: str, words: TimeWords, *, at: datetime, region: str | None = None) -> list[Found]:
    """In order of mention; `at` is the sender's own time, `text` the normalised shadow."""
    if not words.gate.search(text):
        return []
    tight, place = squeezed(text)
    return [_found(group, text, tight, place, at) for group in _groups(tight, words, at, region)]


def _groups(text: str, words: TimeWords, at: datetime, region: str | None) -> list[Group]:
    groups: list[Group] = []
    group: Group | None = None
    for token in tokens(Reading(text, words, at, region)):
        if group and group.takes(token, text):
            continue
        group = Group(token) if Group.begins(token) else None
        if group:
            groups.append(group)
    for group in groups:
        group.closed(text)
    return [group for group in groups if _says_something(group)]


def _says_something(group: Group) -> bool:
    said = group.day or group.part or group.clock or group.weekdays
    return bool(said or group.soon or group.past)


def _found(
    group: Group, text: str, tight: str, place: Callable[[int], int], at: datetime
) -> Found:
    start, end = place(group.start), place(group.end - 1) + 1
    moved = tight[max(0, group.start - _LONGEST_MOVE) : group.start].endswith(_MOVES)
    when, past = _when(group, text[start:end], at)
    assumed = group.day is None and bool(group.clock or group.part) and not group.weekdays
    told = _told(when, assumed, at) and _HAPPENED.match(tight, group.end)
    told = told or (when.weekdays and _DOSED.match(tight, group.end))
    return Found(when, start, end, past or bool(told), assumed, moved, group.clock, group.late)


def _told(when: When, assumed: bool, at: datetime) -> bool:
    return assumed or when.day == at.date()


def _when(group: Group, said: str, at: datetime) -> tuple[When, bool]:
    day, part, clock = group.day, group.part, group.clock
    if group.soon:
        return When(soon=True, said=said), False
    if group.weekdays:
        moment = placed(at.date(), clock, part, group.late) if clock else None
        return When(day, moment and moment[1], part, group.weekdays, said=said), group.past
    if group.past and day is None:
        return When(part=part, said=said), True
    if clock is None:
        gone = day is not None and (day < at.date() or (day == at.date() and over(at, part, said)))
        return When(day, None, part, said=said), group.past or gone
    if day is None:
        moment = coming(at, clock, part, group.late)
    elif day == at.date() and part is None:
        moment = today(at, clock, group.late)
    else:
        moment = placed(day, clock, part, group.late)
    small_hours = part == "night" and day == at.date() and "凌晨" not in said
    if small_hours and before(at, *moment):
        moment = (moment[0] + timedelta(days=1), moment[1])
    return When(*moment, part, said=said), group.past or before(at, *moment)
