"""Words about prompts: 停3号, 换5号, 现在发2号, 预览3号; 不想听血压的, 想听防蛇的, 别发提醒了."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from bot.understanding.expression import expression

LONGEST = 30
Sort = Literal["stop", "swap", "now", "preview"]
ALL = "*"
_DIGITS = {sign: n for n, sign in enumerate("一二三四五六七八九", 1)}
_END = r"[\s。.!！~～]*"
_NUMBER = r"(?:第\s?)?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:号|条|个)?"
_SORTS: tuple[tuple[Sort, str], ...] = (
    ("stop", "停发|停掉|停|不发"),
    ("swap", "换掉|换"),
    ("now", "现在就发|现在发|马上发|先发"),
    ("preview", "预览|看看|念"),
)
_NUMBERED = tuple(
    (sort, expression(rf"(?:{words})\s?{_NUMBER}(?:吧|了)?{_END}")) for sort, words in _SORTS
)
_DAY = "(?P<day>(?:今天|明天|后天)(?:那条|的)|(?:这|头一|下一)条)"
_WHICH = rf"(?:{_DAY}|{_NUMBER}(?:那条)?)"
_AFTER: tuple[tuple[Sort, str], ...] = (
    ("stop", "别发了|不发了|不要了|不要发了?|停了|停掉|停一停|取消"),
    ("swap", "换一条|换一个|换掉|换了"),
)
_SAID_AFTER = tuple(
    (sort, expression(rf"(?:把)?{_WHICH}(?:提醒|提示)?(?:就)?(?:{words})(?:吧)?{_END}"))
    for sort, words in _AFTER
)
_THIS = tuple(
    (sort, expression(rf"(?:{words})(?:掉)?{_DAY}(?:吧)?{_END}")) for sort, words in _SORTS
)
_AHEAD = {"今天": 0, "明天": 1, "后天": 2}
_OURS = "(?:健康)?(?:提醒|提示)"
_STANDS = expression(
    rf"(?:把|我想|想|要)?(?:村里的?|全村的?)?{_OURS}(?:先)?"
    rf"(?:怎么开|咋开|怎么停|咋停|打开|开起来|开始吧?|停一停|停一下|停了|停掉|停|关掉|关了|先停){_END}"
    rf"|(?:我想|想|要|现在)?(?:开始|打开|启动|停掉|停发|关掉|停|关)(?:发|说)?(?:村里的?|全村的?)?{_OURS}(?:吧|了)?{_END}"
)
_HOW_FAR = expression(
    rf"(?:最近|这几天|今天)?(?:有)?(?:多少|几个?)人(?:听懂|看懂|听到|看到)了?{_END}"
    rf"|(?:大家|乡亲们|村里人?)(?:都)?(?:听懂|看懂|听明白)了?(?:没有?|吗){_END}"
    rf"|{_OURS}(?:发得|发的|听得)(?:咋样|怎么样){_END}"
)
_COMES = expression(
    rf"(?:今天|明天|后天|这几天|这两天|这周|下周|这个月|往后|最近|{_NUMBER})(?:群里)?(?:要|会)?"
    rf"(?:发|说)(?:的)?(?:是)?(?:什么|啥|哪条|哪一条|么子)(?:{_OURS})?{_END}"
    rf"|(?:看看|看一下|看)?{_OURS}(?:的)?(?:日历|计划|安排){_END}"
)
_PREVIEW = expression(rf"预览\s?(?P<what>[a-z][a-z0-9_]{{1,40}}|[\u4e00-\u9fff]{{1,12}}){_END}")
_MIND = expression(
    r"(?:@[A-Za-z0-9_]{5,32}[\s,，:：]*)?(?:我|俺|咱|我们)?(?:刚|才|刚刚)?(?:从外地|从外头|打外头)?"
    r"(?:回来|回家|到家|回村|回乡|返乡|回老家)(?:了|之后|以后|后)?[，, ]?"
    r"(?:我|俺)?(?:要|该|得|应该|有)?(?:注意|当心|留心|小心|做|干)(?:些|点)?"
    rf"(?:什么|啥|么子|啥子|哪些)(?:事|事情|的)?[呢啊呀吗]?[\?？]?{_END}"
)
_TAIL = "(?:方面)?(?:的)?(?:健康)?(?:提醒|提示|消息|知识|内容|东西)?"
_NO = expression(
    r"(?:我|俺|咱)?(?:以后)?(?:不想|不要|不愿意|不愿|不爱|不用|别|莫)(?:再|老)?(?:给我|跟我)?"
    r"(?:听到|收到|听|收|发|讲|推)(?:了)?(?P<what>[\u4e00-\u9fff]{1,6}?)"
    rf"(?P<tail>{_TAIL})(?:了)?{_END}"
)
_YES = expression(
    r"(?:我|俺|咱)?(?:以后)?(?:还)?(?:想|要|愿意|爱)(?:多)?(?:听一听|听听|听|收)(?:点|些)?"
    rf"(?P<what>[\u4e00-\u9fff]{{1,6}}?)(?P<tail>{_TAIL}){_END}"
)
_EVERYTHING = frozenset({"这些", "这个", "提醒", "提示", "健康", "顺口溜", "宣传", "所有", "全部"})

_ARGUMENTS = {
    **dict.fromkeys(("开始", "开", "开启", "启动"), "begin"),
    **dict.fromkeys(("停", "停止", "关", "结束", "不发"), "end"),
    **dict.fromkeys(("日历", "计划", "看看", "14天"), "calendar"),
}


class Change(NamedTuple):
    """What a cadre wants of a line of the calendar: by its number, or what it is called."""

    sort: Sort
    number: int | None = None
    what: str | None = None
    ahead: int | None = None  # so many days from today


class TopicSaid(NamedTuple):
    """A wish about a topic, in the speaker's words; `ALL` for every one."""

    wanted: bool
    what: str


