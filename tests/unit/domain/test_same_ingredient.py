"""What was taken does not always go together with what is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.medicines import Limits, Medicine
from bot.domain.same_ingredient import Taken, clashes, course_over, groups_of
from tests.unit.domain.box_samples import (
    BANLANGEN,
    BP_PILLS,
    CEPHALOSPORIN,
    FEVER_PILLS,
    GEL,
    GML,
    HUOXIANG,
    IBU,
    MASKS,
    NOW,
    ORS,
    PARA,
    TYLENOL,
    ago,
    ware,
)

ASPIRIN = ware("asp100", "阿司匹林", ingredients=("ASP", "NSAID"))
CETIRIZINE = ware("cetir", "西替利嗪", ingredients=("CETIR",), use=("allergy",))
SYRUP = ware("cbpp", "川贝枇杷膏", ingredients=("herbs", "SUGAR"))
SUGAR_PILLS = ware("dmmeds", "降糖药", use=("sugar",), broad=True)


def found(wanted: Medicine, *taken: Taken) -> list[tuple[str, str]]:
    return [(clash.code, clash.group) for clash in clashes(wanted, taken, NOW)]


def test_the_cold_granules_of_yesterday_already_held_paracetamol() -> None:
    first = clashes(TYLENOL, (ago(GML, 1, "box"),), NOW)[0]
    assert (first.code, first.group) == ("same", "PARA")
    assert first.earlier.medicine is GML
    assert first.earlier.how == "box"


@pytest.mark.parametrize(
    ("wanted", "earlier", "clash"),
    [
        (ASPIRIN, IBU, ("same", "NSAID")),
        (GEL, IBU, ("same", "NSAID")),
        (IBU, PARA, ("both", "NSAID")),
        (PARA, IBU, ("both", "PARA")),
        (GML, CETIRIZINE, ("same", "CPM")),
        (HUOXIANG, CEPHALOSPORIN, ("alcohol", "ALC")),
        (PARA, HUOXIANG, ("alcohol", "PARA")),
        (IBU, BP_PILLS, ("daily", "NSAID")),
        (TYLENOL, BP_PILLS, ("daily", "PSE")),
        (SYRUP, SUGAR_PILLS, ("daily", "SUGAR")),
        (PARA, FEVER_PILLS, ("unknown", "PARA")),
        (FEVER_PILLS, IBU, ("unknown", "NSAID")),
    ],
)
def test_what_does_not_go_together(
    wanted: Medicine, earlier: Medicine, clash: tuple[str, str]
) -> None:
    assert clash in found(wanted, ago(earlier, 1))


@pytest.mark.parametrize(
    ("wanted", "earlier"),
    [(ORS, ORS), (BANLANGEN, BANLANGEN), (ORS, PARA), (PARA, BP_PILLS), (PARA, MASKS),
     (SYRUP, SYRUP), (MASKS, MASKS)],
)  # fmt: skip
def test_what_goes_together(wanted: Medicine, earlier: Medicine) -> None:
    assert found(wanted, ago(earlier, 1)) == []


def test_three_days_count_and_no_more() -> None:
    assert ("same", "PARA") in found(PARA, ago(GML, 3))
    assert found(PARA, ago(GML, 3.01)) == []


def test_alcohol_and_antibiotics_stay_a_week_apart() -> None:
    assert found(HUOXIANG, ago(CEPHALOSPORIN, 7)) == [("alcohol", "ALC")]
    assert found(HUOXIANG, ago(CEPHALOSPORIN, 7.01)) == []


def test_a_clock_that_ran_ahead_hides_nothing() -> None:
    assert ("same", "PARA") in found(PARA, ago(GML, -1))


def test_of_the_same_medicine_the_latest_is_named_once() -> None:
    latest = ago(GML, 0.5)
    only = [c for c in clashes(PARA, (ago(GML, 2), latest), NOW) if c.code == "same"]
    assert [c.earlier for c in only] == [latest]


def test_herbs_enzymes_salts_and_sugar_are_no_group() -> None:
    mixed = ware("x", "混合", ingredients=("herbs", "enzyme", "ORS", "SUGAR", "ASP", "NSAID"))
    assert groups_of(mixed) == {"NSAID"}


@pytest.mark.parametrize(
    ("days", "over"),
    [((0,), False), ((0, 1), False), ((0, 1, 2), True), ((1, 2, 3), True), ((2, 3, 4), False),
     ((0, 2, 3, 4), False), ((0.2, 0.4, 0.6), False), ((-1, 0, 1), False)],
)  # fmt: skip
def test_three_days_running_of_fever_medicine_are_a_course(
    days: tuple[float, ...], over: bool
) -> None:
    kinds = (PARA, IBU, GML)
    taken = [ago(kinds[i % 3], day) for i, day in enumerate(days)]
    assert course_over(PARA, taken, NOW) is over


def test_a_pack_of_the_box_counts_for_its_whole_course() -> None:
    assert course_over(IBU, [ago(PARA, 3.1, "box")], NOW)
    assert not course_over(IBU, [ago(PARA, 3.1)], NOW)
    assert not course_over(IBU, [ago(PARA, 4.5, "box")], NOW)
    assert not course_over(IBU, [ago(PARA, 0.1, "box")], NOW)


def test_other_medicines_have_the_course_their_source_says() -> None:
    salve = ware("mupi", "莫匹罗星", ingredients=("MUPI",), dosing=Limits(course_days=2))
    assert course_over(salve, [ago(salve, 0), ago(salve, 1)], NOW)
    assert not course_over(replace(salve, dosing=Limits()), [ago(salve, 0), ago(salve, 1)], NOW)
    assert not course_over(salve, [ago(PARA, 0), ago(PARA, 1)], NOW)
