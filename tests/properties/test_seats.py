"""Whatever passengers and drivers do, the seats are right at each of 10,000 steps."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.store.sqltext import QUERIES
from tests.databases import Databases
from tests.properties.seat_machine import Course, Seats
from tests.properties.stock_worlds import World, a_world

DONE = {"book", "alone", "free", "step", "home", "resize", "save", "off"}
REFUSED = {"book", "alone", "free", "step", "home", "resize"}
LIVE = "('booked', 'confirmed', 'boarded', 'there', 'ready')"
# What seats rest on, and the same without it.
BROKEN = {
    "no more than there are": (
        "  AND taken + CAST(:seats AS BIGINT) <= seats\n",
        "  AND taken < seats\n",
    ),
    "only while it is open": ("AND state = 'open' AND alone = 0", "AND alone = 0"),
    "nobody beside the ill": ("AND state = 'open' AND alone = 0", "AND state = 'open'"),
    "the ill beside nobody": ("  AND (CAST(:alone AS INTEGER) = 0 OR taken = 0)\n", ""),
    "one car a passenger": (f"\n    AND b.state IN {LIVE})", " AND 1 = 2)"),
    "given back once": (
        f"changed_at = :at, ended_at = :at\nWHERE id = :id AND state IN {LIVE}",
        "changed_at = :at, ended_at = :at\nWHERE id = :id",
    ),
    "all of it given back": (
        "SET taken = taken - CAST(:seats AS BIGINT),",
        "SET taken = taken - 1,",
    ),
    "the next may sit where the ill sat": (
        "THEN 0 ELSE alone END\nWHERE id = :trip",
        "THEN alone ELSE alone END\nWHERE id = :trip",
    ),
    "somebody left behind": (" AND CAST(:seats AS BIGINT) >= taken RETURNING", " RETURNING"),
    "a step after the end": (
        f"changed_at = :at\nWHERE id = :id AND state IN {LIVE}",
        "changed_at = :at\nWHERE id = :id",
    ),
    "nobody else's count": (
        "case_id = :case_id, state = :state,",
        "case_id = :case_id, taken = 0, state = :state,",
    ),
}


def course_through(
    world: World,
    examples: int,
    phases: tuple[Phase, ...] = tuple(Phase),
    course: Course | None = None,
) -> Course:
    course = course or Course(world)
    machine = type("Here", (Seats,), {"course": course})
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=90,
            phases=phases,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return course


def test_seats_are_right_at_each_of_ten_thousand_steps(
    databases: Databases, tmp_path: Path
) -> None:
    with a_world(databases, "sqlite", tmp_path) as world:
        course = course_through(world, 180)
    assert course.steps >= 10_000
    assert min(course.done[name] for name in DONE) >= 40, course.done
    assert min(course.refused[name] for name in REFUSED) >= 40, course.refused


def test_they_are_right_on_postgresql(databases: Databases, tmp_path: Path) -> None:
    with a_world(databases, "postgresql", tmp_path) as world:
        course = course_through(world, 25)
    assert course.steps >= 1_000


@pytest.mark.parametrize("what", BROKEN)
def test_seats_that_are_kept_badly_are_noticed(
    databases: Databases, tmp_path: Path, what: str
) -> None:
    right, wrong = BROKEN[what]
    queries = tmp_path / "queries"
    shutil.copytree(QUERIES, queries)
    text = (queries / "trips.sql").read_text(encoding="utf-8")
    assert text.count(right) == 1
    (queries / "trips.sql").write_text(text.replace(right, wrong), encoding="utf-8")
    noticed = (AssertionError, sqlite3.IntegrityError)
    with a_world(databases, "sqlite", tmp_path, (queries,)) as world:
        course = Course(world)
        with pytest.raises(noticed):
            course_through(world, 60, (Phase.generate,), course)
    assert course.done.total() > 0, "it began well"
