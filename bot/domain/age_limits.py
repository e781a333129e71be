"""Whether somebody is old enough for a medicine: yes, a doctor decides, or not at all."""

from __future__ import annotations

from bot.domain.medicines import Medicine
from bot.domain.same_ingredient import groups_of
from bot.domain.wares import for_fever

MONTHS = 12
# Below 1 year nothing is handed out without the village doctor (health.md §3.2, S40).
BABY = 12
# Below 2 months no fever medicine at all (health.md §3.2, S40).
FEVER_NEVER_UNDER = 2
# No compound cold medicine below 4; from 4 through 6 with a doctor (health.md §3.2, S55, conf. C).
COMPOUND_NEVER_UNDER = 4 * MONTHS
COMPOUND_ASK_UNDER = 7 * MONTHS
GROWN = 18 * MONTHS

# (youngest, oldest) age in months somebody may have.
Span = tuple[int, int]


def never_under(medicine: Medicine) -> int:
    """The age in months below which nobody gets it."""
    limits = [medicine.dosing.never_under or 0]
    if for_fever(medicine):
        limits.append(FEVER_NEVER_UNDER)
    if _compound(medicine):
        limits.append(COMPOUND_NEVER_UNDER)
    return max(limits)


def ask_under(medicine: Medicine) -> int:
    """The age in months below which a doctor decides; where no source says, all of childhood."""
    dosing = medicine.dosing
    limits = [BABY, dosing.ask_under or 0]
    if _compound(medicine):
        limits.append(COMPOUND_ASK_UNDER)
    if dosing.ask_under is None and dosing.never_under is None:
        limits.append(GROWN)
    return max(limits)


def too_young(medicine: Medicine, span: Span) -> str | None:
    """ "too_young" is a no, "young" and "age_unknown" are the doctor's; None is old enough."""
    youngest, oldest = span
    never, ask = never_under(medicine), ask_under(medicine)
    if oldest < never:
        return "too_young"
    if youngest >= max(never, ask):
        return None
    return "young" if never <= youngest and oldest < ask else "age_unknown"


def _compound(medicine: Medicine) -> bool:
    return "cold" in medicine.use and len(groups_of(medicine)) > 1
