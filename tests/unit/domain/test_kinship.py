"""Whom of a family a word of kinship can mean."""

from datetime import date

import pytest

from bot.domain.kinship import (
    CHILD,
    ELDER,
    GRANDCHILD,
    GRANDPARENT,
    PARENT,
    PARTNER,
    Kin,
    may_be_kin,
)
from bot.domain.people import Person

TODAY = date(2026, 11, 22)


def person(born: str | None, sex: str | None) -> Person:
    return Person(id=f"{born}{sex}", unit_id="u", name="某", born=born, sex=sex)


SON, WIFE = person("1975", "m"), person("1976", "f")


@pytest.mark.parametrize(
    ("kin", "speaker", "fitting", "not_fitting"),
    [
        (Kin(PARENT, "f"), SON, person("1948", "f"), person("1948", "m")),
        (Kin(PARENT, "f"), SON, person("1948", None), person("1976", "f")),
        (Kin(GRANDPARENT, "m"), person("2005", "f"), person("1945", "m"), person("1980", "m")),
        (Kin(PARTNER), SON, WIFE, person("1974", "m")),
        (Kin(PARTNER, "f"), SON, WIFE, person("2004", "f")),
        (Kin(PARTNER, "f"), WIFE, person("2000", "f"), person("1980", "f")),
        (Kin(CHILD, "m"), WIFE, person("2004", "m"), SON),
        (Kin(GRANDCHILD), person("1950", "f"), person("2015", "f"), WIFE),
        (Kin(ELDER), SON, person("1950", "f"), person("1970", "f")),
    ],
)
def test_sex_and_years_tell_who_it_can_be(
    kin: Kin, speaker: Person, fitting: Person, not_fitting: Person
) -> None:
    assert may_be_kin(fitting, kin, speaker, TODAY)
    assert not may_be_kin(not_fitting, kin, speaker, TODAY)


def test_without_the_speakers_age_only_an_old_one_can_be_the_mother() -> None:
    speaker = person(None, None)
    assert may_be_kin(person("1948", "f"), Kin(PARENT, "f"), speaker, TODAY)
    assert not may_be_kin(person("1980", "f"), Kin(PARENT, "f"), speaker, TODAY)
    assert not may_be_kin(person("2010", "m"), Kin(CHILD, "m"), speaker, TODAY)
