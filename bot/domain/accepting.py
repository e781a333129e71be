"""May a gift come into the box: yes, something is missing, or a kind no with what to do instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Literal

from bot.domain.medicines import Medicine, Ware
from bot.domain.outcome import Refused
from bot.domain.shelf_life import days_left
from bot.domain.wares import NO_LOGO_NEEDED, comes_back, never_why

Logo = Literal["red", "green", "none", "unknown"]
Wanting = Literal["which", "qty", "expiry", "opened", "pack", "photo"]

# What the giver does instead. Rx and antibiotics go to the village doctor, what is over or opened
# to the collection of the township clinic, mercury to hazardous waste (health.md §3.2, S54, S56).
INSTEAD = {
    "money": "keep",
    "withdrawn": "village_doctor",
    "mercury": "hazard_collection",
    "antibiotic": "village_doctor",
    "rx": "village_doctor",
    "never": "village_doctor",
    "fridge": "keep",
    "expired": "township_collection",
    "opened": "township_collection",
    "too_soon": "keep",
    "none": "say_again",
    "part": "keep",
    "too_many": "keeper",
    "unknown": "keeper",
    "no_logo": "village_doctor",
}


@dataclass(frozen=True, slots=True)
class GiftRules:
    """The numbers of a gift; a village may change them in its content."""

    # Shelf life left, days: health.md §3.2 "minimum shelf life to accept", design.
    least_days: int = 30
    # More of one thing than this at once is a slip of the hand or a firm's donation. Design.
    most: int = 500
    # A date further off than any pack lasts is read again: ten years. Design.
    furthest_days: int = 3653
    # Loose or re-bagged pills never come in, whole blisters do: health.md §3.2, S54.
    loose_units: tuple[str, ...] = ("粒", "片", "颗", "丸")


@dataclass(frozen=True, slots=True)
class Offered:
    """What is known of a gift so far; None is what nobody has said yet."""

    medicine: Medicine | None
    qty: float | None = None
    unit: str | None = None
    last_day: date | None = None
    opened: bool | None = None
    logo: Logo = "unknown"
    asked_money: bool = False


@dataclass(frozen=True, slots=True)
class Accepted:
    """It may come in; `look` is what the keeper looks at as it is handed over."""

    medicine: Medicine
    qty: int
    last_day: date | None
    look: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing is against it yet; this still has to be said or seen, in this order."""

    what: tuple[Wanting, ...]


DEFAULTS = GiftRules()


def accept(
    offered: Offered, today: date, rules: GiftRules = DEFAULTS
) -> Accepted | Missing | Refused:
    """The one answer to a gift: a no comes before a question, so nobody answers for nothing."""
    reason = next(_against(offered, today, rules), None)
    if reason is not None or offered.medicine is None:
        return _refused(reason or "unknown", offered, today, rules)
    missing = tuple(_wanting(offered, offered.medicine, today, rules))
    if missing or offered.qty is None:
        return Missing(missing)
    last = None if comes_back(offered.medicine) else offered.last_day
    return Accepted(offered.medicine, int(offered.qty), last, _look(offered, offered.medicine))


def _against(offered: Offered, today: date, rules: GiftRules) -> Iterator[str]:
    """Every reason against it, what helps the giver most first."""
    medicine = offered.medicine
    if offered.asked_money:
        yield "money"
    if medicine is not None:
        yield from _thing(medicine)
    yield from _pack(offered, today, rules)
    if why := _quantity(offered.qty, rules.most):
        yield why
    if medicine is None:
        yield "unknown"
    elif offered.logo == "none" and _needs_logo(medicine):
        yield "no_logo"


def _thing(medicine: Medicine) -> Iterator[str]:
    why = never_why(medicine)
    if medicine.keeping.fridge and why in (None, "never"):
        yield "fridge"
    if why is not None:
        yield why


def _pack(offered: Offered, today: date, rules: GiftRules) -> Iterator[str]:
    medicine, last = offered.medicine, offered.last_day
    # What comes back has no expiry: a date said with it is about something else.
    aging = last is not None and not (medicine is not None and comes_back(medicine))
    left = days_left(last, today) if aging and last is not None else rules.least_days
    if left < 0:
        yield "expired"
    if medicine is not None and offered.opened and _sealed_only(medicine):
        yield "opened"
    if left < rules.least_days:
        yield "too_soon"


def _quantity(qty: float | None, most: int) -> str | None:
    if qty is None:
        return None
    if not isfinite(qty) or qty > most:
        return "too_many"
    if qty <= 0:
        return "none"
    return None if qty == int(qty) else "part"


def _sealed_only(medicine: Medicine) -> bool:
    """Tablets may come as whole blisters; liquids, salves, tests, masks only as they were sold."""
    if comes_back(medicine):
        return False
    return medicine.keeping.unopened_only or medicine.kind is not Ware.MEDICINE


def _needs_logo(medicine: Medicine) -> bool:
    """The OTC logo is looked for on medicines only (health.md §3.2, S53)."""
    return medicine.kind is Ware.MEDICINE and medicine.pack_class not in NO_LOGO_NEEDED


def _wanting(
    offered: Offered, medicine: Medicine, today: date, rules: GiftRules
) -> Iterator[Wanting]:
    drug = _needs_logo(medicine)
    if medicine.broad:
        yield "which"
    if offered.qty is None:
        yield "qty"
    if not comes_back(medicine):
        last = offered.last_day
        if last is None or days_left(last, today) > rules.furthest_days:
            yield "expiry"
        if offered.opened is None:
            yield "opened"
    if drug and offered.unit in rules.loose_units:
        yield "pack"
    if drug and offered.logo == "unknown":
        yield "photo"


def _look(offered: Offered, medicine: Medicine) -> tuple[str, ...]:
    if comes_back(medicine):
        return ("works",)
    return ("name_batch_expiry", "whole_blisters") if offered.opened else ("name_batch_expiry",)


def _refused(reason: str, offered: Offered, today: date, rules: GiftRules) -> Refused:
    facts = [("instead", INSTEAD[reason])]
    if offered.medicine is not None:
        facts.append(("name", offered.medicine.generic))
    if offered.last_day is not None and reason in ("expired", "too_soon"):
        facts.append(("last_day", offered.last_day.isoformat()))
        facts.append(("days", str(days_left(offered.last_day, today))))
    if reason == "too_soon":
        facts.append(("least", str(rules.least_days)))
    if reason == "too_many":
        facts.append(("most", str(rules.most)))
    return Refused(f"gift.no.{reason}", tuple(facts))
