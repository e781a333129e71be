"""A year of a village's plan: what has to be said is said, to whom it is for, in its season."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from bot.domain.prompting import Choice, Ground, plan
from bot.domain.prompting_people import Had, Listener, choose_for
from bot.domain.prompts import PromptRules, Who
from bot.services.prompts.facts import in_season
from tests.unit.domain.test_prompting import LIBRARY

FIRST = date(2026, 11, 23)
GROUND = Ground(LIBRARY, in_season)


@cache
def year() -> tuple[Choice, ...]:
    return plan(GROUND, FIRST, 365)


def days_of(topic: str) -> list[date]:
    return [one.day for one in year() if one.prompt is not None and one.prompt.topic == topic]


def told(listener: Listener, days: int = 120) -> Counter[str]:
    """What one person hears alone, who has understood everything so far."""
    found: list[Had] = []
    for ahead in range(days):
        day = FIRST + timedelta(days=ahead)
        now = Listener(
            listener.id, listener.colour, listener.age, listener.tags, listener.who,
            ahead if Who.RETURNEES in listener.who else None, had=tuple(reversed(found)),
        )  # fmt: skip
        one = choose_for(GROUND, now, day, PromptRules())
        if one is not None:
            found.append(Had(one.code, one.topic, day, answered=True))
    return Counter(had.topic for had in found)


@pytest.mark.parametrize(
    "topic", ["habits", "respiratory", "gatherings", "travel", "farm", "chronic", "hypertension"]
)
def test_every_topic_that_is_asked_for_is_said_in_a_year(topic: str) -> None:
    assert len(days_of(topic)) >= 3


@pytest.mark.parametrize(
    "code", ["feast_later", "visit_by_phone", "fair_mask", "no_spitting", "farm_spring"]
)
def test_what_is_only_advised_is_advised(code: str) -> None:
    assert code in {one.prompt.code for one in year() if one.prompt is not None}


def test_gatherings_are_spoken_of_when_people_gather() -> None:
    new_year = date(2027, 2, 6)
    assert any(abs((day - new_year).days) <= 21 for day in days_of("gatherings"))


def test_the_farm_calendar_follows_the_year() -> None:
    months = {day.month for day in days_of("farm")}
    assert months & {3, 4, 5}
    assert months & {6, 7, 8, 9, 10}


def test_masks_and_clean_hands_are_said_while_the_season_is_high() -> None:
    winter = [day for day in days_of("habits") + days_of("respiratory") if day.month in (12, 1, 2)]
    assert len(winter) >= 3


def test_four_audiences_hear_what_is_for_them() -> None:
    elder = told(Listener("elder", "yellow", 78, frozenset({"elder", "elder_ill"})))
    home = told(Listener("son", None, 40, who=frozenset({Who.RETURNEES})), 10)
    neighbour = told(Listener("neighbour", None, 30))
    assert elder["hypertension"] + elder["chronic"] + elder["diabetes"] + elder["medicines"] >= 2
    assert home["returnee"] >= 1
    assert not neighbour["returnee"]
    assert not neighbour["hypertension"]
    themes = {one.prompt.theme for one in year() if one.prompt is not None}
    assert {"infected", "prevention", "reinfection"} <= {str(theme) for theme in themes if theme}


def test_nothing_is_left_out_for_good() -> None:
    """Most of what groups may hear is heard within a year, and few days are without a prompt."""
    said = {one.prompt.code for one in year() if one.prompt is not None}
    able = {
        code
        for code, one in LIBRARY.items()
        if one.audience.of_groups and not one.from_memory and one.season.event is None
    }
    assert len(said & able) >= 0.8 * len(able)
    assert sum(one.prompt is None for one in year()) <= 20
