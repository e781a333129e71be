"""Words that hand somebody's whole work to somebody else: 交接 李小芳 给 张三 到12月1日."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.understanding.expression import expression

LONGEST = 60
_NAME = r"[\u4e00-\u9fff·]{2,8}?"
_UNTIL = r"(?P<until>[0-9一二两三四五六七八九十月日号天个周星期下明后到至]{2,12})?"
_FORMS = (
    rf"交接[ ，,：:]*(?P<giver>{_NAME})[ ，,]*(?:给|交给|到|换|→|->)[ ，,]*(?P<taker>{_NAME})"
    rf"(?:[ ，,]*(?:到|至|，到)?[ ]*{_UNTIL})?[。！ ]*",
    rf"把(?P<giver>{_NAME})(?:手上|手里)?的(?:全部|所有)?(?:工作|活|事|网格|担子)(?:都|全)?"
    rf"(?:交|转|移交|交接)给(?P<taker>{_NAME})(?:[ ，,]*(?:到|至)?[ ]*{_UNTIL})?[。！ ]*",
)
_PATTERNS = tuple(expression(form) for form in _FORMS)
_UNDO = expression(r"(?:撤回|撤销|取消)(?:这次|刚才的|上次的)?交接[。！ ]*")
_DIGITS = {word: i for i, word in enumerate("零一二三四五六七八九")} | {"两": 2, "十": 10}
_WEEK = {word: i for i, word in enumerate("一二三四五六日")} | {"天": 6}
_NUMBER = "[0-9一二两三四五六七八九十]{1,3}"
_DATE = expression(rf"(?:({_NUMBER})月)?({_NUMBER})[日号]")
_WEEKDAY = expression(r"(下)?(?:个)?(?:周|星期)([一二三四五六日天])")
_SPAN = expression(rf"({_NUMBER})(天|个?星期|周|个月)")


@dataclass(frozen=True, slots=True)
class HandWords:
    """Who gives, who takes, and the last day; without one, for good."""

    giver: str
    taker: str
    last: date | None = None


def hand_words(text: str, today: date) -> HandWords | None:
    """None where the words are not surely an order to hand work over, or name no day we know."""
    plain = text.strip()
    if len(plain) > LONGEST:
        return None
    found = next((m for m in (p.fullmatch(plain) for p in _PATTERNS) if m), None)
    if found is None:
        return None
    said = found["until"]
    last = last_day(said, today) if said else None
    if said and last is None:
        return None
    return HandWords(found["giver"], found["taker"], last)


def takes_back(text: str) -> bool:
    """撤回交接."""
    return len(text) <= LONGEST and _UNDO.fullmatch(text.strip()) is not None


def last_day(said: str, today: date) -> date | None:
    """12月1日, 5号, 周五, 下周三, 明天, 三天, 一周: the last day it holds."""
    words = said.strip(" 到至")
    if words in ("今天", "明天", "后天"):
        return today + timedelta(days=("今天", "明天", "后天").index(words))
    dated = _DATE.fullmatch(words)
    if dated:
        return _dated(dated[1], dated[2], today)
    week = _WEEKDAY.fullmatch(words)
    if week:
        ahead = (_WEEK[week[2]] - today.weekday()) % 7
        first = today + timedelta(days=ahead)
        this_week = today.weekday() + ahead < 7
        return first + timedelta(days=7) if week[1] and this_week else first
    span = _SPAN.fullmatch(words)
    if span:
        length = {"天": 1, "个月": 30}.get(span[2], 7)
        return today + timedelta(days=_number(span[1]) * length - 1)
    return None


def _dated(month: str | None, day: str, today: date) -> date | None:
    """The next such day from today on."""
    wanted = _number(day)
    for ahead in range(400):
        found = today + timedelta(days=ahead)
        if found.day == wanted and month in (None, "") and ahead < 62:
            return found
        if month and found.day == wanted and found.month == _number(month):
            return found
    return None


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.partition("十")
    if not ten:
        return _DIGITS.get(words, 0)
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)
