"""What people say to and about the shared medicine box, read from the words alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.understanding.box_act_words import BoxAct
from bot.understanding.box_acts import asks_box, box_act
from bot.understanding.box_amounts import AmountFault, BoxAmount, box_amount
from bot.understanding.box_dates import DateFault, LastDay, batch, last_day
from bot.understanding.box_people import taker
from bot.understanding.box_reasons import (
    BoxReason,
    Condition,
    Difference,
    condition,
    difference,
    reason,
)
from bot.understanding.box_text import close, spaced
from bot.understanding.box_trade import logo, opened, trade

_OF_PEOPLE = ("lend", "out", "return")
_OF_LOANS = ("lend", "return", "extend", "due")
_UNCOUNTED = ("look", "extend", "due")
_BARE_NUMBER = ("count", "in", "fix", "discard")


@dataclass(frozen=True, slots=True)
class BoxWords:
    """What was said; whatever was not said, or may be meant otherwise, is None."""

    act: BoxAct | None = None
    trade: Literal["money", "barter"] | None = None
    opened: bool | None = None
    # A whole number of `unit`, or the fault why it is none; never both.
    qty: int | None = None
    unit: str | None = None
    amount_fault: AmountFault | None = None
    # YYYY-MM or YYYY-MM-DD; a past day stands beside its fault.
    last_day_said: str | None = None
    date_fault: DateFault | None = None
    batch: str | None = None
    logo: Literal["red", "green", "none"] | None = None
    reason: BoxReason | None = None
    # Set when qty is by how many the count differs, not how many there are.
    difference: Difference | None = None
    # How what was lent came back.
    condition: Condition | None = None
    # Who takes, borrows or brings back.
    taker_name: str | None = None


def read_box_words(text: str, today: date) -> BoxWords:
    """The reading of one message; to be asked only when it is about the box already."""
    whole = spaced(text)
    plain = close(whole)
    lot, rest = batch(plain)
    bargain = trade(rest)
    who = taker(whole)
    act, amount = _act(rest, lot, who, bargain)
    day = _day(rest, act, today)
    good = day.fault != "past" and day != LastDay()
    return BoxWords(
        act=act,
        trade=bargain,
        opened=opened(rest),
        qty=amount.qty,
        unit=amount.unit,
        amount_fault=amount.fault,
        last_day_said=day.said,
        date_fault=day.fault,
        batch=lot,
        logo=logo(rest),
        reason=reason(rest, act, good=good),
        difference=difference(rest, act),
        condition=condition(rest, act),
        taker_name=who if act in _OF_PEOPLE else None,
    )


def is_box_question(text: str) -> bool:
    """Whether it asks what a box holds, where it is, or when it is open."""
    return asks_box(close(spaced(text)))


def _act(
    text: str, lot: str | None, who: str | None, bargain: str | None
) -> tuple[BoxAct | None, BoxAmount]:
    """Whoever sells or swaps is answered about that alone."""
    amount = box_amount(text, last=False, bare=False)
    counted = amount != BoxAmount() or lot is not None
    act = None if bargain else box_act(text, counted=counted, named=who is not None)
    if act in _UNCOUNTED:
        return act, BoxAmount()
    if act == "fix" or (act in _BARE_NUMBER and not counted):
        amount = box_amount(text, last=act == "fix", bare=True)
    return act, amount


def _day(text: str, act: BoxAct | None, today: date) -> LastDay:
    """The day a loan is due is no expiry."""
    if act in _OF_LOANS and "效期" not in text and "保质期" not in text:
        return LastDay()
    return last_day(text, today)
