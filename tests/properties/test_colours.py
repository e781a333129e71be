"""Red, yellow and green: every cell the published page names, its points where it names none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.colours import FILE, read_colour_rules
from bot.content.layers import Layer, Shelf
from bot.domain.cards import Card, IllnessState
from bot.domain.colours import RANK, ColourRules, colour_of, flu_counts, holds_against, vaccines
from bot.domain.people import Person

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 23)
RULES = read_colour_rules(Shelf((Layer(ROOT),)))
BEFORE = date(2026, 10, 8)
SHOTS = {
    "full": {"flu_on": BEFORE, "pneumococcal_on": date(2020, 1, 1)},
    "part": {"flu_on": BEFORE},
    "none": {},
}
AGES = {"young": (20, 64), "old": (65, 79), "oldest": (80, 105)}
# What the page names, cell by cell (full vaccination or not); cells marked † are not here.
NAMED = [
    ("young", "none", "any", "green"),
    ("young", "stable", "full", "green"),
    ("young", "unstable", "full", "yellow"),
    ("young", "unstable", "not", "red"),
    ("old", "none", "any", "green"),
    ("old", "stable", "full", "green"),
    ("old", "stable", "not", "yellow"),
    ("old", "unstable", "full", "red"),
    ("old", "unstable", "not", "red"),
    ("oldest", "none", "full", "yellow"),
    ("oldest", "stable", "full", "yellow"),
    ("oldest", "stable", "not", "red"),
    ("oldest", "unstable", "not", "red"),
]
SHOT_SETS = {"any": ("full", "part", "none"), "full": ("full",), "not": ("part", "none")}

ages = st.integers(0, 110)
states = st.sampled_from([s.value for s in IllnessState])
shots = st.sampled_from(sorted(SHOTS))


def person_of(age: int) -> Person:
    return Person("p", "u", "某人", born=f"{DAY.year - age}-01-01")


def card_of(state: str, shot: str) -> Card:
    given = SHOTS[shot]
    return Card(
        "p",
        illness_state=IllnessState(state),
        flu_on=given.get("flu_on"),
        pneumococcal_on=given.get("pneumococcal_on"),
    )


def graded(age: int, state: str, shot: str, rules: ColourRules = RULES) -> str:
    found = colour_of(card_of(state, shot), person_of(age), DAY, rules)
    assert found is not None
    return found.colour


@pytest.mark.parametrize(("row", "state", "shot", "colour"), NAMED)
def test_every_cell_the_page_names(row: str, state: str, shot: str, colour: str) -> None:
    first, last = AGES[row]
    for age in (first, (first + last) // 2, last):
        for one in SHOT_SETS[shot]:
            assert graded(age, state, one) == colour


@given(ages, states, shots)
def test_a_cell_the_page_does_not_name_goes_by_its_points(age: int, state: str, shot: str) -> None:
    found = colour_of(card_of(state, shot), person_of(age), DAY, RULES)
    assert found is not None
    points = (0 if age < 65 else 1 if age < 80 else 2) + RULES.illness[state] + RULES.vaccine[shot]
    assert found.points == points
    by_points = "green" if points <= 1 else "yellow" if points <= 3 else "red"
    if found.reason.startswith("points:"):
        assert found.colour == by_points
    bare = replace(RULES, table={})
    assert graded(age, state, shot, bare) == by_points


@given(ages, states, shots)
def test_whoever_is_older_or_worse_off_is_never_greener(age: int, state: str, shot: str) -> None:
    here = RANK[graded(age, state, shot)]
    assert RANK[graded(min(age + 20, 110), state, shot)] >= here
    if state == "none":
        assert RANK[graded(age, "stable", shot)] >= here
    if shot == "full":
        assert RANK[graded(age, state, "none")] >= here


def test_eighty_stands_in_the_top_row() -> None:
    assert graded(79, "stable", "none") == "yellow"
    assert graded(80, "stable", "none") == "red"


@given(ages, shots)
def test_dialysis_oxygen_and_a_birth_that_is_near_are_at_least_yellow(age: int, shot: str) -> None:
    near = (DAY + timedelta(days=30), DAY - timedelta(days=42))
    for fact in ({"dialysis": True}, {"oxygen": True}, *({"due_on": day} for day in near)):
        card = replace(card_of("none", shot), **fact)  # type: ignore[arg-type]
        found = colour_of(card, person_of(age), DAY, RULES)
        assert found is not None
        assert RANK[found.colour] >= RANK["yellow"]
    far = replace(card_of("none", "full"), due_on=DAY + timedelta(days=31))
    found = colour_of(far, person_of(30), DAY, RULES)
    assert found is not None
    assert found.colour == "green"


def test_a_card_that_says_nothing_of_an_illness_gives_no_colour() -> None:
    assert colour_of(Card("p", allergies="青霉素"), person_of(90), DAY, RULES) is None
    unknown = Person("p", "u", "某人")
    assert colour_of(card_of("unstable", "none"), unknown, DAY, RULES) is None


def test_a_flu_shot_counts_for_its_season_only() -> None:
    assert flu_counts(date(2026, 9, 1), DAY, RULES)
    assert not flu_counts(date(2026, 8, 31), DAY, RULES)
    assert flu_counts(date(2026, 9, 1), date(2027, 8, 31), RULES)
    assert not flu_counts(date(2026, 9, 1), date(2027, 9, 1), RULES)


def test_the_doses_of_2022_are_a_variant_of_the_content() -> None:
    covid = replace(RULES, variant="covid")
    assert vaccines(Card("p", covid_doses="full"), DAY, covid) == "full"
    assert vaccines(Card("p", covid_doses="full"), DAY, RULES) == "none"
    assert vaccines(Card("p"), DAY, covid) == "none"


@given(st.sampled_from(sorted(RANK)), st.sampled_from(sorted(RANK)), st.sampled_from(sorted(RANK)))
def test_the_machine_never_goes_below_a_human_word(hand: str, known: str, now: str) -> None:
    """Above it only where the facts have become worse since it was said."""
    from_card = Card("p", override=hand, computed=known)
    found = colour_of(card_of("none", "full"), person_of(30), DAY, RULES)
    assert found is not None
    holds = holds_against(from_card, replace(found, colour=now))
    if RANK[now] <= RANK[hand] or RANK[now] <= RANK[known]:
        assert holds
    else:
        assert not holds


def test_a_village_lays_its_own_numbers_over(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE).write_text("variant: covid\nbands: {red: 5}\n", encoding="utf-8")
    shelf = Shelf((Layer(ROOT), Layer(tmp_path)))
    rules = read_colour_rules(shelf)
    assert (rules.variant, rules.bands["red"], rules.bands["yellow"]) == ("covid", 5, 2)
    assert shelf.faults == []


def test_what_is_no_colour_or_day_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    wrong = "variant: x\nseason: {begins: 13-01}\nat_least: {oxygen: pink}\n"
    (tmp_path / "data" / FILE).write_text(wrong, encoding="utf-8")
    shelf = Shelf((Layer(ROOT), Layer(tmp_path)))
    read_colour_rules(shelf)
    assert len(shelf.faults) == 3