def read_change(text: str) -> Change | None:
    """None for whatever is surely no order about the calendar."""
    said = text.strip()
    if len(said) > LONGEST + 20:
        return None
    for sort, pattern in _NUMBERED:
        found = pattern.fullmatch(said)
        if found is not None:
            # "Another one" is no first of the month.
            another = sort == "swap" and re.search("换(?:掉)?一[条个]", said) is not None
            return Change(sort, None if another else _number(found["n"]))
    for sort, pattern in (*_SAID_AFTER, *_THIS):
        found = pattern.fullmatch(said)
        if found is not None:
            number = found.groupdict().get("n")
            ahead = _AHEAD.get((found["day"] or "")[:2])
            return Change(sort, _number(number) if number else None, ahead=ahead)
    shown = _PREVIEW.fullmatch(said)
    return Change("preview", what=shown["what"]) if shown else None


def read_wish_to_see(text: str) -> Literal["state", "calendar"] | None:
    """Whether who looks after prompts wants to see how they stand, or what comes."""
    said = text.strip()
    if len(said) > LONGEST:
        return None
    if _STANDS.fullmatch(said) or _HOW_FAR.fullmatch(said):
        return "state"
    return "calendar" if _COMES.fullmatch(said) else None


def asks_what_to_mind(text: str) -> bool:
    """Whether somebody asks what to mind who comes home, also where the bot has to be named."""
    said = text.strip()
    return len(said) <= LONGEST and _MIND.fullmatch(said) is not None


def read_topic(text: str) -> TopicSaid | None:
    """None for whatever is surely no wish about prompts."""
    said = text.strip()
    if len(said) > LONGEST:
        return None
    no, yes = _NO.fullmatch(said), _YES.fullmatch(said)
    found = no or yes
    if found is None:
        return None
    # A wish to see or hear somebody ends in their name.
    if not found["tail"] and found["what"] not in _EVERYTHING:
        return None
    what = ALL if found["what"] in _EVERYTHING else found["what"]
    return TopicSaid(wanted=no is None, what=what)


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + (_DIGITS.get(ones, 0) if ones else 0)


def read_argument(text: str) -> str:
    """What stands behind the command: begin, end, calendar, or nothing that is known."""
    said = text.strip().rstrip("。.!！吧了")
    return _ARGUMENTS.get(said, "")
