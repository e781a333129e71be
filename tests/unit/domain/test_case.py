"""The case as a value."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.domain.acuity import Acuity, worst
from bot.domain.kinds import Category, GroupView, Kind, LadderBook
from bot.domain.states import State
from tests.unit.domain.samples import HELP, make_case, make_emergency


@pytest.mark.parametrize(
    "field",
    [
        "opened_at",
        "changed_at",
        "next_at",
        "paused_until",
        "claimed_at",
        "claim_until",
        "answered_at",
        "stood_down_at",
        "ended_at",
    ],
)
def test_a_case_without_a_zone_in_its_times_cannot_be_made(field: str) -> None:
    with pytest.raises(ValueError, match=f"{field} must carry a timezone"):
        make_case(**{field: datetime(2026, 11, 21, 9)})  # noqa: DTZ001


@pytest.mark.parametrize(
    ("subject", "author", "person"),
    [("granny", "wang", "granny"), (None, "wang", "wang"), (None, None, None)],
)
def test_a_case_is_about_the_one_who_is_ill_before_the_one_who_said_so(
    subject: str | None, author: str | None, person: str | None
) -> None:
    assert make_case(subject_id=subject, author_id=author).person_id == person


def test_a_case_knows_where_it_stands() -> None:
    assert make_case(state=State.CLOSED).final
    assert not make_case(state=State.ANSWERED).final
    assert make_case(state=State.IN_PROGRESS).climbing
    assert not make_case(state=State.ANSWERED).climbing
    assert make_emergency().emergency
    assert not make_case(acuity=Acuity.URGENT).emergency


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        ((), None),
        ((None, None), None),
        ((Acuity.SELF_CARE, None, Acuity.URGENT), Acuity.URGENT),
        ((Acuity.EMERGENCY, Acuity.URGENT), Acuity.EMERGENCY),
        ((Acuity.SAME_DAY, Acuity.SELF_CARE), Acuity.SAME_DAY),
    ],
)
def test_the_worst_of_what_is_known_counts(
    levels: tuple[Acuity | None, ...], found: Acuity | None
) -> None:
    assert worst(*levels) is found


def test_a_kind_finds_its_category_and_a_book_its_ladder() -> None:
    meal = Category("meal")
    kind = Kind("help", Acuity.SAME_DAY, "help", GroupView.CARD, (), categories={"meal": meal})
    assert kind.category("meal") is meal
    assert kind.category("gone") is None
    assert kind.category(None) is None
    assert LadderBook({"help": {Acuity.SAME_DAY: HELP}}).get("help", Acuity.SAME_DAY) is HELP
