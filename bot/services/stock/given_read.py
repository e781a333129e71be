"""Words about a gift, read into what is known of it; what is said later takes the place of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.domain.shelf_life import last_day
from bot.services.desk import Desk
from bot.services.stock.given_gift import FAULTY, Gift
from bot.understanding.box_words import BoxWords, read_box_words
from bot.understanding.gift_words import answered_day, instead
from bot.understanding.meaning import Meaning

LONGEST = 200
MOST_MORE = 2  # things of one message beside the first


@dataclass(frozen=True, slots=True)
class Taken:
    """The gift with what was read, the fault of a day that is none, and whether anything was."""

    gift: Gift
    fault: str | None = None
    found: bool = False
    trade: str | None = None


def take(
    desk: Desk, gift: Gift, text: str, meaning: Meaning | None = None, *, asked: bool = False
) -> Taken:
    """What the words add to the gift, or change of it; `asked` is an answer to "until when"."""
    today = desk.today()
    words = read_box_words(text, today)
    before = gift
    gift = _thing(desk, gift, text, meaning)
    if meaning is not None and not before.item:
        gift = replace(gift, rest=_rest(gift, meaning))
    gift = _amount(gift, words, meaning)
    day, fault = _day(text, words, today, asked=asked)
    if meaning is not None and not day and not fault:
        day = _last(meaning.expiry or "")
    if day:
        gift = replace(gift, last=day)
    if words.reason == "expired" and not gift.last and fault is None:
        fault = "gift.no.expired"
    if words.opened is not None:
        gift = replace(gift, opened="yes" if words.opened else "no")
    gift = replace(gift, batch=words.batch or gift.batch, logo=words.logo or gift.logo)
    found = gift != before or fault is not None
    said = f"{before.words} / {text}".strip(" /")[:LONGEST]
    return Taken(replace(gift, words=said), fault, found, words.trade)


def _thing(desk: Desk, gift: Gift, text: str, meaning: Meaning | None) -> Gift:
    """What was named; of a word that puts it right, what it is after all."""
    other = [m.id for m in desk.content.stocked.by_words(instead(text))] if instead(text) else []
    named = [i.medicine for i in meaning.items if i.medicine] if meaning else []
    named = other or named or [m.id for m in desk.content.stocked.by_words(text)]
    if not named or gift.item in named:
        return gift
    return replace(gift, item=named[0])


def _rest(gift: Gift, meaning: Meaning) -> str:
    others = {i.medicine: i for i in meaning.items if i.medicine and i.medicine != gift.item}
    pieces = (
        f"{i.medicine}:{f'{i.qty:g}' if i.qty else ''}:{i.unit or ''}" for i in others.values()
    )
    return " ".join(list(pieces)[:MOST_MORE])


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
        answered = answered_day(text, today)
        said, fault = answered.said, answered.fault
    if fault in ("no_such_day", "no_such_month"):
        return "", "gift.no.day"
    return _last(said or ""), None


def _last(said: str) -> str:
    found = last_day(said) if said else None
    return found.isoformat() if found else ""
