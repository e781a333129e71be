"""Gifts of firms on both databases: numbers, counting once, where the things went."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from bot.domain.boxes import Box
from bot.domain.donations import Donation, DonationLine
from bot.domain.people import Person
from bot.domain.stock import Lot, Verb
from bot.services.desk import Desk
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.store import boxes, donations, people
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.test_places import add_tree
from tests.store.test_stock import make_desk

GIFT = Donation(
    "d1", "柳湾捐0001", "liuwan", "firm", "鑫源公司", NOW, "giver", 470000, "石桥村", "special",
    "asked", "keeper",
)  # fmt: skip
MASKS = DonationLine("d1", 1, "d_mask", "个", 500, "b1")


@pytest.fixture
async def desk(database: Database) -> Desk:
    async def add(work: Work) -> None:
        await add_tree(work)
        for id in ("keeper", "giver"):
            await people.add_person(work, Person(id, "east", "小兰"), now=NOW)
        for name in ("b1", "b2"):
            await boxes.add_box(work, Box(name, "liuwan", name, "小卖部", keeper_id="keeper"))
        await donations.add_donation(work, GIFT)
        await donations.add_line(work, MASKS)

    await database.write(add)
    return make_desk(database)


async def test_a_gift_comes_back_as_it_was_written(desk: Desk) -> None:
    database = desk.database
    assert await database.read(lambda w: donations.find_donation(w, "d1")) == GIFT
    assert await database.read(lambda w: donations.donation_numbered(w, "柳湾捐0001")) == GIFT
    assert await database.read(lambda w: donations.donation_numbered(w, "柳湾捐0002")) is None
    assert await database.read(lambda w: donations.lines_of(w, "d1")) == (MASKS,)


async def test_of_many_at_once_each_has_a_number_of_its_own(desk: Desk) -> None:
    async def take(work: Work) -> int:
        return await donations.take_number(work, "liuwan", "donation")

    numbers = await asyncio.gather(*(desk.database.write(take) for _ in range(5)))
    assert sorted(numbers) == [1, 2, 3, 4, 5]
    run = await desk.database.write(lambda w: donations.take_number(w, "liuwan", "run"))
    assert run == 1


async def test_a_line_is_corrected_until_it_is_counted_and_counted_once(desk: Desk) -> None:
    right = replace(MASKS, last_day=date(2028, 5, 31), batch="A1")
    await desk.database.write(lambda w: donations.correct_line(w, right))
    assert await desk.database.write(lambda w: donations.count_line(w, right, 480, "keeper"))
    assert not await desk.database.write(lambda w: donations.count_line(w, right, 500, "giver"))
    await desk.database.write(lambda w: donations.correct_line(w, MASKS))
    (line,) = await desk.database.read(lambda w: donations.lines_of(w, "d1"))
    assert line == replace(right, got=480, got_by="keeper")


async def test_what_the_giver_said_of_thanks_is_said_once(desk: Desk) -> None:
    assert await desk.database.write(lambda w: donations.settle_thanks(w, "d1", yes=False))
    assert not await desk.database.write(lambda w: donations.settle_thanks(w, "d1", yes=True))
    found = await desk.database.read(lambda w: donations.find_donation(w, "d1"))
    assert found is not None
    assert found.thanks == "no"


async def test_what_left_and_what_is_left_of_a_gift_and_nothing_that_came_back(desk: Desk) -> None:
    lot = Lot("l1", "d_mask", "个", NOW, "firm", donation_id="d1")

    async def move(work: Work) -> None:
        await ledger.receive(work, desk, "b1", lot, 500, Why("keeper", ref="d1"))
        await ledger.enter(work, desk, "b1", lot, Verb.OUT, 30, Why("keeper"))
        wrong = await ledger.enter(work, desk, "b1", lot, Verb.OUT, 7, Why("keeper"))
        await ledger.take_back(work, desk, wrong, "keeper")  # type: ignore[arg-type]

    await desk.database.write(move)
    (out,) = await desk.database.read(lambda w: donations.went_out(w, "d1"))
    assert (out.qty, out.given, out.household_id) == (30, True, None)
    (left,) = await desk.database.read(lambda w: donations.left_of(w, "d1"))
    assert (left.box_id, left.on_hand, left.away) == ("b1", 470, 0)


async def test_a_giver_who_is_forgotten_has_no_name_on_the_gift(desk: Desk) -> None:
    await desk.database.write(lambda w: donations.forget(w, "giver"))
    found = await desk.database.read(lambda w: donations.find_donation(w, "d1"))
    assert found == replace(GIFT, donor="", donor_id=None)
