"""Whatever is done to two boxes, the books say what is in them, at each of 10,000 steps."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.store.sqltext import QUERIES
from tests.databases import Databases
from tests.properties.stock_machine import Course
from tests.properties.stock_machine_more import Village
from tests.properties.stock_worlds import World, a_world

LEAVING = {"out", "lend", "send", "this out", "this lend", "this send"}
DONE = LEAVING | {
    "in", "reserve", "release", "hand over", "return", "write_off", "arrive", "count", "discard",
    "recall", "unblock", "reverse", "days",
}  # fmt: skip
REFUSED = LEAVING | {"reserve", "hand over", "too many", "count", "discard", "reverse"}
# What the books of a box rest on, and the same without it.
BROKEN = {
    "no more than there is": (
        "  AND reserved + CAST(:reserved AS BIGINT) <= on_hand + CAST(:on_hand AS BIGINT)\n",
        "",
    ),
    "what is lent is counted": (
        "lent = lent + CAST(:lent AS BIGINT), moving",
        "lent = lent, moving",
    ),
    "what is kept is seen": (
        "SELECT b.box_id, b.on_hand, b.reserved, b.lent, b.moving, l.* FROM stock_balances b\n"
        "JOIN stock_lots l ON l.id = b.lot_id\nWHERE b.box_id = :box AND b.item = :item",
        "SELECT b.box_id, b.on_hand, 0 AS reserved, b.lent, b.moving, l.* FROM stock_balances b\n"
        "JOIN stock_lots l ON l.id = b.lot_id\nWHERE b.box_id = :box AND b.item = :item",
    ),
    "what is recalled is barred": (
        "SET blocked = CAST(:why AS TEXT)",
        "SET blocked = CASE WHEN 1 = 2 THEN CAST(:why AS TEXT) END",
    ),
    "the last day is seen": (
        ":batch, :last_day, :logo",
        ":batch, CASE WHEN :last_day IS NULL THEN NULL ELSE '2030-01-01' END, :logo",
    ),
    "an entry is written once": (
        "SELECT * FROM stock_entries WHERE reverses = :id;",
        "SELECT * FROM stock_entries WHERE reverses = :id AND 1 = 2;",
    ),
}


def course_through(
    world: World, examples: int, phases: tuple[Phase, ...] = tuple(Phase), steps: int = 60
) -> Course:
    course = Course(world)
    machine = type("Here", (Village,), {"course": course})
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            phases=phases,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return course


def test_books_and_boxes_agree_at_each_of_ten_thousand_steps(
    databases: Databases, tmp_path: Path
) -> None:
    with a_world(databases, "sqlite", tmp_path) as world:
        course = course_through(world, 200)
    assert course.steps >= 10_000
    assert course.done.total() >= 5_000
    assert min(course.done[name] for name in DONE) >= 40
    assert min(course.refused[name] for name in REFUSED) >= 40


def test_they_agree_on_postgresql(databases: Databases, tmp_path: Path) -> None:
    with a_world(databases, "postgresql", tmp_path) as world:
        course = course_through(world, 20)
    assert course.steps >= 1_000


@pytest.mark.parametrize("what", BROKEN)
def test_books_that_are_kept_badly_are_noticed(
    databases: Databases, tmp_path: Path, what: str
) -> None:
    right, wrong = BROKEN[what]
    queries = tmp_path / "queries"
    shutil.copytree(QUERIES, queries)
    text = (queries / "stock.sql").read_text(encoding="utf-8")
    assert text.count(right) == 1
    (queries / "stock.sql").write_text(text.replace(right, wrong), encoding="utf-8")
    noticed = (AssertionError, sqlite3.IntegrityError)
    with a_world(databases, "sqlite", tmp_path, (queries,)) as world, pytest.raises(noticed):
        course_through(world, 40, (Phase.generate,))
