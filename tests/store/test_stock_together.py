"""Many hands in the same boxes at once, over two connections: nothing is lost, nothing twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.clock import Ids
from bot.domain.boxes import Box
from bot.domain.holds import Hold, HoldState
from bot.domain.outcome import Refused
from bot.domain.people import Person
from bot.domain.stock import Amounts, Lot
from bot.services.desk import Desk
from bot.store import boxes, cases, holds, people, stock
from bot.store.database import Database, Work, open_database
from bot.store.sqltext import QUERIES
from tests.bare_content import bare_content
from tests.databases import NOW
from tests.desk import ZONE, HandClock
from tests.store.stock_hands import (
    BOXES,
    Hand,
    a_hold,
    all_there,
    arrived,
    dropped,
    handed,
    kept,
    sent,
    stocked,
    together,
)
from tests.store.test_places import add_tree
from tests.unit.domain.samples import make_case

TAKERS = 20
# Reads what there is, and later writes down what it reckoned from that, in another write.
CARELESS = """
-- name: careless_balance!
UPDATE stock_balances SET on_hand = :on_hand WHERE box_id = :box AND lot_id = :lot;
"""


@pytest.fixture
async def desks(database: Database, second: Database) -> tuple[Desk, Desk]:
    """Two processes, as far as the database can tell."""
    await database.write(_village)
    return _desk(database), _desk(second)


def _desk(database: Database) -> Desk:
    nothing = bare_content()
    return Desk(database, nothing, HandClock(), Ids(lambda: NOW), "b", ZONE)


async def _village(work: Work) -> None:
    await add_tree(work)
    await people.add_person(work, Person("keeper", "east", "小兰"), now=NOW)
    for name in BOXES:
        await boxes.add_box(work, Box(name, "liuwan", name, "小卖部", keeper_id="keeper"))
    case = replace(make_case(), id="c1", number="1", unit_id="east")
    await cases.add_case(work, replace(case, author_id=None, subject_id=None))


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_many_hands_lose_nothing_and_take_nothing_twice(
    desks: tuple[Desk, Desk], seed: int
) -> None:
    lots = [await stocked(desks[0], box, 10, f"{box}{n}") for box in BOXES for n in range(2)]
    hands = [Hand(desks[n % 2], Random(seed * 100 + n), lots) for n in range(12)]
    await together([hand.works(10) for hand in hands])
    there = await all_there(desks[0])
    assert there.moving == 0
    assert there.on_hand + there.lent == 40 - sum(hand.gone for hand in hands)
    assert all(amount > 0 for amount in (there.lent, there.reserved))


async def test_of_twenty_who_want_the_last_pack_one_gets_it(desks: tuple[Desk, Desk]) -> None:
    await stocked(desks[0], "b1", 1, "last")
    got = await together([kept(desks[n % 2], a_hold(desks[n % 2])) for n in range(TAKERS)])
    assert sum(isinstance(one, Hold) for one in got) == 1
    assert got.count(Refused("stock.no.short", (("left", "0"),))) == TAKERS - 1
    assert await all_there(desks[0]) == Amounts(on_hand=1, reserved=1)


async def test_no_more_leaves_than_there_was(desks: tuple[Desk, Desk]) -> None:
    await stocked(desks[0], "b1", 7, "seven")

    async def takes(desk: Desk) -> int:
        hold = await kept(desk, a_hold(desk))
        given = await handed(desk, hold) if isinstance(hold, Hold) else hold
        return given.qty if isinstance(given, Hold) else 0

    assert sum(await together([takes(desks[n % 2]) for n in range(TAKERS)])) == 7
    assert await all_there(desks[0]) == Amounts()


async def test_keeper_and_deputy_who_press_at_once_give_it_once(desks: tuple[Desk, Desk]) -> None:
    await stocked(desks[0], "b1", 9, "nine")
    hold = await kept(desks[0], a_hold(desks[0]))
    assert isinstance(hold, Hold)
    got = await together([handed(desks[n % 2], hold) for n in range(6)])
    assert sum(isinstance(one, Hold) for one in got) == 1
    assert await all_there(desks[0]) == Amounts(on_hand=8)


async def test_what_is_handed_over_as_it_lapses_is_one_or_the_other(
    desks: tuple[Desk, Desk],
) -> None:
    await stocked(desks[0], "b1", 9, "nine")
    hold = await kept(desks[0], a_hold(desks[0]))
    assert isinstance(hold, Hold)
    given, _ = await together([handed(desks[0], hold), dropped(desks[1], hold)])
    stored = await desks[0].database.read(lambda w: holds.find_hold(w, hold.id))
    assert stored is not None
    assert (stored.state is HoldState.HANDED) is isinstance(given, Hold)
    assert (await all_there(desks[0])).on_hand == 9 - isinstance(given, Hold)


async def test_what_crosses_on_the_road_blocks_nobody(desks: tuple[Desk, Desk]) -> None:
    for box in BOXES:
        await stocked(desks[0], box, 10, f"of {box}")

    async def crosses(desk: Desk, box: str) -> None:
        for lot, qty in await sent(desk, box, 2):
            await arrived(desk, box, lot, qty)

    await together([crosses(desks[n % 2], BOXES[n % 2]) for n in range(10)])
    assert await all_there(desks[0]) == Amounts(on_hand=20)
    for box in BOXES:
        shelf = await desks[0].database.read(lambda w, b=box: stock.shelf(w, b))
        assert sum(on.amounts.on_hand for on in shelf) == 10


async def test_who_goes_away_in_the_middle_leaves_nothing_half_done(
    desks: tuple[Desk, Desk],
) -> None:
    await stocked(desks[0], "b1", 30, "thirty")
    before = [await kept(desks[0], a_hold(desks[0])) for _ in range(8)]
    jobs = [asyncio.create_task(kept(desks[n % 2], a_hold(desks[n % 2]))) for n in range(8)]
    jobs += [asyncio.create_task(handed(desks[n % 2], h)) for n, h in enumerate(before)]  # type: ignore[arg-type]
    for turn in range(24):
        await asyncio.sleep(0)
        if turn % 2:
            jobs[(turn * 5) % len(jobs)].cancel()
    ended = await together([_ended(job) for job in jobs])
    assert asyncio.CancelledError in ended
    # What had begun goes on to its end; at any moment the books are right.
    await all_there(desks[1])
    for job in [dropped(desks[1], h) for h in before if isinstance(h, Hold)]:
        await job
    there = await all_there(desks[1])
    out = [h for h in before if isinstance(h, Hold) and await _state(desks[0], h) == "handed"]
    assert there.on_hand == 30 - len(out)


async def _ended(job: asyncio.Task[Any]) -> type[BaseException] | None:
    await asyncio.wait([job])
    if job.cancelled():
        return asyncio.CancelledError
    assert not isinstance(job.result(), Exception)
    return None


async def _state(desk: Desk, hold: Hold) -> str:
    found = await desk.database.read(lambda w: holds.find_hold(w, hold.id))
    assert found is not None
    return found.state.value


async def test_taking_by_what_one_read_before_is_noticed(
    desks: tuple[Desk, Desk], database_url: str, tmp_path: Path
) -> None:
    """That the checks above see it: the same twenty, each with a careful read and a blind write."""
    lot = await stocked(desks[0], "b1", 1, "last")
    (tmp_path / "careless.sql").write_text(CARELESS)
    careless = await open_database(database_url, now=lambda: NOW, queries=(QUERIES, tmp_path))
    try:
        seen = await together(
            [careless.read(lambda w: stock.balance(w, "b1", lot.id)) for _ in range(TAKERS)]
        )
        await together(
            [_takes_blindly(careless, desks[0], lot, there.on_hand) for there in seen if there.free]
        )
    finally:
        await careless.close()
    with pytest.raises(AssertionError):
        await all_there(desks[0])


async def _takes_blindly(database: Database, desk: Desk, lot: Lot, seen: int) -> None:
    async def write(work: Work) -> None:
        await work.run(
            "add_entry", id=desk.ids.new(), at="2026", box_id="b1", lot_id=lot.id, verb="out",
            on_hand=-1, reserved=0, lent=0, moving=0, by_id=None, case_id=None, ref=None,
            reverses=None, reason=None,
        )  # fmt: skip
        await work.run("careless_balance", box="b1", lot=lot.id, on_hand=seen - 1)

    await database.write(write)
