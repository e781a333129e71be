"""Who may take what from the box by themselves, with a tick, by the doctor's word, or never."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from bot.domain.age_limits import MONTHS, too_young
from bot.domain.danger_list import all_listed, listed
from bot.domain.medicines import BoxRule, Caution, Medicine
from bot.domain.same_ingredient import Clash, clashes, course_over, groups_of
from bot.domain.takers import Taker, Whom
from bot.domain.wares import for_fever, is_drug, never_why

__all__ = ["Question", "Taker", "Verdict", "Way", "Whom", "judge", "listed", "questions"]

Question = Literal["whom", "list"]

# With a chronic illness a doctor decides on these whatever the list said: NSAID (S40, S43),
# PSE (S44), AMA (M) of health.md §3.3.
_HARD_ON_CHRONIC = frozenset({"NSAID", "PSE", "AMA"})
# What anybody may have; the rest of the codes are illnesses that stay.
_NO_ILLNESS = frozenset(
    {
        "over60", "allergic", "aspirin_allergy", "sulfa_allergy", "iodine_allergy", "drinking",
        "driving", "dehydration", "fever", "diarrhea", "bleeding_stool", "belly_pain",
        "broken_skin", "on_antibiotic",
    }
)  # fmt: skip
_OVER_60 = 60 * MONTHS


class Way(StrEnum):
    """How it may leave the box."""

    SELF = "self"
    TICK = "tick"
    DOCTOR = "doctor"
    NEVER = "never"

    @property
    def rank(self) -> int:
        """Higher is stricter."""
        return _FREE_TO_NEVER.index(self)


_FREE_TO_NEVER = (Way.SELF, Way.TICK, Way.DOCTOR, Way.NEVER)
Reason = tuple[Way, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How it may leave the box, why not freely, how many at most, and whose tick it needs."""

    way: Way
    why: tuple[str, ...]
    most: int
    who_ticks: Literal["keeper", "doctor"]
    clashes: tuple[Clash, ...] = ()


def questions(medicine: Medicine, taker: Taker) -> tuple[Question, ...]:
    """What is asked before it is handed out: at most two, nothing that is known or settled."""
    if not is_drug(medicine) or _settled(medicine, taker):
        return ()
    asked: list[Question] = []
    if taker.whom is None and taker.age_months is None and not taker.pregnant:
        asked.append("whom")
    if taker.flagged is None:
        asked.append("list")
    return tuple(asked)


def judge(medicine: Medicine, taker: Taker, qty: int, now: datetime) -> Verdict:
    """The strictest of all that is known; what is not known asks a doctor, never nobody."""
    reasons = list(_of_medicine(medicine))
    against: tuple[Clash, ...] = ()
    if is_drug(medicine):
        against = clashes(medicine, taker.taken, now)
        reasons += _of_person(medicine, taker)
        reasons += _of_history(medicine, taker, against, now)
    reasons.sort(key=lambda reason: -reason[0].rank)
    way = reasons[0][0] if reasons else Way.SELF
    return Verdict(
        way=way,
        why=tuple(dict.fromkeys(code for _, code in reasons)),
        most=0 if way is Way.NEVER else _most(medicine, qty),
        who_ticks="doctor" if way.rank > Way.TICK.rank else "keeper",
        clashes=against,
    )


def _most(medicine: Medicine, qty: int) -> int:
    """One person's course; where no source says how many packs that is, one (health.md §3.2)."""
    cap = medicine.dosing.most
    if cap is None:
        cap = 1 if is_drug(medicine) else qty
    return max(min(qty, cap), 0)


def _of_medicine(medicine: Medicine) -> Iterator[Reason]:
    if why := never_why(medicine):
        yield Way.NEVER, why
    if medicine.broad and is_drug(medicine):
        yield Way.DOCTOR, "which"
    if medicine.box is BoxRule.TICK:
        yield Way.TICK, "tick"


def _of_person(medicine: Medicine, taker: Taker) -> Iterator[Reason]:
    dosing, span = medicine.dosing, taker.span
    if span is None:
        yield Way.DOCTOR, "whom_unasked"
    elif young := too_young(medicine, span):
        yield (Way.NEVER if young == "too_young" else Way.DOCTOR), young
    elif "over60" in dosing.avoid and (taker.whom is Whom.ELDER or span[0] >= _OVER_60):
        yield Way.DOCTOR, "over60"
    if taker.expecting and dosing.pregnant is not Caution.FINE:
        yield (Way.NEVER if dosing.pregnant is Caution.NEVER else Way.DOCTOR), "pregnant"
    if taker.flagged is not False:
        yield Way.DOCTOR, "listed" if taker.flagged else "list_unasked"
    if not all_listed(medicine):
        yield Way.TICK, "list_too_short"
    if taker.chronic:
        yield from _of_chronic(medicine)


def _of_chronic(medicine: Medicine) -> Iterator[Reason]:
    """Somebody the register knows to be ill: the list alone does not free them."""
    swallowed = for_fever(medicine) or "injury" not in medicine.use
    if swallowed and _HARD_ON_CHRONIC & groups_of(medicine):
        yield Way.DOCTOR, "chronic"
    elif set(medicine.dosing.avoid) - _NO_ILLNESS:
        yield Way.TICK, "chronic"


def _of_history(
    medicine: Medicine, taker: Taker, against: tuple[Clash, ...], now: datetime
) -> Iterator[Reason]:
    for clash in against:
        yield Way.DOCTOR, f"clash_{clash.code}"
    if course_over(medicine, taker.taken, now):
        yield Way.DOCTOR, "course"


def _settled(medicine: Medicine, taker: Taker) -> bool:
    """No answer could change it: it never leaves the box, or never for her or this baby."""
    if never_why(medicine) or (taker.expecting and medicine.dosing.pregnant is Caution.NEVER):
        return True
    return taker.span is not None and too_young(medicine, taker.span) == "too_young"
