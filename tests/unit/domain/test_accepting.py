"""What the box takes, what it asks, and every no with what to do instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.accepting import INSTEAD, Accepted, GiftRules, Missing, Offered, accept
from bot.domain.medicines import BoxRule, Keeping, Medicine
from bot.domain.outcome import Refused
from tests.unit.domain.box_samples import (
    BP_PILLS,
    CEPHALOSPORIN,
    GEL,
    HUOXIANG,
    MASKS,
    ORS,
    OXIMETER,
    PARA,
    PLASTER,
    TODAY,
    TYLENOL,
    ware,
)

FAR = TODAY + timedelta(days=200)
INSULIN = ware("insulin", "胰岛素", box=BoxRule.NEVER, keeping=Keeping(fridge=True))
RED_PILLS = replace(PARA, keeping=Keeping(withdrawn=True), box=BoxRule.NEVER)
MERCURY = replace(OXIMETER, keeping=Keeping(mercury=True), box=BoxRule.NEVER)
NEVER = replace(TYLENOL, box=BoxRule.NEVER)
BROAD = replace(PARA, broad=True)


def offer(medicine: Medicine | None = PARA, **changes: Any) -> Offered:
    given: dict[str, Any] = {
        "qty": 2.0, "unit": "盒", "last_day": FAR, "opened": False, "logo": "green",
    }  # fmt: skip
    return Offered(medicine, **(given | changes))


def reason(offered: Offered) -> str | None:
    answer = accept(offered, TODAY)
    return answer.reason if isinstance(answer, Refused) else None


def test_two_sealed_packs_with_a_logo_come_in() -> None:
    assert accept(offer(), TODAY) == Accepted(PARA, 2, FAR, ("name_batch_expiry",))


@pytest.mark.parametrize(
    ("offered", "why"),
    [
        (offer(asked_money=True), "money"),
        (offer(RED_PILLS), "withdrawn"),
        (offer(replace(PARA, pack_class="停")), "withdrawn"),
        (offer(MERCURY), "mercury"),
        (offer(CEPHALOSPORIN), "antibiotic"),
        (offer(BP_PILLS), "rx"),
        (offer(NEVER), "never"),
        (offer(INSULIN), "fridge"),
        (offer(last_day=TODAY - timedelta(days=1)), "expired"),
        (offer(last_day=TODAY.replace(year=2019)), "expired"),
        (offer(HUOXIANG, opened=True), "opened"),
        (offer(MASKS, opened=True), "opened"),
        (offer(last_day=TODAY + timedelta(days=29)), "too_soon"),
        (offer(qty=-3.0), "none"),
        (offer(qty=0.0), "none"),
        (offer(qty=0.5, unit="瓶"), "part"),
        (offer(qty=1.5), "part"),
        (offer(qty=100000.0), "too_many"),
        (offer(qty=float("inf")), "too_many"),
        (offer(qty=float("nan")), "too_many"),
        (offer(None), "unknown"),
        (Offered(None), "unknown"),
        (offer(logo="none"), "no_logo"),
    ],
)
def test_a_no_has_its_reason(offered: Offered, why: str) -> None:
    assert reason(offered) == f"gift.no.{why}"


@pytest.mark.parametrize(
    ("offered", "why"),
    [
        (offer(CEPHALOSPORIN, asked_money=True), "money"),
        (offer(CEPHALOSPORIN, last_day=TODAY - timedelta(days=9), opened=True), "antibiotic"),
        (offer(None, last_day=TODAY - timedelta(days=9)), "expired"),
        (offer(HUOXIANG, last_day=TODAY - timedelta(days=9), opened=True), "expired"),
        (offer(qty=0.5, logo="none"), "part"),
        (Offered(CEPHALOSPORIN), "antibiotic"),
    ],
)
def test_of_several_reasons_the_giver_hears_the_most_useful(offered: Offered, why: str) -> None:
    assert reason(offered) == f"gift.no.{why}"


def test_a_no_says_what_to_do_instead_and_what_it_is_about() -> None:
    answer = accept(offer(last_day=TODAY - timedelta(days=20)), TODAY)
    assert answer == Refused(
        "gift.no.expired",
        (
            ("instead", "township_collection"), ("name", "对乙酰氨基酚"),
            ("last_day", "2026-11-01"), ("days", "-20"),
        ),
    )  # fmt: skip
    assert INSTEAD["mercury"] == "hazard_collection"
    assert INSTEAD["rx"] == "village_doctor"


@pytest.mark.parametrize(
    ("offered", "what"),
    [
        (Offered(PARA), ("qty", "expiry", "opened", "photo")),
        (Offered(BROAD, qty=2), ("which", "expiry", "opened", "photo")),
        (offer(last_day=None), ("expiry",)),
        (offer(last_day=TODAY + timedelta(days=36500)), ("expiry",)),
        (offer(logo="unknown"), ("photo",)),
        (offer(qty=20.0, unit="粒"), ("pack",)),
        (Offered(OXIMETER), ("qty",)),
        (Offered(MASKS, qty=50), ("expiry", "opened")),
    ],
)
def test_what_nobody_said_is_asked(offered: Offered, what: tuple[str, ...]) -> None:
    assert accept(offered, TODAY) == Missing(what)


def test_thirty_days_are_enough() -> None:
    last = TODAY + timedelta(days=30)
    assert accept(offer(last_day=last), TODAY) == Accepted(PARA, 2, last, ("name_batch_expiry",))


def test_an_opened_box_of_tablets_comes_in_by_whole_blisters_that_the_keeper_looks_at() -> None:
    answer = accept(offer(opened=True), TODAY)
    assert answer == Accepted(PARA, 2, FAR, ("name_batch_expiry", "whole_blisters"))
    assert reason(offer(GEL, opened=True)) == "gift.no.opened"


def test_what_comes_back_needs_no_seal_no_date_and_no_logo() -> None:
    used = Offered(OXIMETER, qty=1, opened=True, logo="none", last_day=TODAY - timedelta(days=9))
    assert accept(used, TODAY) == Accepted(OXIMETER, 1, None, ("works",))


def test_plasters_need_no_logo_either() -> None:
    assert isinstance(accept(offer(PLASTER, logo="none", unit="片"), TODAY), Accepted)


def test_the_numbers_are_the_villages() -> None:
    rules = GiftRules(least_days=201, most=1)
    answer = accept(offer(), TODAY, rules)
    assert isinstance(answer, Refused)
    assert answer.reason == "gift.no.too_soon"
    assert ("least", "201") in answer.facts
    many = accept(offer(ORS, qty=2), TODAY, GiftRules(most=1))
    assert isinstance(many, Refused)
    assert ("most", "1") in many.facts
