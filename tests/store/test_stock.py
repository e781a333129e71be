"""The ledger on both databases: nothing below nothing, first out what expires first."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Ids
from bot.domain.boxes import Box
from bot.domain.case import Case
from bot.domain.holds import Hold, HoldState
from bot.domain.outcome import Refused
from bot.domain.people import Person
from bot.domain.stock import Amounts, Entry, Lot, Verb
from bot.services.desk import Desk
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.store import boxes, cases, holds, people, stock
from bot.store.database import Database, Work
from tests.bare_content import bare_content
from tests.databases import NOW
from tests.desk import HandClock
from tests.store.test_places import add_tree
from tests.unit.domain.samples import make_case

ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 11, 21)


def make_desk(database: Database) -> Desk:
    return Desk(database, bare_content(), HandClock(), Ids(lambda: NOW), "b", ZONE)


def lot(id: str, days: int | None = 100, **more: object) -> Lot:
    last = TODAY + timedelta(days=days) if days is not None else None
    values = {"item": "ibu_er", "unit": "盒", "received_at": NOW, "source": "count", **more}
    return Lot(id=id, last_day=last, **values)  # type: ignore[arg-type]


@pytest.fixture
async def desk(database: Database) -> Desk:
    async def add(work: Work) -> None:
        await add_tree(work)
        await people.add_person(work, Person("keeper", "east", "小兰"), now=NOW)
        for name in ("b1", "b2"):
            await boxes.add_box(work, Box(name, "liuwan", name, "小卖部", keeper_id="keeper"))
        for number in range(1, 5):
            await cases.add_case(work, a_case(f"c{number}"))

    await database.write(add)
    return make_desk(database)


def a_case(id: str) -> Case:
    return replace(make_case(), id=id, number=id, unit_id="east", author_id=None, subject_id=None)


def hold(id: str, qty: int = 1, box: str = "b1") -> Hold:
    return Hold(id, f"c{id[-1]}", "ibu_er", qty, HoldState.QUEUED, "east", NOW, NOW, box)


async def put(desk: Desk, found: Lot, qty: int, box: str = "b1") -> None:
    await desk.database.write(lambda w: ledger.receive(w, desk, box, found, qty, Why("keeper")))


async def sums(desk: Desk) -> Amounts:
    """Everything there is, over all boxes; and the balances are the sums of their entries."""
    everything = Amounts()
    assert await desk.database.read(stock.sums_that_differ) == ()
    for box in ("b1", "b2"):
        for on in await desk.database.read(lambda w, b=box: stock.shelf(w, b)):
            everything = everything.plus(on.amounts)
    return everything


async def test_what_expires_first_leaves_first_and_what_is_over_never(desk: Desk) -> None:
    await put(desk, lot("late", 300), 2)
    await put(desk, lot("over", -1), 5)
    await put(desk, lot("soon", 40), 1)
    await put(desk, lot("barred", 20, blocked="recalled"), 5)
    picks = await desk.database.read(lambda w: ledger.choose(w, desk, "b1", "ibu_er", 2))
    assert not isinstance(picks, Refused)
    assert [(p.lot.id, p.qty) for p in picks] == [("soon", 1), ("late", 1)]
    short = await desk.database.read(lambda w: ledger.choose(w, desk, "b1", "ibu_er", 4))
    assert short == Refused("stock.no.short", (("left", "3"),))


async def test_what_is_kept_is_not_promised_again(desk: Desk) -> None:
    await put(desk, lot("a"), 1)
    kept = await desk.database.write(lambda w: ledger.keep_for(w, desk, hold("h1")))
    assert isinstance(kept, Hold)
    assert kept.state is HoldState.KEPT
    again = await desk.database.write(lambda w: ledger.keep_for(w, desk, hold("h2")))
    assert again == Refused("stock.no.short", (("left", "0"),))
    assert await sums(desk) == Amounts(on_hand=1, reserved=1)


async def test_three_who_want_the_last_pack_at_once_are_one_and_two(desk: Desk) -> None:
    await put(desk, lot("a"), 1)
    asked = [
        desk.database.write(lambda w, n=n: ledger.keep_for(w, desk, hold(f"h{n}")))
        for n in (1, 2, 3)
    ]
    got = await asyncio.gather(*asked)
    assert sum(isinstance(one, Hold) for one in got) == 1
    assert await sums(desk) == Amounts(on_hand=1, reserved=1)


async def test_handed_over_in_part_leaves_the_rest_free(desk: Desk) -> None:
    await put(desk, lot("a"), 2)
    kept = await desk.database.write(lambda w: ledger.keep_for(w, desk, hold("h1", 2)))
    assert isinstance(kept, Hold)
    handed = await desk.database.write(
        lambda w: ledger.hand_over(w, desk, kept, 1, "keeper", "keeper")
    )
    assert isinstance(handed, Hold)
    assert (handed.state, handed.qty, handed.whom) == (HoldState.HANDED, 1, None)
    assert await sums(desk) == Amounts(on_hand=1)
    assert await desk.database.read(lambda w: holds.find_hold(w, "h1")) == handed


async def test_a_kept_lot_that_is_over_by_now_does_not_leave(desk: Desk) -> None:
    await put(desk, lot("a", 3), 1)
    kept = await desk.database.write(lambda w: ledger.keep_for(w, desk, hold("h1")))
    assert isinstance(kept, Hold)
    found = await desk.database.read(lambda w: stock.find_lot(w, "a"))
    assert found is not None
    await desk.database.write(lambda w: ledger.block(w, desk, found, "recalled", Why("keeper")))
    refused = await desk.database.write(
        lambda w: ledger.hand_over(w, desk, kept, 1, "keeper", None)
    )
    assert isinstance(refused, Refused)
    assert await sums(desk) == Amounts(on_hand=1, reserved=1), "nothing was half done"


async def test_a_wrong_entry_is_taken_back_once_and_stays_on_record(desk: Desk) -> None:
    entry = await desk.database.write(
        lambda w: ledger.receive(w, desk, "b1", lot("a"), 3, Why("keeper"))
    )
    back = await desk.database.write(lambda w: ledger.take_back(w, desk, entry, "keeper"))
    assert isinstance(back, Entry)
    assert back.reverses == entry.id
    assert await sums(desk) == Amounts()
    again = await desk.database.write(lambda w: ledger.take_back(w, desk, entry, "keeper"))
    assert again == Refused("stock.no.reversed_already")
    written = await desk.database.read(lambda w: stock.entries_of_lot(w, "a"))
    assert [e.verb for e in written] == [Verb.IN, Verb.REVERSE]


async def test_what_has_gone_on_cannot_be_taken_back(desk: Desk) -> None:
    entry = await desk.database.write(
        lambda w: ledger.receive(w, desk, "b1", lot("a"), 1, Why("keeper"))
    )
    await desk.database.write(
        lambda w: ledger.take_out(w, desk, "b1", "ibu_er", 1, Verb.OUT, Why("keeper"))
    )
    refused = await desk.database.write(lambda w: ledger.take_back(w, desk, entry, "keeper"))
    assert refused == Refused("stock.no.gone_on")


async def test_a_stock_take_writes_the_difference_and_never_below_what_is_kept(
    desk: Desk,
) -> None:
    found = lot("a")
    await put(desk, found, 5)
    same = await desk.database.write(lambda w: ledger.count(w, desk, "b1", found, 5, Why("keeper")))
    assert same is None
    less = await desk.database.write(
        lambda w: ledger.count(w, desk, "b1", found, 3, Why("keeper", reason="lost"))
    )
    assert isinstance(less, Entry)
    assert less.change == Amounts(on_hand=-2)
    await desk.database.write(lambda w: ledger.keep_for(w, desk, hold("h1", 2)))
    refused = await desk.database.write(
        lambda w: ledger.count(w, desk, "b1", found, 1, Why("keeper"))
    )
    assert isinstance(refused, Refused)
    assert await sums(desk) == Amounts(on_hand=3, reserved=2)


async def test_the_database_itself_knows_no_less_than_nothing(desk: Desk) -> None:
    await put(desk, lot("a"), 1)
    entry = Entry("e", NOW, "b1", "a", Verb.OUT, Amounts(on_hand=-2), "keeper")
    assert not await desk.database.write(lambda w: stock.add_entry(w, entry, "ibu_er"))
    assert await sums(desk) == Amounts(on_hand=1)
