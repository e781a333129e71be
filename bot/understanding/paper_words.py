"""Who asks for the list of trips, their own record or a calendar, and for nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.expression import expression

_BEFORE = (
    "(?:我想|我要|想|要|帮我|麻烦|请|给我|发我)?"
    "(?:看一?下|看一?看|查一?下|查一?查|看|查|发一?下|发|打印一?下|打印|打)?"
)
_AFTER = "(?:给我)?(?:看看|一下)?[吧呗啊呀吗呢嘛]?[。.!?！？ ]*"
_DAY = "(?P<day>今天|今日|今儿|明天|明日|明儿)"
_SERVICE = "(?:志愿者?服务|志愿者?|服务|帮忙|帮人)"
_DRIVES = "(?:出车|行程|接送|车次)"
_ASKED = (
    ("trips", rf"{_DAY}村?里?都?有(?:哪些|几趟|几辆|哪几趟|什么|多少)(?:车|出车|车次)"),
    ("trips", rf"{_DAY}(?:谁|哪个|哪些人|哪些司机)(?:开车|出车|跑车)"),
    ("trips", rf"{_DAY}的?(?:车次|出车|用车|车)(?:表|图|安排|情况)"),
    ("record", f"一?[张份个]?(?:我的?)?{_SERVICE}(?:记录|时长|小时|证明|单子?)"),
    (
        "record",
        "我(?:一共|总共|都|今年)?帮(?:过|了)(?:多少|几次|哪些|几个|几回)(?:忙|人|次|回)?了?",
    ),
    ("ics", f"把?我的?{_DRIVES}(?:安排)?[存放导加][到进入在]?我?(?:手机)?的?日历[里上]?"),
    ("ics", f"一?个?(?:我的)?{_DRIVES}的?日历"),
)
_PATTERNS = tuple((what, expression(f"{_BEFORE}{text}{_AFTER}")) for what, text in _ASKED)
TODAY = frozenset(("今天", "今日", "今儿"))


@dataclass(frozen=True, slots=True)
class PaperWords:
    """What is asked for: trips, record, ics; of which day, for trips."""

    what: str
    today: bool = False


def read_paper_words(text: str) -> PaperWords | None:
    """Only where nothing else is said: 明天有车去县里吗 is a wish for a seat."""
    said = text.replace("，", "").replace(",", "").strip()
    for what, pattern in _PATTERNS:
        match = pattern.fullmatch(said)
        if match is not None:
            return PaperWords(what, match.groupdict().get("day") in TODAY)
    return None
