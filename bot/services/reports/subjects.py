"""Which report a button or a living message is about: a village and a day."""

from __future__ import annotations

from datetime import date


def subject_of(unit_id: str, day: date) -> str:
    return f"{day:%Y%m%d}-{unit_id}"


def read_subject(text: str) -> tuple[str, date] | None:
    """The unit and the day; None for what no button of ours carries."""
    digits, _, unit_id = text.partition("-")
    try:
        return unit_id, date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def about_report(unit_id: str, day: date) -> str:
    return f"report:{subject_of(unit_id, day)}"


def about_summary(unit_id: str, day: date) -> str:
    return f"report_sum:{subject_of(unit_id, day)}"
