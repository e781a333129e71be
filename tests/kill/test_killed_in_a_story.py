"""Killed at twenty random points of a morning: nothing is lost, nothing is done twice."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import SystemRandom

import pytest

from bot.services.dispatch import IN_FLIGHT
from tests.kill.killer import Killer
from tests.kill.ledger import Ledger, read_ledger
from tests.kill.scene import Scene
from tests.kill.story import CASES, DEEDS, STEPS, play

KILLS = 20
MOST_SEEDS = 100_000


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """A new one every time; `--kill-seed` repeats one that failed."""
    given = request.config.getoption("kill_seed", None)
    return SystemRandom().randrange(MOST_SEEDS) if given is None else int(given)


async def test_killed_at_twenty_points_of_a_story_nothing_is_lost_and_nothing_comes_twice(
    scene: Scene, seed: int
) -> None:
    sys.stdout.write(f"seed {seed}\n")
    first_update = scene.sim.updates.last_id + 1
    killer = Killer(scene, seed, steps=STEPS)
    await scene.linli.start()
    await scene.until(lambda: scene.linli.running)
    await play(scene, killer)
    await killer.rest()
    assert await scene.linli.stop() == 0

    ledger = read_ledger(scene.database, scene.sim, killer.kills)
    sys.stdout.write(_figures(scene, killer, ledger))
    assert len(killer.kills) == KILLS
    assert ledger.never_arrived() == []
    assert ledger.doubled() == []
    assert ledger.unexplained == []
    assert ledger.marked_by_kill[0] == 0
    assert max(ledger.marked_by_kill.values(), default=0) <= IN_FLIGHT
    assert max(len(kill.flying) for kill in killer.kills) <= IN_FLIGHT
    _everything_heard_once(scene, first_update)
    _everything_done_once(scene.database)
    await _every_case_stands_where_it_should(scene)


def _figures(scene: Scene, killer: Killer, ledger: Ledger) -> str:
    head = (
        f"{len(killer.kills)} kills, {scene.linli.starts} starts, "
        f"{len(ledger.marked)} marked, {ledger.true_copies} of them copies"
    )
    kills = [
        f"{kill.number} {kill.point}: {sum(f.doubtful for f in kill.flying)} "
        f"in doubt of {len(kill.flying)} on their way, {ledger.marked_by_kill[kill.number]} marked"
        for kill in killer.kills
    ]
    marked = [f"{send.at:%H:%M:%S} {send.chat} {send.text!r}" for send in ledger.marked]
    return "\n".join([head, *kills, *marked, ""])


def _everything_heard_once(scene: Scene, first: int) -> None:
    with closing(sqlite3.connect(scene.database)) as rows:
        assert rows.execute("SELECT * FROM inbox").fetchall() == []
        handled = rows.execute(
            "SELECT update_id FROM handled WHERE update_id >= ? ORDER BY update_id", (first,)
        ).fetchall()
    said = set(range(first, scene.sim.updates.last_id + 1))
    assert [number for (number,) in handled] == sorted(said - scene.talk)


def _everything_done_once(database: Path) -> None:
    with closing(sqlite3.connect(database)) as rows:
        events = rows.execute("SELECT case_id, what, who, why, facts FROM case_events").fetchall()
    deeds = Counter(event[1] for event in events)
    assert {what: deeds[what] for what in DEEDS} == DEEDS


async def _every_case_stands_where_it_should(scene: Scene) -> None:
    await scene.linli.start("cases", "--json")
    assert await scene.linli.ends(20.0) == 0
    found = [json.loads(line) for line in scene.linli.printed.splitlines()]
    assert len(found) == len(CASES)
    assert {(c["author"], c["kind"], c["category"], c["state"]) for c in found} == CASES
