"""No question that is asked all day reads every case, event or message there ever was."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.store.sqltext import Query, load_queries

# Tables that only ever grow, or grow with every message.
GROWING = frozenset(
    {
        "cases", "case_events", "case_told", "case_parties", "case_supporters", "case_excluded",
        "said", "outbox", "bookings", "handled",
    }
)  # fmt: skip
# Reads a partial index that holds only what is open, or runs once for somebody who leaves.
MAY = frozenset({"count_outbox", "count_unconfirmed_cases", "live_bookings", "forget_drafts"})
_TABLE = re.compile(r"(?:\b(?:FROM|JOIN|UPDATE|INTO)|,)\s+(\w+)(?:\s+AS)?(?:\s+(\w+))?", re.I)


@pytest.fixture
def sqlite(database_url: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as connection:
        yield connection


def scanned(sqlite: sqlite3.Connection, query: Query) -> set[str]:
    """The tables a statement reads from the first row to the last."""
    names = {alias or table: table for table, alias in _TABLE.findall(query.text)}
    names |= {table: table for table in names.values()}
    plan = sqlite.execute(
        f"EXPLAIN QUERY PLAN {query.text}", dict.fromkeys(query.parameters)
    ).fetchall()
    steps = (re.match(r"SCAN (\w+)", row[3]) for row in plan)
    return {names.get(step[1], step[1]) for step in steps if step}


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_no_question_reads_what_only_grows(sqlite: sqlite3.Connection) -> None:
    every = load_queries("sqlite").values()
    found = {query.name for query in every if scanned(sqlite, query) & GROWING}
    assert found == MAY


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_guests_are_looked_for_among_guests(sqlite: sqlite3.Connection) -> None:
    """Every twenty seconds; a hundred thousand people were read for it."""
    query = load_queries("sqlite")["guests_to_ask"]
    plan = sqlite.execute(f"EXPLAIN QUERY PLAN {query.text}", {"before": ""}).fetchall()
    assert [row[3] for row in plan if "SCAN" in row[3]] == ["SCAN p USING INDEX people_guests"]


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_a_question_without_an_index_would_be_noticed(sqlite: sqlite3.Connection) -> None:
    sqlite.execute("DROP INDEX cases_message")
    query = load_queries("sqlite")["find_case_by_message"]
    assert scanned(sqlite, query) == {"cases"}
