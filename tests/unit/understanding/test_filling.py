"""Slots of a form from a meaning."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.understanding.filling import filling
from bot.understanding.meaning import Item, Meaning, When

TODAY = date(2026, 11, 23)
TOMORROW = date(2026, 11, 24)


def test_a_ride_fills_when_where_to_and_how_many() -> None:
    meaning = Meaning(
        destination="县医院",
        origin="村口",
        seats=2,
        when=When(day=TOMORROW, part="morning", clock=time(8)),
    )
    assert filling(meaning, TODAY) == {
        "when": "2026-11-24 morning 08:00",
        "pressing": "later",
        "destination": "县医院",
        "origin": "村口",
        "seats": "2",
    }


def test_one_thing_has_its_amount_apart() -> None:
    found = filling(Meaning(items=(Item("布洛芬", 2, "盒"),)), TODAY)
    assert found == {"items": "布洛芬", "amount": "2盒"}


def test_several_things_have_theirs_beside_them() -> None:
    items = (Item("盐", 1, "袋"), Item("面", 0.5, "斤"), Item("醋"))
    assert filling(Meaning(items=items), TODAY) == {"items": "盐1袋、面0.5斤、醋"}


def test_a_guessed_medicine_stands_as_it_was_written() -> None:
    items = (Item("布洛芬", 2, "盒", guessed_from="布洛分"),)
    found = filling(Meaning(items=items), TODAY)
    assert found == {"items": "布洛分", "amount": "2盒", "guess": "布洛芬"}


@pytest.mark.parametrize(
    ("when", "pressing"),
    [
        (When(soon=True), "now"),
        (When(day=TODAY), "today"),
        (When(clock=time(18)), "today"),
        (When(part="evening"), "today"),
        (When(day=TOMORROW), "later"),
        (When(weekdays=(0, 2)), None),
        (When(said="到时候"), None),
        (None, None),
    ],
)
def test_how_much_it_presses(when: When | None, pressing: str | None) -> None:
    assert filling(Meaning(when=when), TODAY).get("pressing") == pressing


def test_nothing_said_fills_nothing() -> None:
    assert filling(Meaning(), TODAY) == {}
