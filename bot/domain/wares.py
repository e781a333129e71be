"""What a line of the catalogue is to the shared box: a drug, for fever, and why it stays out."""

from __future__ import annotations

from bot.domain.medicines import BoxRule, Caution, Medicine, Ware

# Devices and disinfectants carry no OTC logo and are not swallowed (health.md §3.4, class).
NO_LOGO_NEEDED = frozenset({"械", "消"})
FEVER_GROUPS = frozenset({"PARA", "IBU", "ASP"})


def never_why(medicine: Medicine) -> str | None:
    """Why no box may hold it, the reason that says most first (health.md §3.2, §3.3)."""
    keeping = medicine.keeping
    antibiotic = keeping.antibiotic or "ABX" in medicine.ingredients or "antibiotic" in medicine.use
    reasons = (
        ("withdrawn", keeping.withdrawn or medicine.pack_class == "停"),
        ("mercury", keeping.mercury),
        ("antibiotic", antibiotic),
        ("rx", medicine.pack_class == "Rx"),
        ("never", medicine.box is BoxRule.NEVER),
    )
    return next((code for code, holds in reasons if holds), None)


def is_drug(medicine: Medicine) -> bool:
    """Whether somebody is asked first: of a plaster nothing is known against, nobody is."""
    if medicine.kind is not Ware.MEDICINE:
        return False
    if medicine.pack_class not in NO_LOGO_NEEDED:
        return True
    dosing = medicine.dosing
    limited = dosing.never_under is not None or dosing.ask_under is not None
    return limited or bool(dosing.avoid) or dosing.pregnant is Caution.NEVER


def for_fever(medicine: Medicine) -> bool:
    """Whether it brings a fever down, known by its use or by what is in it."""
    if medicine.kind is not Ware.MEDICINE:
        return False
    return "fever" in medicine.use or bool(FEVER_GROUPS & set(medicine.ingredients))


def comes_back(medicine: Medicine) -> bool:
    """Lent, not used up: a thermometer, a ladder. It has no expiry and no seal."""
    return medicine.kind is Ware.TOOL or medicine.keeping.lend_days is not None
