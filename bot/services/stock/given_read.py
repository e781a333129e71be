"""Words about a gift, read into what is known of it; what is said later takes the place of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.shelf_life import last_day
from bot.services.desk import Desk
from bot.services.stock.given_gift import FAULTY, Gift
from bot.understanding.box_dates import last_day as said_day
from bot.understanding.box_text import close, spaced
from bot.understanding.box_words import BoxWords, read_box_words
from bot.understanding.meaning import Meaning

# 270331, 2703: as it is stamped on a box.
STAMPED = re.compile(r"(?<![0-9a-z])(\d\d)(0[1-9]|1[0-2])([0-3]\d)?(?![0-9a-z])", re.IGNORECASE)
MARKS = " \t\n,，。.;；:：!！?？~、"
YES = frozenset(
    {"对", "对的", "是", "是的", "好", "好的", "行", "可以", "送", "送去", "嗯", "对送去"}
)
NO = re.compile(r"^(?:不送|不用|算了|不了|别送|不给|取消)")
BLIND = re.compile(r"看不清|看不见|不清楚|不知道|没有写|找不到|不晓得|没得|看不到")
THING = re.compile(r"(?:是|叫|换成)([^,，。\s]{2,12})$")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """The gift with what was read, the fault of a day that is none, and whether anything was."""

    gift: Gift
    fault: str | None = None
    found: bool = False
    trade: str | None = None


def is_yes(text: str) -> bool:
    return "".join(c for c in text.strip() if c not in MARKS) in YES


def is_no(text: str) -> bool:
    return bool(NO.search(text.strip(MARKS)))


def is_blind(text: str) -> bool:
    """Whoever looked and could not read it."""
    return bool(BLIND.search(text))


def take(
    desk: Desk, gift: Gift, text: str, meaning: Meaning | None = None, *, asked: bool = False
) -> Taken:
    """What the words add to the gift, or change of it; `asked` is an answer to "until when"."""
    today = desk.today()
    words = read_box_words(text, today)
    before = gift
    gift = _thing(desk, gift, text, meaning)
    gift = _amount(gift, words, meaning)
    day, fault = _day(text, words, today, asked=asked)
    if meaning is not None and not day and not fault:
        day = _last(meaning.expiry or "")
    if day:
        gift = replace(gift, last=day)
    if words.opened is not None:
        gift = replace(gift, opened="yes" if words.opened else "no")
    gift = replace(gift, batch=words.batch or gift.batch, logo=words.logo or gift.logo)
    found = gift != before or fault is not None
    said = f"{before.words} / {text}".strip(" /")[:LONGEST]
    return Taken(replace(gift, words=said), fault, found, words.trade)


def _thing(desk: Desk, gift: Gift, text: str, meaning: Meaning | None) -> Gift:
    named = [i.medicine for i in meaning.items if i.medicine] if meaning else []
    if not named:
        named = [m.id for m in desk.content.stocked.by_words(text)]
    if not named and (found := THING.search(text.strip(MARKS))):
        named = [m.id for m in desk.content.stocked.by_words(found[1])]
    if not named or gift.item in named:
        return gift
    # 不是连花清瘟，是布洛芬: the last one is meant.
    return replace(gift, item=named[0] if not gift.item else named[-1])


def _amount(gift: Gift, words: BoxWords, meaning: Meaning | None) -> Gift:
    if words.amount_fault:
        return replace(gift, qty=f"{FAULTY[words.amount_fault]:g}")
    if words.qty is not None:
        return replace(gift, qty=str(words.qty), unit=words.unit or gift.unit)
    item = next(iter(meaning.items), None) if meaning else None
    if item is None or item.qty is None:
        return gift
    return replace(gift, qty=f"{item.qty:g}", unit=item.unit or gift.unit)


def read_day(text: str, today: date) -> tuple[str, str | None]:
    """The answer to "until when": the last day, or why it is none."""
    return _day(text, read_box_words(text, today), today, asked=True)


def _day(text: str, words: BoxWords, today: date, *, asked: bool) -> tuple[str, str | None]:
    said, fault = words.last_day_said, words.date_fault
    if not said and not fault and asked:
        plain = close(spaced(text.strip(MARKS)))
        for form in (f"{plain}到期", f"有效期到{plain}"):
            read = said_day(form, today)
            said, fault = read.said, read.fault
            if said or fault:
                break
    if fault in ("no_such_day", "no_such_month"):
        return "", "gift.no.day"
    day = _last(said or "")
    return day or (_stamped(text) if asked else ""), None


def _last(said: str) -> str:
    found = last_day(said) if said else None
    return found.isoformat() if found else ""


def _stamped(text: str) -> str:
    found = STAMPED.search(text)
    if found is None:
        return ""
    return _last("-".join(filter(None, (f"20{found[1]}", found[2], found[3]))))
