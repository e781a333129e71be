"""One value into one cell of a workbook, as its column says."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

Kind = Literal["text", "int", "date", "time", "money"]

LONGEST = 30_000  # Excel holds 32,767 in a cell
_EXACT = 10**15  # beyond it Excel rounds whole numbers
_FIRST_YEAR = 1900
_CUT = "…"
_MARKUP = ("<r>", "</r>")


def write_cell(page: Any, at: tuple[int, int], value: object, kind: Kind, form: Any) -> None:
    """Nothing for None and a number or a date where the column wants one; all else is text."""
    if value is None:
        return
    number = _number(value) if kind in ("int", "money") else None
    moment = _moment(value, kind) if kind in ("date", "time") else None
    if number is not None:
        page.write_number(*at, number, form)
    elif moment is not None:
        page.write_datetime(*at, moment, form)
    else:
        page.write_string(*at, _text(value), form)


def _number(value: object) -> float | None:
    """What Excel can hold without changing it."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    if isinstance(value, int):
        return value if abs(value) < _EXACT else None
    number = float(value)
    return number if abs(number) < _EXACT else None


def _moment(value: object, kind: Kind) -> date | None:
    """The clock as it stands in the value: whoever hands it over chose the time zone."""
    if not isinstance(value, date) or value.year < _FIRST_YEAR:
        return None
    if isinstance(value, datetime):
        return value.replace(tzinfo=None) if kind == "time" else value.date()
    return value


def _text(value: object) -> str:
    """A text that a file can hold; one that looks like the writer's own markup is kept apart."""
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    if len(text) > LONGEST:
        text = text[:LONGEST] + _CUT
    if text.startswith(_MARKUP[0]) and text.endswith(_MARKUP[1]):
        text += " "
    return text
