"""Words of the daily round: 平安, 别问了, 刚跟我妈通了电话, 1 2 5 见 3 电话 4 没人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.understanding.expression import expression

LONGEST = 60
How = Literal["seen", "knock", "phone"]
Said = Literal["fine", "call_back", "daily", "none", "far", "temperature"]
_END = r"[\s，。,.！!~～啊呢呀了哦吧的]*"
_FINE = expression(
    r"(?:我)?(?:今天)?(?:一切)?(?:平安|都好|还行|挺好|蛮好|好着|都挺好|还可以|身体好|身体还行|我很好|好得很)"
    + _END
)
_WELL_UNASKED = expression(
    r"(?:我|俺)?(?:今天)?(?:一切|身体)?(?:都)?(?:平安|好好的|好着呢|好得很|没病没灾)" + _END
)
_CALL = expression(r"(?:请)?(?:给我)?(?:回个?电话|打个?电话|来个?电话)(?:给我)?" + _END)
_DAILY = expression(
    r"(?:以后)?(?:请)?(?:你们?)?每天(?:都)?(?:来)?(?:问|叫)我?(?:一声|平安|一下)" + _END
)
_NONE = expression(
    r"(?:以后)?(?:请)?(?:别|不要|不用|莫)(?:再|天天|每天)?(?:来)?问(?:我|平安)?" + _END
)
_FAR = expression(
    r"(?:每天)?(?:跟|告诉|给)我(?:儿子|闺女|女儿|孩子|家里人?)(?:说|报)?(?:一声)?(?:我)?平安" + _END
)
_TEMPERATURE = expression(
    r"(?:我)?(?:体温|今天)?(?:量了)?\s?((?:3[5-9]|4[0-2])(?:[.点]\d)?)\s?(?:度|℃)?" + _END
)
_KIN = expression(
    r"(?:今天|刚才?|刚刚|早上|上午|中午|下午)?(?:我)?(?:今天|刚才?|刚刚|早上|上午|中午|下午)?"
    r"(?:跟|和|给|同)(?P<who>[\u4e00-\u9fff]{1,6}?)(?:通|打)(?:了|过)(?:个)?(?:电话|视频)(?:了)?[，,。\s]*"
    r"(?:她|他|老人家?|人)?(?P<how>挺好|都好|很好|好着呢?|没事|平安|精神好|还行|蛮好)?" + _END
)
_STAY = (
    r"(?:(?:要|想|准备|打算)?(?:去|到|上|住到)(?:了)?[\u4e00-\u9fff]{0,4}?"
    r"(?:儿子|闺女|女儿|姑娘|姐姐?|妹妹?|哥哥?|弟弟?|亲戚|舅舅?|姑姑?|娘)(?:家|那里|那边|那儿)(?:里)?(?:去)?|出远门|外出)"
    r"(?:了)?(?:住|过冬|过年|过节|带孩子|带孙子|带娃)?(?:几天|两天|一阵子?|一段时间|些日子|半个月|(?:一|两)个月)?(?:了)?"
)
_AWAY = expression(
    rf"(?P<who>[\u4e00-\u9fff]{{1,6}}?)(?:今天|昨天|明天|后天|已经|这两天)?{_STAY}"
    r"(?:[，,\s]*(?:到)?(?P<month>\d{1,2})月(?P<day>\d{1,2})(?:日|号)(?:才|再)?(?:回来?)?"
    r"|[，,\s]*[\u4e00-\u9fff]{1,6}?(?:才|再)?回来?)?" + _END
)
_WARD = expression(
    r"(?:我|俺)(?:今天|昨天|昨晚)?(?:又)?(?:住院|住进医院|在住院|在医院住着)(?:了)?" + _END
)
_LEFT_WARD = expression(r"(?:我|俺)?(?:今天|昨天)?(?:已经)?(?:出院|从医院回来|出院回家)了" + _END)
_BACK = expression(r"(?P<who>[\u4e00-\u9fff]{1,6}?)(?:回家|回来)了?" + _END)
_WOMEN, _MEN = "妈娘奶婆姥婶姨姑姐", "爸爹爷公叔伯舅"
_SEEN = "都见到了|都见着了|都见了|见到了|见着了|见到|见了|见的|见面|看到了|看了|看过|都见|见"
_KNOCK = "敲门|敲了门"
_PHONE = "打了电话|打过电话|通了电话|打电话|通电话|电话"
_NOBODY = "没人应|没有人|没人|没见到|没见着|不在家|没在家|没开"
_UNHEARD = "没接|没通|不接"
_FINE_TOO = "都挺好|挺好|都好|精神好|平安|没事|好着"
_WHEN = (
    "昨天上午|昨天早上|昨天中午|昨天下午|昨天晚上|昨晚|昨天|前天上午|前天下午|前天"
    "|今天早上|今早|今天上午|今天中午|今天下午|早上|上午|中午|下午|刚才|刚刚|今天"
)
_PIECE = expression(
    rf"(?P<number>\d{{1,3}}号?)|(?P<when>{_WHEN})|(?P<nobody>{_NOBODY})|(?P<unheard>{_UNHEARD})"
    rf"|(?P<fine>{_FINE_TOO})|(?P<seen>{_SEEN})|(?P<knock>{_KNOCK})|(?P<phone>{_PHONE})"
    r"|(?P<stop>[，,。；;\n]+)|(?P<gap>[\s、:：了的]+)|(?P<name>.)"
)
# What was done before the names, and what is only an introduction.
_DONE_FIRST = expression(
    rf"(?P<when>{_WHEN})?(?:我)?(?P<late>{_WHEN})?(?:上门|去|到家里|路上)?"
    r"(?:看了看|看过|看了|见过|见了|见到了?|见着了?|碰到了?|碰见了?)"
    r"(?P<names>[\u4e00-\u9fff、和]{2,20}?)(?:[，,\s]+(?P<rest>[\u4e00-\u9fff]{1,8}))?[。.!！]?"
)
_BEFORE = expression(r"^(?:补录|补记|补一个|补)[\s:：，,]+")
_WELL = expression(r"[\s，,]+(?:人)?(?:还|很|都|挺|蛮)?好的?[。.!！]?$")
_PARTS = (
    ("上午", time(9)), ("早", time(8)), ("中午", time(12)), ("下午", time(15)), ("晚", time(19)),
)  # fmt: skip
_DAYS_BACK = (("前天", 2), ("昨", 1))


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list that was typed back: who, how, whether anybody was reached, when."""

    names: tuple[str, ...]
    numbers: tuple[int, ...]
    how: How
    met: bool = True
    fine: bool = False
    when: str = ""


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody is away from home, until a day that was said."""

    name: str
    month: int | None = None
    day: int | None = None


def read_said(text: str) -> Said | None:
    """What somebody says of themselves; None where it is surely nothing of the round."""
    said = text.strip()
    if not said or len(said) > LONGEST:
        return None
    known: tuple[tuple[Said, re.Pattern[str]], ...] = (
        ("fine", _FINE), ("call_back", _CALL), ("daily", _DAILY), ("none", _NONE), ("far", _FAR),
        ("temperature", _TEMPERATURE),
    )  # fmt: skip
    return next((code for code, pattern in known if pattern.fullmatch(said)), None)


def says_well(text: str) -> bool:
    """平安, 我今天好好的: said by nobody's asking."""
    said = text.strip()
    return len(said) <= 12 and _WELL_UNASKED.fullmatch(said) is not None


