"""Purchases, slips, steps and endings on both databases: they come back as written."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta

import asyncpg
import pytest

from bot.domain.people import Person
from bot.domain.purchases import Money, Purchase
from bot.domain.states import State
from bot.store import cases, errands, people, purchases
from bot.store.database import Database, Work
from bot.store.errands import Exit
from bot.store.purchases import Receipt
from tests.databases import NOW
from tests.store.test_places import add_tree
from tests.unit.domain.samples import make_case

BOUGHT = Purchase("c1", Money.TOLD, NOW, "wang", "zhao", budget=5000, spent=3850)


@pytest.fixture(autouse=True)
async def matter(database: Database) -> None:
    async def add(work: Work) -> None:
        await add_tree(work)
        for id in ("wang", "zhao"):
            await people.add_person(work, Person(id, "east", id), now=NOW)
        for id in ("c1", "c2"):
            case = make_case()
            case = replace(
                case, id=id, number=f"N{id}", kind="help", category="shopping", unit_id="east",
                author_id="wang", subject_id=None, claimed_by="zhao", state=State.CLAIMED,
                claimed_at=NOW,
            )  # fmt: skip
            await cases.add_case(work, case)

    await database.write(add)


async def test_a_purchase_is_written_over_itself(database: Database) -> None:
    await database.write(lambda w: purchases.put_purchase(w, replace(BOUGHT, spent=None)))
    await database.write(lambda w: purchases.put_purchase(w, BOUGHT))
    assert await database.read(lambda w: purchases.find_purchase(w, "c1")) == BOUGHT
    assert await database.read(lambda w: purchases.find_purchase(w, "c2")) is None
    for person in ("wang", "zhao"):
        assert await database.read(lambda w, p=person: purchases.purchases_of(w, p)) == (BOUGHT,)
    over = replace(BOUGHT, state=Money.SETTLED, asker_ok=True, buyer_ok=True)
    await database.write(lambda w: purchases.put_purchase(w, over))
    assert await database.read(lambda w: purchases.purchases_of(w, "wang")) == ()


async def test_no_database_keeps_a_sum_above_the_limit_as_agreed(database: Database) -> None:
    wrong = replace(BOUGHT, spent=6200)
    faults = (sqlite3.IntegrityError, asyncpg.CheckViolationError)
    with pytest.raises(faults):
        await database.write(lambda w: purchases.put_purchase(w, wrong))
    asked = replace(wrong, state=Money.OVER)
    await database.write(lambda w: purchases.put_purchase(w, asked))
    assert await database.read(lambda w: purchases.find_purchase(w, "c1")) == asked


async def test_what_waits_in_a_state_is_found_by_its_age(database: Database) -> None:
    differs = replace(BOUGHT, state=Money.DIFFERS, paid=3000)
    await database.write(lambda w: purchases.put_purchase(w, differs))
    found = await database.read(lambda w: purchases.purchases_in(w, Money.DIFFERS, NOW))
    assert found == (differs,)
    early = NOW - timedelta(minutes=1)
    assert await database.read(lambda w: purchases.purchases_in(w, Money.DIFFERS, early)) == ()
    assert await database.read(lambda w: purchases.oldest_in(w, Money.DIFFERS)) == NOW
    assert await database.read(lambda w: purchases.oldest_in(w, Money.OVER)) is None


async def test_the_record_of_the_money_and_the_slips_stay(database: Database) -> None:
    steps = [purchases.Step(f"s{n}", NOW, "zhao", what, fen) for n, (what, fen) in
             enumerate((("spent", 3850), ("paid", 3000), ("doubt", None)))]  # fmt: skip
    slip = Receipt("r1", NOW, "zhao", "file-1", 3850, "c1")

    async def add(work: Work) -> None:
        for step in steps:
            await purchases.add_step(work, "c1", step)
        await purchases.add_receipt(work, slip)

    await database.write(add)
    assert await database.read(lambda w: purchases.steps_of(w, "c1")) == tuple(steps)
    assert await database.read(lambda w: purchases.receipts_of_case(w, "c1")) == (slip,)
    assert await database.read(lambda w: purchases.receipts_of_trip(w, "t1")) == ()
    since = NOW - timedelta(days=1)
    assert await database.read(lambda w: purchases.latest_trip_of(w, "zhao", since)) is None


async def test_what_waits_and_what_is_held_is_listed(database: Database) -> None:
    held = await database.read(lambda w: errands.list_held(w, ("shopping", "parcel")))
    assert [case.id for case in held] == ["c1", "c2"]
    assert await database.read(lambda w: errands.list_held(w, ("parcel",))) == ()
    case = held[0]
    free = replace(case, state=State.OPEN, claimed_by=None, revision=case.revision + 1)
    await database.write(lambda w: cases.save_case(w, case, free))
    waiting = await database.read(lambda w: errands.list_waiting(w, ("east",)))
    assert [one.id for one in waiting] == ["c1"]
    assert await database.read(lambda w: errands.list_waiting(w, ("west",))) == ()


async def test_steps_of_an_errand_come_back_in_order(database: Database) -> None:
    steps = tuple(errands.Step(f"e{n}", "c1", NOW, "zhao", what) for n, what in
                  enumerate(("own", "taught")))  # fmt: skip
    for step in steps:
        await database.write(lambda w, s=step: errands.add_step(w, s))
    assert await database.read(lambda w: errands.steps_of(w, "c1")) == steps


async def test_a_helper_is_asked_once_how_it_went(database: Database) -> None:
    later = NOW + timedelta(days=1)

    async def add(work: Work) -> None:
        await errands.put_exit(work, "c1", "zhao", "helper", NOW)
        await errands.put_exit(work, "c2", "zhao", "helper", NOW)
        await errands.put_exit(work, "c1", "wang", "asker", NOW)

    await database.write(add)
    assert await database.read(errands.first_exit) == NOW
    due = await database.read(lambda w: errands.exits_to_ask(w, later))
    assert [(one.case_id, one.person_id) for one in due] == [("c1", "zhao"), ("c2", "zhao")]
    assert await database.read(lambda w: errands.exits_to_ask(w, NOW - timedelta(1))) == ()
    await database.write(lambda w: errands.note_asked(w, "zhao", later, later))
    assert await database.read(lambda w: errands.exits_to_ask(w, later)) == ()
    await database.write(lambda w: errands.put_exit(w, "c1", "zhao", "helper", later))
    assert await database.read(lambda w: errands.exits_to_ask(w, later)) == ()
    await database.write(lambda w: errands.answer_exit(w, "c1", "zhao", "hard", later))
    found = await database.read(lambda w: errands.find_exit(w, "c1", "zhao"))
    assert found == Exit("c1", "zhao", "helper", NOW, later, "hard", later)
    mine = await database.read(lambda w: errands.exits_of(w, "zhao"))
    assert [one.answer for one in mine] == [None, "hard"]
