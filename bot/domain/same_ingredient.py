"""What was taken in the last days that does not go together with what is asked for now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Literal

from bot.domain.medicines import Medicine
from bot.domain.wares import for_fever, is_drug

DAY = timedelta(days=1)
# How far back the same ingredient counts. Design: the length of one course, health.md §3.2.
SAME_WITHIN = timedelta(days=3)
# No cephalosporin or metronidazole within 7 days of alcohol, either side (health.md §3.3, S45).
ALCOHOL_WITHIN = timedelta(days=7)
# Fever medicine by oneself: no longer than 3 days (health.md §3.2, §3.3, S41).
FEVER_DAYS = 3

# What is wrong: the same again, PARA with an NSAID, alcohol, a daily pill, nobody knows what.
Code = Literal["same", "both", "alcohol", "daily", "unknown"]

# Herbs and enzymes are no ingredient; salts are drunk on until it is over; sugar is a warning.
_NO_GROUPS = frozenset({"herbs", "enzyme", "ORS", "SUGAR"})
# Of a family nobody takes two: IBU, ASP, diclofenac … are NSAIDs, an antihistamine does not go
# with another (health.md §3.3, rows NSAID and CPM, S44).
_FAMILY = {"IBU": "NSAID", "ASP": "NSAID", "CETIR": "CPM", "LORA": "CPM"}
_HEART_PILLS = frozenset({"BP", "HEART", "NITRATE", "ANTICOAG", "ANTIPLT"})
# (code, one side, other side, how far back), health.md §3.3: PARA+IBU never both (S40); no alcohol
# with PARA (S41), with antibiotics (S45); IBU with heart or blood pills asks a doctor (S40, S43);
# PSE with blood pressure, heart, thyroid, prostate (S44); CPM prostate (S44); AMA epilepsy (M);
# sweetened syrups and granules with diabetes (S45b).
_APART: tuple[tuple[Code, frozenset[str], frozenset[str], timedelta], ...] = (
    ("both", frozenset({"PARA"}), frozenset({"NSAID"}), SAME_WITHIN),
    ("alcohol", frozenset({"ALC"}), frozenset({"ABX"}), ALCOHOL_WITHIN),
    ("alcohol", frozenset({"ALC"}), frozenset({"PARA"}), SAME_WITHIN),
    ("daily", frozenset({"NSAID"}), _HEART_PILLS, SAME_WITHIN),
    ("daily", frozenset({"PSE"}), _HEART_PILLS | {"THYROID", "PROST"}, SAME_WITHIN),
    ("daily", frozenset({"CPM"}), frozenset({"PROST"}), SAME_WITHIN),
    ("daily", frozenset({"AMA"}), frozenset({"EPIL"}), SAME_WITHIN),
    ("daily", frozenset({"SUGAR"}), frozenset({"SUGARMED", "INSULIN"}), SAME_WITHIN),
)
# What a word for many things tells of its groups: 降压药 is a BP pill, 消炎药 an antibiotic …
_BY_USE = {
    "bp": "BP",
    "heart": "HEART",
    "sugar": "SUGARMED",
    "antibiotic": "ABX",
    "epilepsy": "EPIL",
    "prostate": "PROST",
    "thyroid": "THYROID",
}
# … and what may be in it: 80 % of cold products hold paracetamol (health.md §3.3, S47).
_MAYBE = {
    "fever": ("PARA", "NSAID"),
    "pain": ("PARA", "NSAID"),
    "cold": ("PARA", "NSAID", "CPM", "PSE", "AMA", "CAF"),
    "cough": ("CPM", "PSE", "DXM"),
    "nose": ("CPM", "PSE"),
    "allergy": ("CPM",),
}
# In what order a message names them: the danger first.
_CODES = ("same", "both", "alcohol", "daily", "unknown")
_GROUPS = ("PARA", "NSAID", "ALC", "ABX")


@dataclass(frozen=True, slots=True)
class Taken:
    """A medicine somebody has had: handed out by a box, or said by the person themselves."""

    medicine: Medicine
    at: datetime
    how: Literal["box", "said"]


@dataclass(frozen=True, slots=True)
class Clash:
    """Why not now: `group` is what both hold, or the group of the wanted one that disagrees."""

    code: Code
    group: str
    earlier: Taken


def groups_of(medicine: Medicine) -> frozenset[str]:
    """Its ingredient groups as families, without what is no ingredient."""
    if not is_drug(medicine):
        return frozenset()
    return frozenset(_FAMILY.get(g, g) for g in medicine.ingredients) - _NO_GROUPS


def clashes(wanted: Medicine, taken: Sequence[Taken], now: datetime) -> tuple[Clash, ...]:
    """Everything that speaks against it, worst first and the latest of each; once each."""
    latest = sorted(taken, key=lambda t: t.at, reverse=True)
    found: dict[tuple[str, str, str], Clash] = {}
    for clash in chain.from_iterable(_between(wanted, earlier, now) for earlier in latest):
        found.setdefault((clash.code, clash.group, clash.earlier.medicine.id), clash)
    return tuple(sorted(found.values(), key=_order))


def _order(clash: Clash) -> tuple[int, int, str]:
    known = _GROUPS.index(clash.group) if clash.group in _GROUPS else len(_GROUPS)
    return _CODES.index(clash.code), known, clash.group


def _between(wanted: Medicine, earlier: Taken, now: datetime) -> Iterator[Clash]:
    ago = now - earlier.at
    if not (is_drug(wanted) and is_drug(earlier.medicine)) or ago > ALCOHOL_WITHIN:
        return
    if ago <= SAME_WITHIN:
        yield from _shared(wanted, earlier)
    mine, theirs = _all_groups(wanted), _all_groups(earlier.medicine)
    for code, one, other, within in _APART:
        if ago <= within:
            for group in one & mine if other & theirs else ():
                yield Clash(code, group, earlier)
            for group in other & mine if one & theirs else ():
                yield Clash(code, group, earlier)


def _shared(wanted: Medicine, earlier: Taken) -> Iterator[Clash]:
    mine, theirs = groups_of(wanted), groups_of(earlier.medicine)
    for group in mine & theirs:
        yield Clash("same", group, earlier)
    if wanted.broad or earlier.medicine.broad:
        may = (mine | _maybe(wanted)) & (theirs | _maybe(earlier.medicine))
        for group in may - (mine & theirs):
            yield Clash("unknown", group, earlier)


def _all_groups(medicine: Medicine) -> frozenset[str]:
    """With sugar, and with what its use tells where the ingredients are silent."""
    by_use = {_BY_USE[use] for use in medicine.use if use in _BY_USE}
    return groups_of(medicine) | by_use | ({"SUGAR"} & set(medicine.ingredients))


def _maybe(medicine: Medicine) -> frozenset[str]:
    if not medicine.broad:
        return frozenset()
    return frozenset(chain.from_iterable(_MAYBE.get(use, ()) for use in medicine.use))


def course_over(wanted: Medicine, taken: Sequence[Taken], now: datetime) -> bool:
    """Whether as many days running as one may go on alone are used up: then a doctor looks."""
    limit = _course(wanted)
    if limit is None:
        return False
    days = {day for t in taken if _continues(wanted, t.medicine) for day in _days(t, now)}
    first = min(days, default=2)
    # A day without it ends the run.
    if first > 1:
        return False
    run = next(n for n in range(len(days) + 1) if first + n not in days)
    return run >= limit


def _course(medicine: Medicine) -> int | None:
    if medicine.dosing.course_days is not None:
        return medicine.dosing.course_days
    return FEVER_DAYS if for_fever(medicine) else None


def _continues(wanted: Medicine, earlier: Medicine) -> bool:
    if for_fever(wanted):
        return for_fever(earlier)
    return wanted.id == earlier.id or bool(groups_of(wanted) & groups_of(earlier))


def _days(taken: Taken, now: datetime) -> Iterator[int]:
    """The days before now on which it was taken, 0 the last 24 hours; a pack counts in full."""
    ago = max(now - taken.at, timedelta()) // DAY
    length = (_course(taken.medicine) or 1) if taken.how == "box" else 1
    return (day for day in range(ago, ago - length, -1) if day >= 0)
