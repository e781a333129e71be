"""Who may take what from the box by themselves, with a tick, by the doctor's word, or never."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from bot.domain.age_limits import MONTHS, Span, too_young
from bot.domain.medicines import BoxRule, Caution, Medicine
from bot.domain.same_ingredient import Clash, Taken, clashes, course_over, groups_of
from bot.domain.wares import for_fever, is_drug, never_why

Question = Literal["whom", "list"]

# How many of a medicine's dangers the one list shows.
MOST_LISTED = 5
# Who may be with child and is asked in the list when the register knew the age (years). Design.
_MAY_BE_PREGNANT = range(12 * MONTHS, 55 * MONTHS)
# Fever, cold and cough medicines: of these people take two without knowing (health.md §3.3, S47).
_DOUBLED_USES = frozenset({"fever", "cold", "pain", "cough", "nose", "allergy"})
_DOUBLED_GROUPS = frozenset({"PARA", "NSAID", "CPM", "PSE", "AMA", "CAF", "DXM"})
# With a chronic illness a doctor decides on these whatever the list said: NSAID (S40, S43),
# PSE (S44), AMA (M) of health.md §3.3.
_HARD_ON_CHRONIC = frozenset({"NSAID", "PSE", "AMA"})
# The list, most dangerous first; what is not here stands between, as the catalogue has it.
_WORST = (
    "bleeding", "on_blood_thinner", "ulcer", "bleeding_stool", "aspirin_allergy", "sulfa_allergy",
    "iodine_allergy", "g6pd", "asthma", "belly_pain", "kidney", "liver", "heart", "heart_rhythm",
    "epilepsy", "on_antibiotic", "bp", "on_bp_pills", "dehydration", "thyroid", "glaucoma",
)  # fmt: skip
_LEAST = ("prostate", "diabetes", "over60", "allergic", "drinking", "driving")
# What anybody may have; the rest of the codes are illnesses that stay.
_NO_ILLNESS = frozenset(
    {
        "over60", "allergic", "aspirin_allergy", "sulfa_allergy", "iodine_allergy", "drinking",
        "driving", "dehydration", "fever", "diarrhea", "bleeding_stool", "belly_pain",
        "broken_skin", "on_antibiotic",
    }
)  # fmt: skip
_OVER_60 = 60 * MONTHS


class Whom(StrEnum):
    """Who it is for, as one tap says it."""

    ADULT = "adult"  # 18–64
    ELDER = "elder"  # 65 and older
    CHILD = "child"  # 4–17
    SMALL = "small"  # under 4
    PREGNANT = "pregnant"  # or nursing


_ELDER_FROM = 65 * MONTHS
_SPANS: dict[Whom, Span] = {
    Whom.ADULT: (18 * MONTHS, _ELDER_FROM - 1),
    Whom.ELDER: (_ELDER_FROM, 130 * MONTHS),
    Whom.CHILD: (4 * MONTHS, 18 * MONTHS - 1),
    Whom.SMALL: (0, 4 * MONTHS - 1),
    Whom.PREGNANT: (18 * MONTHS, _ELDER_FROM - 1),
}


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
class Taker:
    """What is known of who will take it: from the register, from two answers, from the box."""

    whom: Whom | None = None
    age_months: int | None = None
    pregnant: bool = False
    # The answer to the one list; None is not asked or not answered.
    flagged: bool | None = None
    chronic: bool = False
    taken: tuple[Taken, ...] = ()

    @property
    def expecting(self) -> bool:
        """Pregnant or nursing, whoever said so."""
        return self.pregnant or self.whom is Whom.PREGNANT

    @property
    def span(self) -> Span | None:
        """The ages it may be about; where answer and register disagree, the younger as well."""
        said = None if self.whom is None else _SPANS[self.whom]
        if self.age_months is None:
            return said
        known = (self.age_months, self.age_months)
        if said is None or self.whom is Whom.PREGNANT or said[0] <= self.age_months <= said[1]:
            return known
        return min(known, said)


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


def listed(medicine: Medicine, taker: Taker | None = None) -> tuple[str, ...]:
    """What the one list shows; with child stands in it where nobody asked who it is for."""
    if not is_drug(medicine):
        return ()
    avoid = sorted((code for code in medicine.dosing.avoid if code != "allergy"), key=_danger)
    codes = ["pregnant"] if taker is not None and _may_expect(medicine, taker) else []
    codes += avoid[:MOST_LISTED]
    if _doubled(medicine):
        codes.append("same")
    return tuple(dict.fromkeys([*codes, "allergy"]))


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
    elif span[0] >= _OVER_60 and "over60" in dosing.avoid:
        yield Way.DOCTOR, "over60"
    if taker.expecting and dosing.pregnant is not Caution.FINE:
        yield (Way.NEVER if dosing.pregnant is Caution.NEVER else Way.DOCTOR), "pregnant"
    if taker.flagged is not False:
        yield Way.DOCTOR, "listed" if taker.flagged else "list_unasked"
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


def _may_expect(medicine: Medicine, taker: Taker) -> bool:
    if taker.whom is not None or taker.expecting or medicine.dosing.pregnant is Caution.FINE:
        return False
    return taker.age_months in _MAY_BE_PREGNANT


def _doubled(medicine: Medicine) -> bool:
    return bool(_DOUBLED_USES & set(medicine.use) or _DOUBLED_GROUPS & groups_of(medicine))


def _danger(code: str) -> int:
    if code in _WORST:
        return _WORST.index(code)
    return len(_WORST) + (1 + _LEAST.index(code) if code in _LEAST else 0)