def tenths_of(text: str) -> int | None:
    """36.8, 体温36点8, 37度: in tenths of a degree."""
    said = text.strip()
    found = _TEMPERATURE.fullmatch(said) if len(said) <= LONGEST else None
    if found is None:
        return None
    whole, _, part = found[1].replace("点", ".").partition(".")
    return int(whole) * 10 + int(part or 0)


def phoned_kin(text: str) -> tuple[str, bool] | None:
    """刚跟我妈通了电话，挺好: who was phoned, and whether it was said that they are well."""
    said = text.strip()
    found = _KIN.fullmatch(said) if len(said) <= LONGEST else None
    return (found["who"], found["how"] is not None) if found else None


def own_kin(who: str) -> bool:
    """我妈, 妈: somebody's own, by no name."""
    return who.startswith("我") or len(who) == 1


def sex_of_kin(who: str) -> str | None:
    """What the word for a relative says of them."""
    if any(sign in who for sign in _WOMEN):
        return "f"
    return "m" if any(sign in who for sign in _MEN) else None


def of_hospital(text: str) -> Literal["in", "out"] | None:
    """我住院了, 我出院了: of oneself."""
    said = text.strip()
    if len(said) > LONGEST:
        return None
    return "in" if _WARD.fullmatch(said) else "out" if _LEFT_WARD.fullmatch(said) else None


