"""Ended, doubled, killed while it begins: nothing is lost, and the next start finds its way."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from random import Random, SystemRandom

from tests.kill.process import Linli
from tests.kill.scene import Scene

RIDE = "明早有车去县医院不"


async def test_told_to_end_it_is_gone_within_two_seconds_and_loses_nothing(scene: Scene) -> None:
    await scene.linli.start()
    await scene.until(lambda: scene.linli.running)
    scene.says("wangxiuying", RIDE, "dongwan")
    begun = time.monotonic()
    assert await scene.linli.stop() == 0
    assert time.monotonic() - begun < 2.0
    await scene.linli.start()
    await scene.until(lambda: scene.finds("wangxiuying", "记下了", "要车"))
    await scene.until(lambda: scene.finds("zhaoweiguo", "王奶奶", button="我来", group="dongwan"))
    assert await scene.linli.stop() == 0
    with closing(sqlite3.connect(scene.database)) as rows:
        assert rows.execute("SELECT COUNT(*) FROM cases").fetchone() == (1,)
        assert rows.execute("SELECT COUNT(*) FROM inbox").fetchone() == (0,)
        assert rows.execute("SELECT COUNT(*) FROM outbox WHERE state = 'flying'").fetchone() == (0,)


async def test_a_second_bot_on_the_same_database_says_why_it_cannot_and_the_first_goes_on(
    scene: Scene,
) -> None:
    first = scene.linli
    await first.start()
    await scene.until(lambda: first.running)
    folder = first.folder / "second"
    folder.mkdir()
    second = Linli(folder, first.api, first.database)
    try:
        await second.start()
        assert await second.ends(10.0) == 2
    finally:
        await second.close()
    assert "Another linli already runs with this token and this database." in second.said
    scene.says("wangxiuying", RIDE, "dongwan")
    await scene.until(lambda: scene.finds("wangxiuying", "记下了", "要车"))


async def test_killed_while_it_makes_its_tables_the_next_start_finds_a_good_database(
    scene: Scene,
) -> None:
    dice = Random(SystemRandom().randrange(100_000))
    scene.database.unlink()
    for _ in range(4):
        await scene.linli.start("migrate")
        # The file appears just before the tables are made.
        await scene.until(lambda: scene.database.exists() or scene.linli.ended)
        await asyncio.sleep(dice.uniform(0.0, 0.06))
        await scene.linli.close()
    await scene.linli.start()
    await scene.until(lambda: "There is no admin yet" in scene.linli.said)
    assert await scene.linli.stop() == 0
    with closing(sqlite3.connect(scene.database)) as rows:
        assert rows.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert rows.execute("PRAGMA foreign_key_check").fetchall() == []
        assert rows.execute("SELECT COUNT(*) FROM cases").fetchone() == (0,)
