"""What the ticks of a line mean; where they contradict each other, nothing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.contacts import Found, How

YES, UNSURE = "yes", "unsure"
BOXES = ("seen", "phone", "nobody", "unwell")  # from left to right, as they are printed
# By what was ticked: the outcome.
MEANT = {
    frozenset({"seen"}): "seen",
    frozenset({"phone"}): "phone",
    frozenset({"seen", "phone"}): "seen",
    frozenset({"nobody"}): "nobody",
    frozenset({"unwell"}): "unwell",
    frozenset({"seen", "unwell"}): "unwell",
    frozenset({"phone", "unwell"}): "unwell_phone",
}
OUTCOMES = {
    "seen": (How.SEEN, Found.FINE),
    "phone": (How.PHONE, Found.FINE),
    "nobody": (How.KNOCK, Found.NOT_MET),
    "unwell": (How.SEEN, Found.UNWELL),
    "unwell_phone": (How.PHONE, Found.UNWELL),
}


def outcome_of(marks: Sequence[str]) -> str | None:
    """seen, phone, nobody, unwell, unwell_phone; unsure; None of a line without a tick."""
    if UNSURE in marks:
        return UNSURE
    ticked = frozenset(box for box, mark in zip(BOXES, marks, strict=True) if mark == YES)
    return MEANT.get(ticked, UNSURE) if ticked else None
