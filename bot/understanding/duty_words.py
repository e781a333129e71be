"""What is said of duty: who is on, who answers for whom, another name, a swap, being away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.understanding.expression import expression
from bot.understanding.meal_days import read_days

LONGEST = 60
Part = Literal["day", "night"]

_NAME = r"[\u4e00-\u9fff]{1,4}"
_WHEN = r"(?P<when>[\u4e00-\u9fff0-9]{2,8}?)"
_TAIL = r"[啊呀呢吧的哈了哦]{0,2}[?？。!！]?"
_WHO_IS_ON = expression(
    rf"(?:请问)?(?:今天|今晚|今夜|今儿|现在|这会儿?|晚上|夜里|明天|明晚)?(?:村里|镇上|村委会|我们村)?"
    rf"(?:是|轮到)?(?:谁|哪个|哪位)(?:在)?(?:值班|值夜班?|当班|值守|带班){_TAIL}"
    rf"|(?:今天|今晚|现在|村里|镇上)?值(?:夜)?班(?:的)?(?:人)?是?(?:谁|哪个|哪位){_TAIL}"
    rf"|(?:村里|镇上)?值班(?:室)?电话(?:是)?(?:多少|几号)?{_TAIL}"
)
_OWN = r"(?:我们?|俺们?|咱们?)(?:家|屋)(?:里)?"
_MANAGES = r"(?:管|负责|包(?:的|着)?|联系)"
_WHO_FOR_US = expression(
    rf"(?:是)?(?:谁|哪个|哪位)(?:在)?{_MANAGES}{_OWN}{_TAIL}"
    rf"|{_OWN}(?:现在)?(?:归|是|由|该)?(?:谁|哪个|哪位)(?:在)?{_MANAGES}{_TAIL}"
    rf"|{_OWN}(?:的)?联络员(?:是)?(?:谁|哪个|哪位){_TAIL}"
)
_WHO_FOR_ONE = expression(
    rf"(?P<a>{_NAME}?)家?(?:现在)?(?:归|是|由|该)?(?:谁|哪个|哪位)(?:在)?{_MANAGES}{_TAIL}"
    rf"|(?:是)?(?:谁|哪个|哪位)(?:在)?{_MANAGES}(?P<b>{_NAME}?)家?{_TAIL}"
    rf"|(?P<c>{_NAME}?)家(?:的)?联络员(?:是)?(?:谁|哪个|哪位){_TAIL}"
)
_EDIT = expression(
    rf"(?:把)?{_WHEN}(?:的)?(?:班|值班)?(?:换(?:成)?|改(?:成)?|让|由|叫|给|安排)(?P<name>{_NAME}?)"
    rf"(?:来)?(?:值(?:夜)?班?|顶(?:班)?|当班)了?[。!！]?"
)
_SWAP = expression(
    rf"(?:我)?(?:想)?(?:把)?{_WHEN}(?:的)?(?:班|值班)?(?:想|要)?(?:跟|和|同|与)(?P<name>{_NAME}?)"
    rf"(?:换|调)(?:一?下|个班|一?个?班|班)?[吧。!！]?"
)
_NOTE = expression(r"交(?:接)?班[:：，, ]\s*(?P<words>\S.*)", re.DOTALL)
_PAUSE = expression(r"[，,。；;、！!\s]+")
_OFF = expression(
    rf"(?P<who>我|俺|{_NAME}?)?(?:从?(?P<from>今天|明天|后天)(?:起|开始)?)?(?:要|想|先)?"
    r"(?:请(?:个)?(?:(?P<n>[\u4e00-\u9fff0-9]{1,3}天)(?:的)?)?(?:病|事)?假|休假|告假|不在(?:村里?|家)?|出(?:趟)?(?:远)?门)"
    r"(?P<span>[\u4e00-\u9fff0-9]{0,8})"
)
_ILL = expression(
    r"(?P<who>我|俺)(?:今天|这两天|这几天)?(?:生|有)?病(?:倒|重)?了(?:[\u4e00-\u9fff]{0,4}(?:不了|不动))?"
    r"|(?P<also>我|俺)(?:今天|这几天)?(?:住院|做手术)了?"
)
_STANDS_IN = expression(
    rf"(?:这(?:几|两)天)?(?:让|请|由|叫|找|就)?(?P<name>{_NAME}?)(?:先|来|帮我|帮忙)?"
    r"(?:代|替|顶|接|代班|替班|顶班)(?:我|她|他|一?下|一?阵|着|班|的班|我的班)?"
    r"(?:值班|值一下|管着?)?(?:几天|两天|一天|一阵子?)?"
)
# Why somebody cannot, in their own words; only with who stands in for them.
_CAUSE = expression(r"(?:今天|明天|后天|这两天)?(?:我|俺).{1,24}")
_SICK = expression(r"病|烧|崴|摔|疼|痛|晕|咳|感冒|走不了|起不来|骨折|手术|住院|不舒服|中招")
_BUSY = expression(
    r"有事|回娘家|回老家|学习|培训|开会|出差|出去|不在|走亲戚|办事|办酒|去(?:县|市|省|外)"
)
_BACK = expression(
    r"(?:我|俺)?(?:已经)?(?:销假|回来(?:上班|值班)?|病好|好|上班|能上班|可以上班)了"
    r"(?:可以|能)?(?:接(?:着)?(?:干|管|值班))?了?[。!！]?"
)
_NO_NAME = expression(r"[谁哪你您他她它们不没吗家村]|今天|明天|自己|晚上|车|药|饭|东西")
_NIGHT = expression(r"晚|夜")
_DAYTIME = expression(r"白天|上午|下午|早上|白班|中午")


@dataclass(frozen=True, slots=True)
class Turned:
    """A turn by its day and part, and a name."""

    day: date
    part: Part | None
    name: str


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody is away: `who` is None where it is the speaker; `last` is the last day of it."""

    who: str | None
    last: date | None
    stand_in: str | None
    ill: bool = False
    first: date | None = None


