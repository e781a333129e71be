"""The tables `dosing` and `keeping` of a line of the catalogue: for whom, and how it is kept."""

from __future__ import annotations

from bot.content.readers import Unfit, one_of, read_count, read_flag
from bot.content.table import Table
from bot.domain.medicines import BoxRule, Caution, Keeping, Limits

# What a person may have that keeps a thing from them until a doctor has said yes; the words
# for each are the message box.avoid.<code>.
AVOID = (
    "ulcer", "bleeding", "kidney", "liver", "heart", "heart_rhythm", "bp", "asthma", "allergic",
    "aspirin_allergy", "iodine_allergy", "sulfa_allergy", "glaucoma", "prostate", "thyroid",
    "epilepsy", "diabetes", "g6pd", "over60", "drinking", "driving", "dehydration", "fever",
    "diarrhea", "bleeding_stool", "belly_pain", "broken_skin", "on_antibiotic", "on_bp_pills",
    "on_blood_thinner",
)  # fmt: skip
# What a box never takes in, whatever else is said of it.
_LOCKED = ("antibiotic", "fridge", "withdrawn", "mercury")


def read_dosing(line: Table) -> Limits:
    """For whom, how long and how much; what is not said asks a doctor."""
    table = line.table("dosing")
    if table is None:
        return Limits()
    limits = Limits(
        never_under=table.read("never_under", _some, None),
        ask_under=table.read("ask_under", _some, None),
        pregnant=table.read("pregnant", one_of(Caution), Caution.ASK),
        avoid=table.several("avoid", _avoid) or (),
        course_days=table.read("course_days", _some, None),
        most=table.read("most", _some, None),
    )
    if (limits.never_under or 0) > (limits.ask_under or limits.never_under or 0):
        table.fault("ask_under", "must not be less than never_under")
    if len(set(limits.avoid)) < len(limits.avoid):
        table.fault("avoid", "names one thing twice")
    table.close()
    return limits


def read_keeping(line: Table, box: BoxRule) -> Keeping:
    """How the box keeps it; what it never takes in must be box N."""
    table = line.table("keeping")
    if table is None:
        return Keeping()
    keeping = Keeping(
        antibiotic=table.read("antibiotic", read_flag, False),
        fridge=table.read("fridge", read_flag, False),
        unopened_only=table.read("unopened_only", read_flag, False),
        withdrawn=table.read("withdrawn", read_flag, False),
        mercury=table.read("mercury", read_flag, False),
        lend_days=table.read("lend_days", _some, None),
    )
    for flag in _LOCKED:
        if getattr(keeping, flag) and box is not BoxRule.NEVER:
            table.fault(flag, "is never in a box: box must be N")
    table.close()
    return keeping


def _some(text: str) -> int:
    count = read_count(text)
    if not count:
        raise Unfit("must be 1 or more, not '0'")
    return count


def _avoid(text: str) -> str:
    if text not in AVOID:
        raise Unfit(f"must be one of {', '.join(AVOID)}, not '{text}'")
    return text
