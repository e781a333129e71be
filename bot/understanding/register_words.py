"""Lines for a register, visits in one line, doors of a sweep, and what is to be switched on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.understanding.expression import expression

_PAST_DAYS = {"昨天": 1, "昨日": 1, "昨儿": 1, "昨晚": 1, "前天": 2, "前日": 2}
_VISIT = expression(
    r"\s*(?:我们?|俺|咱)?(?:也|又)?(?P<day>今天|今日|上午|下午|刚才|刚刚|刚|昨天|昨日|昨儿|昨晚|前天|前日)?"
    r"(?:上午|下午|晚上|早上)?(?:又|已经)?(?:去|到)?"
    r"(?P<word>走访慰问|慰问走访|走访|慰问|探望|看望)(?:了|过)?[\s:：]*(?P<rest>\S.{1,300})",
    re.DOTALL,
)
_NOT_A_VISIT = expression(r"[?？]|[吗呢]\s*$|谁|什么时候|几点|要不要|通知|安排|计划|准备|怎么")
_HEAD = expression(r"[^\s,，。;；:：]{1,40}")
_AFTER_NAMES = expression(r"[送带给捎说]")
_GIFT = expression(
    r"(?:(?:送|带|捎)(?:了|去|上|过|来)+|(?=\d{1,5}(?:元|块))|给了?)(?P<gift>[^,，。;；\s]{1,30})"
)
# Went to a house and looked in: a visit without the word.
_LOOKED_IN = expression(
    r"\s*(?:我们?|俺|咱)?(?P<day>今天|今日|上午|下午|刚才|刚刚|刚|昨天|昨日|昨晚|前天)?(?:上午|下午|晚上|早上)?"
    r"(?:去|到|上)了?(?P<who>[\u4e00-\u9fff]{2,6}?)家(?:里)?(?:看了看|看了下|看了一下|看了|坐了坐|坐了会儿?|走了走)"
    r"[\s,，、:：]+(?P<rest>\S.{1,200})",
    re.DOTALL,
)
_SPLIT = expression(r"[\s,，、。;；:：]+")
_NUMBER = expression(r"\d{1,6}")

_NOT_HOME = expression(
    r"没人|不在家|没在家|家里没人|敲不开|没开门|锁门|锁着门|出门了|不在|去(?:外地|城里|儿子家|女儿家)了"
)
_REFUSED = expression(r"不愿(?:意)?说|不肯说|拒绝|不让进|不配合|不愿(?:意)?(?:答|讲|登记)")
_FINE = expression(
    r"(?:一切|家里|人|全家)?(?:都|挺|还|很)?(?:好|没事|正常|没问题|平安|有|齐|够|查完|做完|完成)"
    r"(?:了|的|着呢|得很)?"
)
_PROXY = expression(
    r"(?:邻居|隔壁|亲戚|儿子|闺女|女儿|儿媳|老伴|孙子|电话里|电话)(?:说|讲|告诉|代)"
)

_MARK = expression(r"^(?:挨户)?排查(?:了|到)?[\s:：,，]*")

_ON = expression(r"打开|开启|启用|开$|^开")
_OFF = expression(r"关上|关掉|关闭|停用|停掉|关$|^关|停$")
_DAYS = expression(r"(\d{1,3})\s*天")
_UNTIL = expression(
    r"[到至](?:(?P<year>\d{4})[年\-])?(?P<month>\d{1,2})[月\-](?P<day>\d{1,2})[日号]?"
)
_QUESTIONS = expression(r"(?:问题?|问)[:：]\s*(?P<list>.+)", re.DOTALL)
_NUMBERING = expression(r"^\s*\d{1,2}\s*[.、．)）]\s*")

_HOUSE_FAULT = expression(
    "漏雨|漏水|屋顶|房顶|瓦[片掉坏破]|危房|房[子屋].{0,3}(?:塌|裂|歪|漏|坏|破|倒)|[墙梁柱].{0,3}(?:裂|塌|歪|倒|断|斜)"
    "|窗户?.{0,3}(?:坏|破|没有玻璃)|地基|烟囱.{0,3}(?:堵|裂|倒)|电线.{0,3}(?:老化|裸|乱|烧)"
)

DoorSaid = Literal["done", "not_home", "refused"]


@dataclass(frozen=True, slots=True)
class VisitWords:
    """走访 王秀英家 送了米油 屋顶漏雨."""

    head: str  # where the names stand
    rest: str
    gift: str = ""
    note: str = ""
    days_ago: int = 0


@dataclass(frozen=True, slots=True)
class SwitchWords:
    """On or off, until when."""

    on: bool | None = None
    days: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SweepWords:
    """What a sweep is called, what is asked at each door, and until when it runs."""

    name: str
    questions: tuple[str, ...] = ()
    days: int | None = None
    until: date | None = None


def visit_in(text: str) -> VisitWords | None:
    """A visit that was made; a plan or a question is none."""
    if len(text) > 300 or _NOT_A_VISIT.search(text):
        return None
    found = _VISIT.fullmatch(text)
    looked = _LOOKED_IN.fullmatch(text) if found is None else None
    if looked is not None:
        ago = _PAST_DAYS.get(looked["day"] or "", 0)
        return visit_rest(f"{looked['who']} {looked['rest']}", ago)
    if found is None:
        return None
    return visit_rest(found["rest"], _PAST_DAYS.get(found["day"] or "", 0))


def visit_rest(rest: str, days_ago: int = 0) -> VisitWords | None:
    """What stands behind the word, or behind the command."""
    first = _HEAD.match(rest.strip())
    if first is None:
        return None
    after = _AFTER_NAMES.search(first.group(), 2)
    head = first.group()[: after.start()] if after else first.group()
    tail = rest.strip()[len(head) :].strip(" ,，。;；:：\n")
    gift = _GIFT.search(tail)
    note = tail if gift is None else tail.replace(gift.group(), " ")
    return VisitWords(
        head=head,
        rest=tail,
        gift=gift["gift"] if gift else "",
        note=" ".join(part for part in _SPLIT.split(note) if part),
        days_ago=days_ago,
    )


def line_for(text: str, names: Mapping[str, Sequence[str]]) -> tuple[str, str] | None:
    """Which register a line begins with, and the rest of it; the longest name counts."""
    said = text.strip()
    ordered = sorted(
        ((word, code) for code, words in names.items() for word in words),
        key=lambda pair: len(pair[0]),
        reverse=True,
    )
    for word, code in ordered:
        if said == word:
            return code, ""
        if said.startswith(word) and said[len(word)] in " \t\n:：,，":
            return code, said[len(word) :].strip(" \t\n:：,，")
    return None


def values_in(
    text: str, fields: Sequence[tuple[str, Sequence[str], bool]], rest_to: str | None
) -> dict[str, str]:
    """Each value behind its word (进 35 出 28, 地点村部); what has no word goes to `rest_to`."""
    found: dict[str, str] = {}
    loose: list[str] = []
    wanted: tuple[str, bool] | None = None
    for part in filter(None, _SPLIT.split(text)):
        if wanted is not None:
            _keep(found, wanted, part)
            wanted = None
            continue
        named = _named(part, fields)
        if named is None:
            loose.append(part)
            continue
        code, number, value = named
        if value:
            _keep(found, (code, number), value)
        else:
            wanted = (code, number)
    if loose and rest_to is not None:
        found.setdefault(rest_to, " ".join(loose))
    bare = [code for code, words, number in fields if number and not words and code not in found]
    for code in bare:
        amount = _NUMBER.search(" ".join(loose))
        if amount:
            found[code] = amount.group()
    return found


def _keep(found: dict[str, str], wanted: tuple[str, bool], value: str) -> None:
    code, number = wanted
    amount = _NUMBER.search(value) if number else None
    if number and amount is None:
        return
    found.setdefault(code, amount.group() if amount else value)


def _named(
    part: str, fields: Sequence[tuple[str, Sequence[str], bool]]
) -> tuple[str, bool, str] | None:
    words = sorted(
        ((word, code, number) for code, several, number in fields for word in several),
        key=lambda one: len(one[0]),
        reverse=True,
    )
    for word, code, number in words:
        if part.startswith(word):
            return code, number, part[len(word) :]
    return None


def door_said(text: str) -> DoorSaid | None:
    """How a door was met: 没人, 不愿说, 都好; None where more was said, or nothing."""
    said = text.strip(" ,，。;；:：!！\n")
    if len(said) <= 12 and _REFUSED.search(said):
        return "refused"
    if len(said) <= 12 and _NOT_HOME.search(said):
        return "not_home"
    return "done" if len(said) <= 12 and _FINE.fullmatch(said) else None


def without_mark(text: str) -> str:
    """排查 王秀英家没人: what stands behind the word that says what the line is for."""
    return _MARK.sub("", text.strip(), count=1)


def by_proxy(text: str) -> bool:
    """隔壁说都好: somebody else answered for the household."""
    return bool(_PROXY.search(text))


def without_proxy(text: str) -> str:
    """What they answered."""
    return _PROXY.sub("", text, count=1)


def switch_in(text: str, today: date) -> SwitchWords:
    """开, 关, 开30天, 开到12月31日."""
    said = text.strip()
    on = False if _OFF.search(said) else True if _ON.search(said) else None
    days = _DAYS.search(said)
    return SwitchWords(on, int(days[1]) if days else None, until_in(said, today))


def sweep_in(text: str, today: date) -> SweepWords:
    """冬季取暖 问:用不用炭火;有没有报警器 到12月1日."""
    until, days = until_in(text, today), _DAYS.search(text)
    said = _DAYS.sub(" ", _UNTIL.sub(" ", text))
    asked = _QUESTIONS.search(said)
    name = (said[: asked.start()] if asked else said).strip(" ,，。;；:：\n")
    parts = re.split(r"[;；\n]+", asked["list"]) if asked else []
    questions = (_NUMBERING.sub("", part).strip(" ,，。") for part in parts)
    return SweepWords(
        name=" ".join(name.split()),
        questions=tuple(q for q in questions if q),
        days=int(days[1]) if days else None,
        until=until,
    )


def until_in(text: str, today: date) -> date | None:
    """The last day that is said; without a year the next of that name."""
    found = _UNTIL.search(text)
    if found is None:
        return None
    try:
        year = int(found["year"]) if found["year"] else today.year
        day = date(year, int(found["month"]), int(found["day"]))
        return day if found["year"] or day >= today else day.replace(year=year + 1)
    except ValueError:
        return None


def is_house_fault(words: str) -> bool:
    """屋顶漏雨, 墙裂了: the house itself, which no errand mends."""
    return _HOUSE_FAULT.search(words) is not None
