"""What a line says of a person and their card, against what is known: only what differs."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.people import Person
from bot.services.roster.lines import Line
from bot.store.work import Row

Given = dict[str, Any]
# Column of the list -> column of the table.
WORDS = {"name": "name", "called": "called", "sex": "sex", "phone": "phone", "diseases": "illness"}
FLAGS = {"alone": "lives_alone", "listens": "listens"}
CARD_WORDS = {
    "diseases": "diseases", "medicines": "medicines", "allergies": "allergies",
    "door_note": "door_note", "state": "illness_state", "covid": "covid_doses",
}  # fmt: skip
CARD_FLAGS = {"dialysis": "dialysis", "oxygen": "oxygen", "disabled": "disabled"}
CARD_DAYS = {"due": "due_on", "flu": "flu_on", "pneumococcal": "pneumococcal_on"}
IN_PERSON = (*WORDS.items(), *FLAGS.items(), ("born", "born"))
IN_CARD = (*CARD_WORDS.items(), *CARD_FLAGS.items(), *CARD_DAYS.items())
PERSON = (*WORDS.values(), *FLAGS.values(), "born", "pregnant", "unit_id", "household_id")
CARD = (*CARD_WORDS.values(), *CARD_FLAGS.values(), *CARD_DAYS.values())
OVERRIDE = ("override", "override_why", "override_by", "override_at")
NO_PERSON: dict[str, object] = dict.fromkeys(PERSON)
NO_CARD: dict[str, object] = dict.fromkeys((*CARD, *OVERRIDE))


def person_values(line: Line) -> Given:
    """By column of the table, only what was written."""
    values = line.values
    given: Given = {column: values[code] for code, column in IN_PERSON if code in values}
    if "due" in values:
        given["pregnant"] = True
    return given


def card_values(line: Line) -> Given:
    """The same for the card."""
    values = line.values
    return {column: _kept(values[code]) for code, column in IN_CARD if code in values}


def person_differs(person: Person, given: Given) -> Given:
    """A birthday that says less than the known one changes nothing."""
    found = {c: v for c, v in given.items() if getattr(person, c) != v}
    born = found.get("born")
    if born is not None and person.born is not None and person.born.startswith(born):
        del found["born"]
    return found


def card_differs(card: Row | None, given: Given) -> Given:
    if card is None:
        # A flag that says no, and a word that says nothing, make no card.
        return {column: value for column, value in given.items() if value not in (0, "")}
    return {column: value for column, value in given.items() if card[column] != value}


def person_row(given: Given) -> dict[str, object]:
    """Every column, empty where nothing was written."""
    return NO_PERSON | {column: _kept(value) for column, value in given.items()}


def card_row(given: Given) -> dict[str, object]:
    return NO_CARD | given


def _kept(value: object) -> object:
    """As both databases take it."""
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value
