"""Loans on both databases: they come back as written, and say who died in the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.boxes import Box
from bot.domain.loans import BACK, Loan, with_told
from bot.domain.people import Household, Person
from bot.domain.stock import Lot
from bot.store import boxes, cases, loans, people, places, stock
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.test_places import add_tree
from tests.unit.domain.samples import make_case

DAY = date(2026, 11, 24)
LOAN = Loan(
    "l1", "b1", "lot", "d_spo2", 1, NOW, DAY, case_id="c1", borrower_id="wang", household_id="h"
)


@pytest.fixture(autouse=True)
async def house(database: Database) -> None:
    async def add(work: Work) -> None:
        await add_tree(work)
        await places.add_household(work, Household("h", "east", "王家"))
        for id, home in (("wang", "h"), ("son", None), ("li", "h"), ("zhao", None)):
            person = Person(id, "east", id, household_id=home)
            await people.add_person(work, person, now=NOW)
        await boxes.add_box(work, Box("b1", "liuwan", "药箱", "小卖部", keeper_id="zhao"))
        await stock.add_lot(work, Lot("lot", "d_spo2", "个", NOW, "count"))
        case = replace(make_case(), id="c1", unit_id="east", author_id="son", subject_id=None)
        await cases.add_case(work, case)
        await loans.put_loan(work, LOAN)

    await database.write(add)


async def test_a_loan_comes_back_as_it_was_written(database: Database) -> None:
    assert await database.read(lambda w: loans.find_loan(w, "l1")) == LOAN
    told = with_told(with_told(replace(LOAN, extended=1), "overdue", DAY), BACK, DAY)
    await database.write(lambda w: loans.put_loan(w, told))
    assert await database.read(lambda w: loans.find_loan(w, "l1")) == told


async def test_what_is_back_is_on_no_list(database: Database) -> None:
    later = replace(LOAN, id="l2", due_on=DAY + timedelta(days=1), case_id=None)
    await database.write(lambda w: loans.put_loan(w, later))
    assert await database.read(lambda w: loans.loans_of_box(w, "b1")) == (LOAN, later)
    assert await database.read(lambda w: loans.open_loans(w, "l2")) == ((later, None),)
    back = replace(LOAN, returned_at=NOW, condition="fine")
    await database.write(lambda w: loans.put_loan(w, back))
    assert await database.read(lambda w: loans.loans_of_box(w, "b1")) == (later,)
    assert await database.read(loans.open_loans) == ((later, None),)
    assert await database.read(lambda w: loans.loans_of_person(w, "wang")) == (later,)
    assert await database.read(lambda w: loans.loans_of_case(w, "c1")) == (back,)


async def test_a_loan_is_of_who_has_it_and_of_who_asked_for_it(database: Database) -> None:
    for person in ("wang", "son"):
        found = await database.read(lambda w, p=person: loans.loans_of_person(w, p))
        assert found == (LOAN,)
    assert await database.read(lambda w: loans.loans_of_person(w, "li")) == ()


@pytest.mark.parametrize(
    ("who", "why", "known"),
    [("wang", "died", DAY), ("li", "died", DAY), ("li", "moved", None), ("son", "died", None)],
)
async def test_a_death_in_the_house_stands_with_the_loan(
    database: Database, who: str, why: str, known: date | None
) -> None:
    await database.write(lambda w: people.end_person(w, who, DAY, why))
    assert await database.read(loans.open_loans) == ((LOAN, known),)
