"""Lists: who stands on them, how many kits there are, where a line may go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.medicines import BoxRule, Caution, Limits, Medicine
from bot.domain.people import Person
from bot.domain.runs import (
    AT_THE_DOOR,
    Audience,
    Line,
    Part,
    RunKind,
    Stage,
    doors,
    for_the_doctor,
    may_mark,
    missing,
    next_line,
    packable,
    persons,
    read_audience,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
OLD = Person("old", "east", "王秀英", "h1", born="1948", colour="yellow", lives_alone=True)
SON = Person("son", "east", "王强", "h1", born="1975")
CHILD = Person("child", "east", "小虎", "h2", born="2013", illness="哮喘")
MOTHER = Person("mother", "east", "小芳", "h2", born="1995", pregnant=True)
UNKNOWN = Person("unknown", "east", "某人", "h3")
GUEST = Person("guest", "east", "过路", "h4", born="1940", guest=True)
GONE = Person("gone", "east", "走了", "h4", born="1940", ended_on="2026-01-01")
AWAY = Person("away", "east", "在外", None, born="1950")
EVERYBODY = (OLD, SON, CHILD, MOTHER, UNKNOWN, GUEST, GONE, AWAY)
PARA = Medicine(
    "para", "对乙酰氨基酚", "对乙酰氨基酚片", "乙", BoxRule.SELF,
    ingredients=("PARA",), use=("fever",),
    dosing=Limits(pregnant=Caution.ASK, avoid=("liver", "drinking")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("audience", "ids"),
    [
        (Audience(), ["old", "son", "child", "mother", "unknown"]),
        (Audience(over=65), ["old"]),
        (Audience(over=18, under=60), ["son", "mother"]),
        (Audience(under=14), ["child"]),
        (Audience(("alone",)), ["old"]),
        (Audience(("colour", "pregnant")), ["old", "mother"]),
        (Audience(("ill",)), ["child"]),
        (Audience(("red",)), []),
        (Audience(("nobody knows",)), []),
        (Audience(most=2), ["old", "son"]),
    ],
)
def test_who_is_meant_lives_there_and_is_of_the_sort(audience: Audience, ids: list[str]) -> None:
    assert [p.id for p in persons(EVERYBODY, audience, TODAY)] == ids


def test_a_door_stands_once_however_many_behind_it_are_meant() -> None:
    assert doors(EVERYBODY, Audience(), TODAY) == ("h1", "h2", "h3")
    assert doors(EVERYBODY, Audience(over=65), TODAY) == ("h1",)
    assert doors(EVERYBODY, Audience(most=2), TODAY) == ("h1", "h2")


@given(
    st.lists(st.sampled_from(["all", "elder", "red"]), min_size=1, max_size=3),
    st.none() | st.integers(1, 120),
    st.none() | st.integers(1, 120),
    st.none() | st.integers(1, 999),
)
def test_an_audience_is_read_as_it_was_written(
    who: list[str], over: int | None, under: int | None, most: int | None
) -> None:
    audience = Audience(tuple(who), over, under, most)
    assert read_audience(audience.text()) == audience


def test_there_are_as_many_kits_as_the_scarcest_part_allows() -> None:
    kit = (Part("a", 1, "盒"), Part("b", 5, "个"), Part("x:c", 1, "袋", stocked=False))
    assert packable(kit, {"a": 7, "b": 24}) == 4
    assert packable(kit, {"a": 7}) == 0
    assert packable((), {}) == 0
    assert missing(kit, {"a": 7, "b": 24}, 6) == (Part("b", 6, "个"),)
    assert missing(kit, {"a": 7, "b": 30}, 6) == ()


def test_nobody_gets_it_twice_and_a_kit_on_no_way_is_given_by_nobody() -> None:
    for kind in RunKind:
        for to in AT_THE_DOOR:
            assert not may_mark(kind, Stage.GIVEN, to)
            assert not may_mark(kind, Stage.DOCTOR, to)
        assert may_mark(kind, Stage.AWAY, Stage.GIVEN)
        assert not may_mark(kind, Stage.TODO, Stage.PACKED)
    assert not may_mark(RunKind.KIT, Stage.TODO, Stage.GIVEN)
    assert not may_mark(RunKind.KIT, Stage.PACKED, Stage.GIVEN)
    assert may_mark(RunKind.KIT, Stage.LOADED, Stage.GIVEN)
    assert may_mark(RunKind.LIST, Stage.TODO, Stage.GIVEN)


def test_who_was_away_comes_after_everybody_who_was_not_tried() -> None:
    lines = [Line("r", n, "h", stage, NOW) for n, stage in
             enumerate((Stage.GIVEN, Stage.AWAY, Stage.TODO, Stage.REFUSED), 1)]  # fmt: skip
    found = next_line(RunKind.LIST, lines)
    assert found is not None
    assert found.line == 3
    rest = next_line(RunKind.LIST, [replace(x, stage=Stage.AWAY) if x is found else x
                                    for x in lines])  # fmt: skip
    assert rest is not None
    assert rest.line == 2
    assert next_line(RunKind.KIT, lines[:1]) is None


@pytest.mark.parametrize(
    ("person", "why"),
    [
        (OLD, None),
        (replace(OLD, illness="肝硬化"), "liver"),
        (replace(OLD, illness="高血压"), None),
        (MOTHER, "pregnant"),
        (replace(OLD, born=None), "whom_unasked"),
    ],
)
def test_the_register_alone_says_whom_a_doctor_looks_at_first(
    person: Person, why: str | None
) -> None:
    illness = {"liver": ("肝",), "bp": ("高血压",)}
    assert for_the_doctor(PARA, person, illness, TODAY, NOW) == why


def test_what_no_box_may_hold_is_nobodys_by_list() -> None:
    never = replace(PARA, box=BoxRule.NEVER)
    assert for_the_doctor(never, OLD, {}, TODAY, NOW) == "never"
