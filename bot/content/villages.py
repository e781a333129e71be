"""Reads a village folder: places, people, roles, rota, boxes, groups and accounts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from bot.content.faults import ContentFaults
from bot.content.layers import Layer, Shelf
from bot.content.table import Table
from bot.content.village import Village, VillageBox, VillageStock
from bot.content.village_card_rows import read_cards
from bot.content.village_checks import disagreements, gaps, parents_first
from bot.content.village_helper_rows import read_helpers
from bot.content.village_meals import read_providers
from bot.content.village_places import read_places
from bot.content.village_rows import (
    account_row,
    away_of,
    box_row,
    group_row,
    household_row,
    person_row,
    role_row,
    stock_row,
    tie_row,
    turn_rows,
    unit_row,
)
from bot.domain.people import Person

T = TypeVar("T")


def load_village(folder: Path, *, roles: Collection[str] | None = None) -> Village:
    """The village in the folder, or ContentFaults with everything that is wrong with it.

    With `roles`, a role that is none of them is a fault too.
    """
    shelf = Shelf((Layer(folder),))
    village = _read(shelf)
    faults = [*shelf.faults, *disagreements(village, roles)]
    if faults:
        raise ContentFaults(faults)
    ordered = replace(village, units=parents_first(village.units))
    return replace(ordered, warnings=tuple(gaps(ordered)))


def _read(shelf: Shelf) -> Village:
    people = _rows(shelf, "people", _person_and_place)
    turns = _rows(shelf, "rota", lambda row: tuple(turn_rows(row)))
    boxes, stock = _boxes(shelf)
    return Village(
        units=_rows(shelf, "units", unit_row),
        households=_rows(shelf, "households", household_row),
        people=tuple(person for person, _ in people),
        roles=_rows(shelf, "roles", role_row),
        ties=_rows(shelf, "ties", tie_row),
        turns=tuple(turn for group in turns for turn in group),
        boxes=boxes,
        stock=stock,
        places=read_places(shelf),
        providers=read_providers(shelf),
        helpers=read_helpers(shelf),
        cards=read_cards(shelf),
        groups=_rows(shelf, "groups", group_row),
        accounts=_rows(shelf, "accounts", account_row),
        away=tuple((person.id, place) for person, place in people if place),
    )


def _rows(shelf: Shelf, name: str, read: Callable[[Table], T]) -> tuple[T, ...]:
    """Every row of `<name>.yaml`, which is one list of this name."""
    found: list[T] = []
    for table in shelf.one(f"{name}.yaml"):
        for row in table.rows(name, required=True):
            found.append(read(row))
            row.close()
        table.close()
    return tuple(found)


def _boxes(shelf: Shelf) -> tuple[tuple[VillageBox, ...], tuple[VillageStock, ...]]:
    """The boxes, and what lies in them where the file says so."""
    boxes: list[VillageBox] = []
    stock: list[VillageStock] = []
    for table in shelf.one("boxes.yaml"):
        for row in table.rows("boxes", required=True):
            boxes.append(box_row(row))
            row.close()
        for row in table.rows("stock"):
            stock.append(stock_row(row))
            row.close()
        table.close()
    return tuple(boxes), tuple(stock)


def _person_and_place(row: Table) -> tuple[Person, str | None]:
    return person_row(row), away_of(row)
