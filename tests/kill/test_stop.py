"""Told to end in a bad moment, it is gone within five seconds; any locale and zone will do."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench.broadcast import a_process
from tests.bench.crowd import a_crowd, put_broadcast
from tests.kill.killer import flying_in
from tests.kill.process import Linli
from tests.kill.scene import Scene
from tests.stories.stage import Props

LATEST = 5.0
RIDE = "明早八点有车去县医院不"


async def test_with_a_line_that_hangs_it_ends_in_time_and_tells_what_is_owed_later(
    scene: Scene,
) -> None:
    await scene.linli.start()
    await scene.until(lambda: scene.linli.running)
    scene.sim.faults.delay("sendMessage", 60.0, times=20)
    scene.says("wangxiuying", RIDE, "dongwan")
    await scene.until(lambda: scene.sim.faults.describe()[0]["times"] != 20)
    scene.sim.faults.delay("getUpdates", 60.0, times=20)
    assert await scene.linli.stop(LATEST) == 0
    scene.sim.faults.clear()
    await scene.linli.start()
    await scene.until(lambda: scene.linli.running)
    scene.sim.clock.jump(62)
    await scene.until(lambda: scene.finds("wangxiuying", "记下了"))


async def test_in_the_middle_of_a_broadcast_it_ends_in_time_with_nothing_in_doubt(
    props: Props, tmp_path: Path
) -> None:
    async with (
        a_crowd(props, tmp_path, 60, 2, real=True) as crowd,
        a_process(crowd, tmp_path) as linli,
    ):
        await put_broadcast(crowd, props)
        await linli.start()
        scene = Scene(props, crowd.sim, linli, crowd.path)
        await scene.until(lambda: len(crowd.told()) >= 20)
        assert await linli.stop(LATEST) == 0
        assert len(crowd.told()) < crowd.chats
        assert flying_in(crowd.path) == ()


async def test_in_a_foreign_locale_and_zone_people_read_the_villages_time(scene: Scene) -> None:
    linli = scene.linli
    abroad = Linli(
        linli.folder, linli.api, linli.database, LC_ALL="C", LANG="C", TZ="America/New_York"
    )
    try:
        await abroad.start()
        await scene.until(lambda: abroad.running)
        scene.says("wangxiuying", RIDE, "dongwan")
        await scene.until(lambda: scene.finds("wangxiuying", "记下了", "明天", "8:00"))
        assert await abroad.stop(LATEST) == 0
        await abroad.start("cases", "--json")
        assert await abroad.ends(20.0) == 0
        (case,) = [json.loads(line) for line in abroad.printed.splitlines()]
        assert case["number"].startswith("柳湾")
    finally:
        await abroad.close()
