"""Who gets what from the box: the real cases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.dispensing import Taker, Verdict, Way, Whom, judge, listed, questions
from bot.domain.medicines import BoxRule, Caution, Limits, Medicine
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
    OXIMETER,
    PARA,
    PLASTER,
    TYLENOL,
    ago,
    ware,
)

YEAR = 12


def taker(whom: Whom | None = Whom.ADULT, **changes: Any) -> Taker:
    return Taker(whom, **({"flagged": False} | changes))


def aged(months: int, **changes: Any) -> Taker:
    return taker(None, age_months=months, **changes)


def verdict(medicine: Medicine, who: Taker, qty: int = 1) -> Verdict:
    return judge(medicine, who, qty, NOW)


DOMPERIDONE = ware("domp", "多潘立酮", dosing=Limits(ask_under=216, avoid=("over60",)))
PRESCRIBED = ware("txl", "通心络", pack_class="Rx")


@pytest.mark.parametrize(
    ("medicine", "who", "way", "why"),
    [
        (PARA, taker(), Way.SELF, ()),
        (PARA, taker(Whom.ELDER), Way.SELF, ()),
        (PARA, taker(Whom.CHILD), Way.SELF, ()),
        (PARA, taker(Whom.SMALL), Way.DOCTOR, ("age_unknown",)),
        (PARA, aged(1), Way.NEVER, ("too_young",)),
        (PARA, aged(2), Way.DOCTOR, ("young",)),
        (PARA, aged(5 * YEAR), Way.SELF, ()),
        (replace(PARA, dosing=Limits()), aged(1), Way.NEVER, ("too_young",)),
        (replace(PARA, dosing=Limits()), aged(10 * YEAR), Way.DOCTOR, ("young",)),
        (PARA, taker(Whom.PREGNANT), Way.DOCTOR, ("pregnant",)),
        (PARA, taker(flagged=True), Way.DOCTOR, ("listed",)),
        (PARA, taker(flagged=None), Way.DOCTOR, ("list_unasked",)),
        (PARA, taker(None), Way.DOCTOR, ("whom_unasked",)),
        (PARA, taker(Whom.ELDER, chronic=True), Way.TICK, ("chronic",)),
        (IBU, taker(), Way.TICK, ("tick",)),
        (IBU, taker(Whom.PREGNANT), Way.NEVER, ("pregnant", "tick")),
        (IBU, aged(30 * YEAR, pregnant=True), Way.NEVER, ("pregnant", "tick")),
        (IBU, aged(70 * YEAR, chronic=True), Way.DOCTOR, ("chronic", "tick")),
        (IBU, taker(Whom.CHILD), Way.DOCTOR, ("age_unknown", "tick")),
        (GML, aged(3 * YEAR), Way.NEVER, ("too_young", "tick")),
        (GML, aged(6 * YEAR), Way.DOCTOR, ("young", "tick")),
        (GML, taker(Whom.SMALL), Way.NEVER, ("too_young", "tick")),
        (GEL, taker(Whom.ELDER, chronic=True), Way.TICK, ("tick",)),
        (ORS, taker(Whom.CHILD), Way.SELF, ()),
        (ORS, aged(2 * YEAR), Way.SELF, ()),
        (ORS, aged(9), Way.DOCTOR, ("young",)),
        (ORS, taker(Whom.PREGNANT), Way.SELF, ()),
        (BANLANGEN, taker(Whom.CHILD), Way.SELF, ()),
        (DOMPERIDONE, taker(Whom.ELDER), Way.DOCTOR, ("over60",)),
        (DOMPERIDONE, taker(Whom.ELDER, age_months=40 * YEAR), Way.DOCTOR, ("over60",)),
        (DOMPERIDONE, aged(60 * YEAR), Way.DOCTOR, ("over60",)),
        (DOMPERIDONE, aged(59 * YEAR), Way.SELF, ()),
        (FEVER_PILLS, taker(), Way.DOCTOR, ("which", "tick")),
        (CEPHALOSPORIN, taker(), Way.NEVER, ("antibiotic",)),
        (PRESCRIBED, taker(), Way.NEVER, ("rx",)),
        (replace(PARA, box=BoxRule.NEVER), taker(), Way.NEVER, ("never",)),
        (MASKS, Taker(), Way.SELF, ()),
        (PLASTER, Taker(), Way.SELF, ()),
        (OXIMETER, Taker(taken=(ago(OXIMETER, 0),)), Way.SELF, ()),
        (replace(OXIMETER, box=BoxRule.TICK), Taker(), Way.TICK, ("tick",)),
    ],
)
def test_who_gets_what(medicine: Medicine, who: Taker, way: Way, why: tuple[str, ...]) -> None:
    answer = verdict(medicine, who)
    assert (answer.way, answer.why) == (way, why)


@pytest.mark.parametrize(
    ("medicine", "earlier", "why"),
    [
        (TYLENOL, ago(GML, 1, "box"), "clash_same"),
        (PARA, ago(IBU, 1), "clash_both"),
        (IBU, ago(BP_PILLS, 0), "clash_daily"),
        (HUOXIANG, ago(CEPHALOSPORIN, 5), "clash_alcohol"),
        (PARA, ago(FEVER_PILLS, 1), "clash_unknown"),
        (PARA, ago(PARA, 3.1, "box"), "course"),
    ],
)
def test_what_was_taken_before_asks_the_doctor(medicine: Medicine, earlier: Any, why: str) -> None:
    answer = verdict(medicine, taker(taken=(earlier,)))
    assert answer.way is Way.DOCTOR
    assert answer.who_ticks == "doctor"
    assert why in answer.why


def test_the_clash_is_handed_on_with_the_earlier_medicine() -> None:
    answer = verdict(TYLENOL, taker(taken=(ago(GML, 1, "box"),)))
    assert answer.clashes[0].group == "PARA"
    assert answer.clashes[0].earlier.medicine is GML


def test_salts_again_need_nobodys_word() -> None:
    again = taker(Whom.CHILD, taken=(ago(ORS, 1, "box"), ago(PARA, 0)))
    assert verdict(ORS, again).way is Way.SELF


@pytest.mark.parametrize(
    ("medicine", "qty", "most"),
    [
        (PARA, 1, 1),
        (PARA, 5, 1),
        (ORS, 4, 4),
        (ORS, 60, 6),
        (DOMPERIDONE, 3, 1),
        (MASKS, 50, 50),
        (CEPHALOSPORIN, 1, 0),
        (PARA, -3, 0),
    ],
)
def test_one_persons_course_and_no_more(medicine: Medicine, qty: int, most: int) -> None:
    assert verdict(medicine, taker(), qty).most == most


def test_a_keeper_ticks_what_needs_a_tick_and_a_doctor_the_rest() -> None:
    assert verdict(IBU, taker()).who_ticks == "keeper"
    assert verdict(IBU, taker(flagged=True)).who_ticks == "doctor"
    assert verdict(IBU, taker(Whom.PREGNANT)).who_ticks == "doctor"


def test_answer_and_register_disagreeing_means_the_younger() -> None:
    assert verdict(PARA, taker(Whom.SMALL, age_months=40 * YEAR)).way is Way.DOCTOR
    assert verdict(PARA, taker(Whom.ADULT, age_months=1)).way is Way.NEVER


@pytest.mark.parametrize(
    ("medicine", "who", "asked"),
    [
        (PARA, Taker(), ("whom", "list")),
        (PARA, Taker(age_months=500), ("list",)),
        (PARA, Taker(pregnant=True), ("list",)),
        (PARA, Taker(Whom.ADULT), ("list",)),
        (PARA, Taker(Whom.ADULT, flagged=True), ()),
        (PARA, Taker(flagged=False), ("whom",)),
        (IBU, Taker(pregnant=True), ()),
        (PARA, Taker(age_months=1), ()),
        (CEPHALOSPORIN, Taker(), ()),
        (MASKS, Taker(), ()),
        (PLASTER, Taker(), ()),
        (OXIMETER, Taker(), ()),
        (replace(PLASTER, dosing=Limits(avoid=("iodine_allergy",))), Taker(), ("whom", "list")),
    ],
)
def test_what_is_known_or_settled_is_not_asked(
    medicine: Medicine, who: Taker, asked: tuple[str, ...]
) -> None:
    assert questions(medicine, who) == asked


@pytest.mark.parametrize(
    ("medicine", "codes"),
    [
        (IBU, ("bleeding_any", "asthma", "kidney", "heart_bp", "driving", "same", "allergy")),
        (PARA, ("kidney", "liver", "drinking", "same", "allergy")),
        (ORS, ("allergy",)),
        (MASKS, ()),
    ],
)
def test_the_list_shows_the_worst_first(medicine: Medicine, codes: tuple[str, ...]) -> None:
    assert listed(medicine) == codes


def test_a_danger_that_the_list_has_no_room_for_is_asked_by_the_keeper() -> None:
    six = ("ulcer", "asthma", "kidney", "thyroid", "epilepsy", "diabetes")
    crowded = replace(PARA, dosing=replace(PARA.dosing, avoid=six))
    assert len(listed(crowded)) == 7
    assert verdict(crowded, taker()).way is Way.TICK
    assert verdict(crowded, taker()).why == ("list_too_short",)
    kindred = replace(PARA, dosing=replace(PARA.dosing, avoid=(*six[:5], "liver")))
    assert listed(kindred)[:3] == ("ulcer", "asthma", "liver_kidney")
    assert verdict(kindred, taker()).way is Way.SELF


def test_the_list_asks_of_a_child_expected_only_where_nobody_asked_who_it_is_for() -> None:
    assert listed(PARA, Taker(age_months=30 * YEAR))[0] == "pregnant"
    assert "pregnant" not in listed(PARA, Taker(age_months=70 * YEAR))
    assert "pregnant" not in listed(PARA, Taker(Whom.ADULT))
    assert "pregnant" not in listed(PARA, Taker(age_months=30 * YEAR, pregnant=True))
    fine = replace(PARA, dosing=replace(PARA.dosing, pregnant=Caution.FINE))
    assert "pregnant" not in listed(fine, Taker(age_months=30 * YEAR))
