"""A gift as it is kept while it is talked about, and what the rules say to it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from bot.clock import BorrowedClock, Ids
from bot.content.load import load_content
from bot.domain.accepting import INSTEAD, Accepted, Missing
from bot.domain.outcome import Refused
from bot.services.desk import Desk
from bot.services.stock.given_gift import (
    COUNTS,
    DAYS,
    Gift,
    ages,
    judged,
    judged_in_hand,
    unit_of,
    without_fault,
)
from bot.services.stock.given_read import take
from bot.services.stock.given_saying import BESIDE
from bot.store.database import Database

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk() -> Desk:
    clock = BorrowedClock(lambda: NOW, lambda: 1.0)
    ids = Ids(lambda: NOW, Random(1))
    no_database = cast(Database, None)
    return Desk(no_database, load_content(ROOT), clock, ids, "1", ZoneInfo("Asia/Shanghai"))


GIFT = Gift(item="lhqw", qty="2", unit="盒", last="2027-03-31")


def test_a_gift_comes_back_as_it_was_kept() -> None:
    full = Gift("lhqw", "2", "盒", "2027-03-31", "no", "A1", "file", "words", "red")
    assert Gift.read(full.kept()) == full
    assert Gift.read({"asked": "1"}) == Gift()
    assert full.details("box-1") == {
        "box": "box-1", "item": "lhqw", "qty": "2", "unit": "盒", "last": "2027-03-31",
        "opened": "no", "batch": "A1", "logo": "red",
    }  # fmt: skip


def test_its_logo_is_seen_only_by_who_holds_it(desk: Desk) -> None:
    assert isinstance(judged(desk, GIFT), Accepted)
    assert judged_in_hand(desk, GIFT) == Missing(("photo",))
    seen = judged_in_hand(desk, Gift(**{**GIFT.kept(), "logo": "none"}))
    assert isinstance(seen, Refused)
    assert seen.reason == "gift.no.no_logo"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("我有100000盒连花清瘟", "gift.no.too_many"),
        ("我有-3盒连花清瘟", "gift.no.none"),
        ("我有半盒连花清瘟", "gift.no.part"),
    ],
)
def test_a_number_nobody_can_write_down_is_told_and_forgotten(
    desk: Desk, words: str, reason: str
) -> None:
    gift = take(desk, Gift(), words).gift
    found = judged(desk, gift)
    assert isinstance(found, Refused)
    assert found.reason == reason
    assert without_fault(gift, reason).qty == ""


def test_a_day_that_is_none_is_a_fault_and_leaves_the_gift_without(desk: Desk) -> None:
    taken = take(desk, Gift(), "两盒连花清瘟，2月31日到期")
    assert (taken.fault, taken.gift.last, taken.gift.qty) == ("gift.no.day", "", "2")


def test_a_month_lasts_through_its_last_day(desk: Desk) -> None:
    assert take(desk, Gift(), "连花清瘟，有效期到2027年2月").gift.last == "2027-02-28"


def test_what_is_said_later_takes_the_place_of_it(desk: Desk) -> None:
    later = take(desk, GIFT, "不是连花清瘟，是布洛芬，三盒").gift
    assert (later.qty, later.last) == ("3", "2027-03-31")
    assert take(desk, GIFT, "是布洛芬").gift.item == "ibu_er"


def test_medicine_is_counted_in_packs_whatever_one_takes_of_it(desk: Desk) -> None:
    thing = desk.content.stocked.find("lhqw")
    assert unit_of(Gift(), thing) == "盒"
    assert ages(thing)
    assert not ages(desk.content.stocked.find("d_bp"))


def test_every_no_has_its_sentence_its_reason_and_what_to_do(desk: Desk) -> None:
    messages = desk.content.messages
    for reason, instead in {**INSTEAD, **BESIDE}.items():
        assert messages.has(f"gift.why.{reason}")
        assert messages.has(f"gift.do.{instead}")
    assert all(messages.has(f"gift.no.{reason}") for reason in INSTEAD)
    assert all(messages.has(key) for key in COUNTS | DAYS)
    assert date(2026, 11, 23) == desk.today()
