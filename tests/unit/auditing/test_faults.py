"""Each fault planted in the sample village is found and named; without one nothing is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.content.content import Content
from bot.services.audit import audit
from bot.services.audit.advice import ADVICE
from bot.services.audit.checks import CHECKS
from bot.services.desk import Desk
from bot.store.sqltext import load_queries
from tests.desk import ROOT, HandClock
from tests.unit.auditing.faults import FAULTS
from tests.unit.auditing.loaded import plant

BY_HAND = {"database_damaged", "reference_lost"}
# By their alias in the queries: outbox, cases, events, entries, words, lots.
LONG = {"o", "b", "c", "e", "s", "l"}
# The count of a box that has less than nothing cannot be that of its entries.
WITH = {"stock_negative": {"stock_negative", "stock_sum"}}


async def codes(desk: Desk) -> set[str]:
    return {one.code for one in await audit(desk)}


async def test_a_village_without_a_fault_has_no_finding(desk: Desk) -> None:
    assert await audit(desk, days=None) == ()


@pytest.mark.parametrize("code", FAULTS)
async def test_a_planted_fault_is_found_by_its_name(
    desk: Desk, database_url: str, code: str
) -> None:
    await plant(database_url, *FAULTS[code])
    assert await codes(desk) == WITH.get(code, {code})


@pytest.mark.parametrize("so", ["joined_to = (SELECT MIN(id) FROM cases)", "shown_in_group = 1"])
async def test_danger_that_others_were_told_of_is_not_unheard(
    desk: Desk, database_url: str, so: str
) -> None:
    danger = f"UPDATE cases SET {so} WHERE acuity = 'emergency'"
    await plant(database_url, *FAULTS["emergency_unheard"], danger)
    assert "emergency_unheard" not in await codes(desk)


async def test_a_reference_to_nothing_is_found(desk: Desk, database_url: str) -> None:
    if desk.database.dialect == "sqlite":
        await plant(database_url, "UPDATE households SET unit_id = 'nowhere'")
    else:
        await plant(database_url, "ALTER TABLE households DISABLE TRIGGER ALL")
    (found,) = await audit(desk)
    assert (found.code, found.refs[0].partition(" > ")[0]) == ("reference_lost", "households")


async def test_a_broken_page_is_found_and_nothing_else_is_believed(
    desk: Desk, database_url: str
) -> None:
    await plant(database_url, *FAULTS["message_unsent"])
    if desk.database.dialect == "sqlite":
        break_index(database_url, "people_name")
    else:
        await plant(
            database_url,
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'people_name'::regclass",
        )
    assert await codes(desk) == {"database_damaged"}


async def test_what_was_begun_long_ago_is_looked_at_on_demand(
    desk: Desk, database_url: str
) -> None:
    await plant(database_url, *FAULTS["case_no_outcome"])
    later = replace(desk, clock=HandClock(desk.now() + timedelta(days=31)))
    assert "case_no_outcome" not in {one.code for one in await audit(later)}
    assert "case_no_outcome" in {one.code for one in await audit(later, days=None)}


async def test_it_names_as_many_as_can_be_read_and_says_that_there_are_more(
    desk: Desk, database_url: str
) -> None:
    unsent = FAULTS["message_unsent"][0]
    await plant(database_url, *(unsent.replace("'m1'", f"'m{n}'") for n in range(230)))
    (found,) = await audit(desk)
    assert (len(found.refs), found.more) == (200, True)


def test_every_sort_has_its_advice_its_words_its_page_and_its_planted_fault(
    content: Content,
) -> None:
    page = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
    assert set(ADVICE) == set(CHECKS) | BY_HAND == set(FAULTS) | BY_HAND
    for code in ADVICE:
        assert f"`{code}`" in page, code
        assert content.messages.render(f"audit.says.{code}", {}).text


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_no_check_reads_a_long_table_from_end_to_end(desk: Desk, database_url: str) -> None:
    """What grows with the years is entered through an index, or in pieces from key to key."""
    queries = load_queries("sqlite")
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as connection:
        for code in CHECKS:
            query = queries[f"audit_{code}"]
            plan = connection.execute(
                f"EXPLAIN QUERY PLAN {query.text}", dict.fromkeys(query.parameters)
            )
            steps = [str(row[3]) for row in plan]
            assert [s for s in steps if s.startswith("SCAN") and s.split()[1] in LONG] == [], code


def break_index(url: str, name: str) -> None:
    """Its first page is all zeros, as after a bad disk."""
    file = Path(url.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        asked = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(asked, (name,)).fetchone()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * size)
        opened.write(bytes(size))