def gone_away(text: str) -> Away | None:
    """王奶奶去儿子家了，到12月5号."""
    said = text.strip()
    found = _AWAY.fullmatch(said) if len(said) <= LONGEST else None
    if found is None:
        return None
    month = int(found["month"]) if found["month"] else None
    day = int(found["day"]) if found["day"] else None
    return Away(found["who"], month, day)


def come_back(text: str) -> str | None:
    """王奶奶回来了: her name."""
    said = text.strip()
    found = _BACK.fullmatch(said) if len(said) <= LONGEST else None
    return found["who"] if found else None


def read_lines(text: str) -> tuple[Entry, ...]:
    """1 2 5 见 3 电话 4 没人; nothing where no line is said, or somebody is left without a word."""
    said = _WELL.sub(" \u90fd\u597d", _BEFORE.sub("", text.strip()))
    first = _DONE_FIRST.fullmatch(said) if len(said) <= LONGEST else None
    if first is not None:
        names = tuple(name for name in re.split("[、和]", first["names"]) if name)
        fine = bool(first["rest"] and re.fullmatch(_FINE_TOO, first["rest"]))
        if fine or not first["rest"]:
            when = first["when"] or first["late"] or ""
            return (Entry(names, (), "seen", True, fine, when),)
    groups = [_Group()]
    for kind, word in _pieces(said):
        if kind in ("name", "number") and groups[-1].acts:
            groups.append(_Group(held=groups[-1].when or groups[-1].held))
        groups[-1].take(kind, word)
    whole = all(group.acts and (group.names or group.numbers) for group in groups)
    return tuple(group.entry() for group in groups) if whole else ()


@dataclass(slots=True)
class _Group:
    """Those who are named together, and what is said of them."""

    held: str = ""  # the day that was said before them
    when: str = ""
    names: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    acts: set[str] = field(default_factory=set)

    def take(self, kind: str, word: str) -> None:
        if kind == "name":
            self.names.append(word)
        elif kind == "number":
            self.numbers.append(int(word.rstrip("号")))
        elif kind == "when":
            self.when = word
        elif kind != "stop":
            self.acts.add(kind)

    def entry(self) -> Entry:
        acts = self.acts
        nobody = {"nobody", "unheard"} & acts
        by_phone = "unheard" in acts or ("phone" in acts and "seen" not in acts)
        how: How = "phone" if by_phone else "knock" if {"knock", "nobody"} & acts else "seen"
        when = self.when or self.held
        return Entry(tuple(self.names), tuple(self.numbers), how, not nobody, "fine" in acts, when)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Kinds and words in the order they were said; letters that are nothing else are a name."""
    name = ""
    for piece in _PIECE.finditer(text.strip()[: LONGEST * 5]):
        kind = piece.lastgroup or "gap"
        if kind == "name":
            name += piece[0]
            continue
        if name:
            yield "name", name
            name = ""
        if kind != "gap":
            yield kind, piece[0]
    if name:
        yield "name", name


def moment_of(when: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """昨天下午, as of now; None where it was just now, and never later than now."""
    back = next((days for word, days in _DAYS_BACK if word in when), 0)
    part = next((at for word, at in _PARTS if word in when), None)
    if not back and part is None:
        return None
    day: date = now.astimezone(zone).date() - timedelta(days=back)
    then = datetime.combine(day, part or time(12), zone)
    return then if then < now else None


def read_order(argument: str) -> tuple[str, str]:
    """/round 开始|停|农忙|高发|平常: what is wanted, and a month-day it lasts until, if said."""
    words = {"开始": "begin", "停": "end", "停了": "end"}
    words |= {"农忙": "busy", "高发": "high", "平常": "usual"}
    parts = argument.split()
    code = next((words[part] for part in parts if part in words), "")
    date_said = re.search(r"(\d{1,2})月(\d{1,2})[日号]", argument)
    return code, f"{int(date_said[1]):02}-{int(date_said[2]):02}" if date_said else ""
