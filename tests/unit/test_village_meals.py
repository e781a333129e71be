"""providers.yaml and meals.yaml: what they say, and every way they can be wrong."""

from __future__ import annotations

import shutil
from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.content.faults import ContentFaults
from bot.content.layers import Layer, Shelf
from bot.content.load import load_content
from bot.content.meals import read_meal_rules
from bot.content.villages import load_village
from bot.domain.meals import Meal, MealRules

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "villages" / "sample"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "village"))


def spoil(folder: Path, old: str, new: str) -> list[str]:
    path = folder / "providers.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentFaults) as caught:
        load_village(folder)
    return [str(fault) for fault in caught.value.faults]


def test_the_canteen_of_the_sample_cooks_lunch_and_dinner() -> None:
    canteen, _ = load_village(SAMPLE).providers
    assert canteen.cut_offs == {Meal.LUNCH: time(10), Meal.DINNER: time(15, 30)}
    assert (canteen.kind, canteen.price, canteen.person_id) == ("canteen", "3", "wuaihua")


def test_a_village_may_have_nobody_who_cooks(folder: Path) -> None:
    (folder / "providers.yaml").unlink()
    assert load_village(folder).providers == ()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("kind: canteen", "kind: kitchen", "must be one of canteen"),
        ('price: "3"', "price: three", "must be yuan a portion"),
        ('lunch: "10:00"', "lunch: ten", "must"),
        ("    person: wuaihua\n", "", "somebody has to hear what is ordered"),
        ("person: wuaihua", "person: nobody", "does not stand in people.yaml"),
        ("unit: liuwan", "unit: nowhere", "does not stand in units.yaml"),
        ("id: pl-meal-sq", "id: pl-canteen", "is given twice"),
        ('{lunch: "10:00", dinner: "15:30"}', "{}", "must name an hour"),
    ],
)
def test_what_is_wrong_is_named(folder: Path, old: str, new: str, reason: str) -> None:
    assert any(reason in fault for fault in spoil(folder, old, new))


def test_the_numbers_are_those_of_the_file_and_a_village_may_change_one(tmp_path: Path) -> None:
    assert load_content(ROOT).meals == MealRules()
    (tmp_path / "meals.yaml").write_text("bringing: {nobody_before: 90m}\n", encoding="utf-8")
    shelf = Shelf((Layer(ROOT), Layer(tmp_path, "over")))
    rules = read_meal_rules(shelf)
    assert shelf.faults == []
    assert rules.nobody_before == timedelta(minutes=90)
    assert rules.late_after == MealRules().late_after
