"""A gift of a firm or an allocation in one sentence: who, what, how many, worth what, for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.understanding.amounts import amounts
from bot.understanding.box_amounts import box_amount
from bot.understanding.box_dates import batch, last_day
from bot.understanding.box_text import close, spaced
from bot.understanding.expression import expression

_VERB = expression(
    r"(?:无偿|爱心|向[^,、。]{1,8}|给[^,、。]{1,8}?)?"
    r"(?:捐赠|捐献|捐来|捐|赞助|送来|送了|下拨|划拨|调拨|拨付|拨来|拨|支援|资助|采购|购买|买)了?"
)
_VALUE = expression(
    r"(?:总|共|约|大概)?(?:价值|值|折合|合计|共计|总计|计)(?:人民币|大约|约|共)?:?"
    r"(?P<sign>-|负)?(?P<sum>\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,2})?)(?P<wan>万)?[元块]钱?"
)
_PARTS = expression(r"[,、;。:\n]|(?<=[盒瓶包袋板支个只份箱台桶斤套条件])(?:和|及|以及|还有|加)")
_PURPOSE = expression(
    r"^(?:专门?|都|是|全)?(?:用于|用在|送给|发给|留给|给)(?P<whom>.+?)(?:使?用|的)?$"
)
_TRIM = expression(r"^(?:的|一批|些|了|有|是|共)+|(?:的|共|一共|有|各)+$")
_MOST_NAME = 20
_MOST_VALUE = 10_000_000_000  # fen


@dataclass(frozen=True, slots=True)
class SaidThing:
    """One thing of it; a `fault` says why its number is none."""

    words: str
    qty: int | None = None
    unit: str | None = None
    fault: str | None = None
    last_day: str | None = None
    date_fault: str | None = None
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class SaidGift:
    """What the sentence says; nothing of it is looked up yet."""

    donor: str = ""
    things: tuple[SaidThing, ...] = ()
    value_fen: int | None = None
    value_fault: bool = False
    purpose: str = ""
    # Everything said, for whoever looks for a fund or a place in it.
    text: str = ""


def read_gift(text: str, today: date, most: int) -> SaidGift:
    """`most` is the greatest number of one thing that is believed."""
    plain = spaced(text).strip()
    value, wrong, plain = _value(plain)
    plain = close(plain)
    donor, rest = _donor(plain)
    things: list[SaidThing] = []
    purpose = ""
    for part in (p.strip() for p in _PARTS.split(rest)):
        if found := _PURPOSE.match(part):
            purpose = found["whom"][:_MOST_NAME]
        elif part:
            _add(things, part, today, most)
    return SaidGift(donor, tuple(things), value, wrong, purpose, plain)


def read_things(text: str, today: date, most: int) -> tuple[SaidThing, ...]:
    """A list of things with how many, as a keeper counted them."""
    things: list[SaidThing] = []
    for part in (p.strip() for p in re.split(r"[,、;。]", close(spaced(text)))):
        if part:
            _add(things, part, today, most, alone=True)
    return tuple(things)


def _value(text: str) -> tuple[int | None, bool, str]:
    found = _VALUE.search(text)
    if found is None:
        return None, False, text
    rest = f"{text[: found.start()]},{text[found.end() :]}"
    yuan = float(found["sum"].replace(",", "")) * (10_000 if found["wan"] else 1)
    fen = round(yuan * 100)
    if found["sign"] or not 0 < fen <= _MOST_VALUE:
        return None, True, rest
    return fen, False, rest


def _donor(text: str) -> tuple[str, str]:
    found = _VERB.search(text)
    if found is None:
        return "", text
    before = re.split(r"[,。;]", text[: found.start()])[-1].strip()
    before = re.sub(r"^(?:由|收到|用|拿|从)|(?:今天|昨天|给我们|给村里)$", "", before)
    return before[:_MOST_NAME], text[found.end() :]


def _add(
    things: list[SaidThing], part: str, today: date, most: int, *, alone: bool = False
) -> None:
    """A thing with its number, or the day of the thing before it."""
    lot, rest = batch(part)
    day = last_day(rest, today)
    dated = SaidThing("", last_day=day.said, date_fault=day.fault, batch=lot)
    counted = [a for a in amounts(rest) if not a.uncounted and a.unit not in ("月", "日")]
    fault = box_amount(rest, last=False, bare=False).fault
    if not counted and fault is None:
        said = _dateless(rest)
        if alone and (day.said or day.fault) and said:
            things.append(replace(dated, words=said))
        elif things and (day.said or day.fault or lot):
            things[-1] = replace(
                things[-1],
                last_day=day.said or things[-1].last_day,
                date_fault=day.fault or things[-1].date_fault,
                batch=lot or things[-1].batch,
            )
        return
    things.append(_thing(rest, dated, counted[0] if counted else None, fault, most))


def _thing(rest: str, dated: SaidThing, amount: object, fault: str | None, most: int) -> SaidThing:
    qty, unit = getattr(amount, "qty", None), getattr(amount, "unit", None)
    start, end = getattr(amount, "start", len(rest)), getattr(amount, "end", len(rest))
    words = _dateless(rest[:start]) or _dateless(rest[end:])
    if fault == "too_many" and qty is not None and qty <= most:
        fault = None
    if qty is not None and fault is None:
        fault = "part" if qty != int(qty) else "too_many" if qty > most else None
    if qty == 0:
        fault = "zero"
    whole = None if fault or qty is None else int(qty)
    return replace(dated, words=words, qty=whole, unit=unit, fault=fault)


_DATE = expression(
    r"(?:有?效期|保质期|到期日?|失效期?)[至到]?:?|到期|过期|(?:20)?\d{2}[年\-./]\d{1,2}(?:[月\-./]\d{1,2}[日号]?|月)?"
)


def _dateless(text: str) -> str:
    """The name alone."""
    return _TRIM.sub("", re.sub(r"[-\s:]+$|^[-\s:]+", "", _DATE.sub("", text)))[:_MOST_NAME]