def asks_who_is_on(text: str) -> bool:
    """谁值班, 今晚谁值班, 值班电话."""
    return _fits(text) and _WHO_IS_ON.fullmatch(text.strip()) is not None


def asks_who_for(text: str) -> str | None:
    """谁管我家 gives an empty name, 李守田家谁管 his; None for anything else."""
    said = text.strip()
    if not _fits(said):
        return None
    if _WHO_FOR_US.fullmatch(said):
        return ""
    found = _WHO_FOR_ONE.fullmatch(said)
    name = (found["a"] or found["b"] or found["c"] or "").removesuffix("家") if found else ""
    return name if len(name) > 1 and not _NO_NAME.search(name) else None


def read_edit(text: str, today: date) -> Turned | None:
    """周三晚上换许双全值."""
    return _turned(_EDIT, text, today)


def read_swap(text: str, today: date) -> Turned | None:
    """周三晚上的班跟许双全换一下."""
    return _turned(_SWAP, text, today)


def read_note(text: str) -> str | None:
    """交班：王奶奶家的灯还亮着."""
    found = _NOTE.fullmatch(text.strip())
    return found["words"].strip() if found else None


def says_back(text: str) -> bool:
    """我回来了, 销假了."""
    return _fits(text) and _BACK.fullmatch(text.strip()) is not None


def read_leave(text: str, today: date) -> Leave | None:
    """小芳请假到周五，采霞代; 我病了，让采霞替我."""
    if not _fits(text):
        return None
    parts = [part for part in _PAUSE.split(text.strip()) if part]
    if not 1 <= len(parts) <= 3:
        return None
    ill, off = _ILL.fullmatch(parts[0]), _OFF.fullmatch(parts[0])
    if ill is None and (off is None or not _may_be_off(off)):
        return _for_a_cause(parts, today)
    stand_in: str | None = None
    for part in parts[1:]:
        named = _STANDS_IN.fullmatch(part)
        if named is None or _NO_NAME.search(named["name"]):
            return None
        stand_in = named["name"]
    if ill is not None:
        return Leave(None, None, stand_in, ill=True)
    return _off(off, stand_in, today) if off is not None else None


def _for_a_cause(parts: list[str], today: date) -> Leave | None:
    """我脚崴了走不了路，彩霞替我几天: who stands in is named, so it is a leave."""
    named = _STANDS_IN.fullmatch(parts[-1]) if len(parts) > 1 else None
    if named is None or _NO_NAME.search(named["name"]) or not _CAUSE.fullmatch(parts[0]):
        return None
    why = "".join(parts[:-1])
    if _SICK.search(why):
        return Leave(None, None, named["name"], ill=True)
    if not _BUSY.search(why):
        return None
    said = read_days(why, today)
    first = said.on[0] if said.on and said.on[0] > today else None
    last = said.last or (said.on[-1] if said.on else None)
    if last is None and "两天" in why:
        last = today + timedelta(days=1)
    return Leave(None, last, named["name"], first=first)


def day_and_part(words: str, today: date) -> tuple[date, Part | None] | None:
    """周三晚上, 今晚, 12月3日白天."""
    full = re.sub(r"([今明后])(?=[晚夜早])", r"\1天", words)
    days = read_days(full, today).on
    if len(days) != 1:
        return None
    night, daytime = _NIGHT.search(words), _DAYTIME.search(words)
    part: Part | None = "night" if night else "day" if daytime else None
    return days[0], part


def _off(off: re.Match[str], stand_in: str | None, today: date) -> Leave | None:
    who = off["who"] if off["who"] not in (None, "", "我", "俺") else None
    if who is not None and _NO_NAME.search(who):
        return None
    start = {"今天": 0, "明天": 1, "后天": 2}.get(off["from"] or "", 0)
    first = today + timedelta(days=start)
    said = read_days(f"{off['span']}，{off['n'] or ''}", today)
    last = said.last or (said.on[-1] if said.on else None)
    if last is None and said.length:
        last = first + timedelta(days=said.length - 1)
    return Leave(who, last, stand_in, first=first if start else None)


def _may_be_off(off: re.Match[str]) -> bool:
    """请假 alone is enough; 不在 and 出门 only with an end of days."""
    asked = "假" in off[0]
    span = off["span"]
    known = not span or bool(read_days(span, date(2026, 1, 1)) != read_days("", date(2026, 1, 1)))
    return known and (asked or bool(span))


def _turned(pattern: re.Pattern[str], text: str, today: date) -> Turned | None:
    said = text.strip()
    found = pattern.fullmatch(said) if _fits(said) else None
    if found is None or not found["name"] or _NO_NAME.search(found["name"]):
        return None
    when = day_and_part(found["when"], today)
    return Turned(when[0], when[1], found["name"]) if when else None


def _fits(text: str) -> bool:
    return len(text.strip()) <= LONGEST
