"""The one list of danger signs a taker is shown: short, the worst first, nothing left out."""

from __future__ import annotations

from bot.domain.age_limits import MONTHS
from bot.domain.medicines import Caution, Medicine
from bot.domain.same_ingredient import groups_of
from bot.domain.takers import Taker
from bot.domain.wares import is_drug

# How many of a medicine's dangers the list shows; of more, kindred ones share a line.
MOST_LISTED = 5
# Who may be with child and is asked in the list when the register knew the age . Design.
_MAY_BE_PREGNANT = range(12 * MONTHS, 55 * MONTHS)
# Fever, cold and cough medicines: of these people take two without knowing (health.md §3.3, S47).
_DOUBLED_USES = frozenset({"fever", "cold", "pain", "cough", "nose", "allergy"})
_DOUBLED_GROUPS = frozenset({"PARA", "NSAID", "CPM", "PSE", "AMA", "CAF", "DXM"})
# Kindred dangers, as one line names them together.
KINDRED = {
    "bleeding_any": ("bleeding", "on_blood_thinner", "ulcer", "bleeding_stool"),
    "asthma_aspirin": ("asthma", "aspirin_allergy"),
    "liver_kidney": ("kidney", "liver"),
    "heart_bp": ("heart", "heart_rhythm", "bp", "on_bp_pills"),
    "eye_prostate": ("glaucoma", "prostate"),
    "drink_drive": ("drinking", "driving"),
}
# The list, most dangerous first; what is not here stands between, as the catalogue has it.
_WORST = (
    "bleeding", "on_blood_thinner", "ulcer", "bleeding_stool", "aspirin_allergy", "sulfa_allergy",
    "iodine_allergy", "g6pd", "asthma", "belly_pain", "kidney", "liver", "heart", "heart_rhythm",
    "epilepsy", "on_antibiotic", "bp", "on_bp_pills", "dehydration", "thyroid", "glaucoma",
)  # fmt: skip
_LEAST = ("prostate", "diabetes", "over60", "allergic", "drinking", "driving")


def listed(medicine: Medicine, taker: Taker | None = None) -> tuple[str, ...]:
    """What the one list shows; with child stands in it where nobody asked who it is for."""
    if not is_drug(medicine):
        return ()
    codes = ["pregnant"] if taker is not None and _may_expect(medicine, taker) else []
    codes += _dangers(medicine)[:MOST_LISTED]
    if _doubled(medicine):
        codes.append("same")
    return tuple(dict.fromkeys([*codes, "allergy"]))


def all_listed(medicine: Medicine) -> bool:
    """Whether the list holds every danger of it; where it cannot, somebody asks the rest."""
    return len(_dangers(medicine)) <= MOST_LISTED


def _dangers(medicine: Medicine) -> tuple[str, ...]:
    codes = sorted(medicine.dosing.avoid, key=_danger)
    if len(codes) <= MOST_LISTED:
        return tuple(codes)
    lines = {code: line for line, kin in KINDRED.items() for code in kin if _several(kin, codes)}
    return tuple(dict.fromkeys(lines.get(code, code) for code in codes))


def _several(kin: tuple[str, ...], codes: list[str]) -> bool:
    return len(set(kin) & set(codes)) > 1


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
