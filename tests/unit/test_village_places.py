"""places.yaml of a village: what is wrong is said with its place, what is right is read whole."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from bot.content.layers import Layer, Shelf
from bot.content.place_rules import read_place_rules
from bot.content.village import Village
from bot.content.village_places import place_faults, read_places
from bot.content.villages import load_village
from bot.domain.facilities import FacilityKind, Part, PlaceRules

ROOT = Path(__file__).parents[2]
HEAD = "id: a, unit: liuwan, kind: shop, name: 小店"


@pytest.fixture(scope="module")
def village() -> Village:
    return load_village(ROOT / "data" / "villages" / "sample")


def faults_of(folder: Path, row: str) -> list[str]:
    (folder / "places.yaml").write_text(f"places:\n  - {{{row}}}\n", encoding="utf-8")
    shelf = Shelf((Layer(folder),))
    read_places(shelf)
    return [f"{fault.place}: {fault.reason}" for fault in shelf.faults]


def test_the_sample_has_every_sort_of_place(village: Village) -> None:
    assert {one.place.kind for one in village.places} == set(FacilityKind)
    taxis = [one for one in village.places if one.place.kind is FacilityKind.TAXI]
    assert len(taxis) == 2
    keepers = {one.place.keeper_id for one in village.places if one.place.keeper_id}
    reached = {id for account in village.accounts for id in account.people}
    assert keepers <= reached, "who keeps a place can be asked"


def test_runs_are_read_stop_by_stop_and_people_by_their_part(village: Village) -> None:
    bus = next(one for one in village.places if one.place.id == "pl-bus-lw")
    first = [stop for stop in bus.stops if stop.run == 0]
    assert [(stop.unit_id, stop.at) for stop in first] == [
        ("liuwan", time(7, 10)),
        ("bailu", time(7, 30)),
        ("qingshui", time(8, 20)),
    ]
    home = next(one for one in village.places if one.place.kind is FacilityKind.CARE_HOME)
    assert set(home.people) == {("maqiaoling", Part.STAFF), ("huangheshun", Part.RESIDENT)}


def test_a_village_may_have_written_down_no_places(tmp_path: Path) -> None:
    shelf = Shelf((Layer(tmp_path),))
    assert read_places(shelf) == ()
    assert shelf.faults == []


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (HEAD.replace("kind: shop", "kind: shoop"), "places[0].kind: must be one of"),
        (f"{HEAD}, opens: early", "places[0].opens: must be like"),
        (f"{HEAD}, green_channel: yes", "places[0].green_contact: is missing"),
        (f"{HEAD}, steps: [one]", "places[0].steps: are of places that receive the ill"),
        (HEAD.replace("shop", "taxi"), "places[0].phone: is missing"),
        (HEAD.replace("shop", "bus"), "places[0]: stops is missing"),
        (f"{HEAD}, colour: red", "places[0]: colour is not known here"),
        (
            HEAD.replace("shop", "clinic") + ", steps: [a, b, c, d]",
            "places[0].steps: must be at most 3",
        ),
        (
            HEAD.replace("shop", "bus")
            + ', stops: [{name: x}, {name: y}], runs: [{at: ["07:00"]}]',
            "places[0].runs[0].at: must have one time for each of 2 stops",
        ),
        (
            HEAD.replace("shop", "bus")
            + ', stops: [{name: x}, {name: y}], runs: [{at: ["08:00", "07:00"]}]',
            "places[0].runs[0].at: must go on from stop to stop",
        ),
        (
            HEAD.replace("shop", "bus")
            + ', stops: [{name: x}], runs: [{days: daily, at: ["08:00"]}]',
            "places[0].runs[0].days: days are like",
        ),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, row: str, fault: str) -> None:
    assert any(found.startswith(fault) for found in faults_of(tmp_path, row))


def test_the_shipped_numbers_are_those_the_rules_start_from() -> None:
    shelf = Shelf((Layer(ROOT),))
    assert read_place_rules(shelf) == PlaceRules()
    assert shelf.faults == []


def test_a_village_may_ask_its_keepers_more_often(tmp_path: Path) -> None:
    (tmp_path / "referral.yaml").write_text("confirm_every: 30d\n", encoding="utf-8")
    rules = read_place_rules(Shelf((Layer(ROOT), Layer(tmp_path))))
    assert (rules.confirm_every.days, rules.confirm_at) == (30, "10:00")


def test_a_unit_or_a_person_nobody_knows_is_a_fault(village: Village) -> None:
    units = {unit.id for unit in village.units} - {"liuwan"}
    people = {person.id for person in village.people} - {"zhaohongxia"}
    found = [
        str(fault) for fault in place_faults((*village.places, village.places[0]), units, people)
    ]
    assert "places.yaml: places[0].unit: liuwan does not stand in units.yaml" in found
    assert any("keeper: zhaohongxia does not stand in people.yaml" in one for one in found)
    assert any("stops: liuwan does not stand" in one for one in found)
    assert any("pl-clinic-lw is given twice" in one for one in found)
