"""Nobody notices that a backup is made; what was lost since comes back with it."""

from __future__ import annotations

import shutil

from bot.reporting import report_on
from bot.store.backup import restore
from tests.stories.speaking import OGG, approved, heard
from tests.stories.working import Machine


async def test_the_night_makes_a_backup_and_a_machine_that_lost_everything_is_as_it_was(
    machine_with_a_file: Machine,
) -> None:
    machine = machine_with_a_file
    backups, voices = machine.folder / "backups", machine.folder / "voices"
    async with machine.on(backups=str(backups)) as village:
        await approved(village, village.lixiaofang, village.tangxiaozhou)
        assert not backups.exists()
        await village.until("03:10", day=1)
        village.hush()
        (made,) = backups.glob("*.db")
        told = (await report_on(village.bot)).as_json()["backup"]
        assert told["by"] == "linli"
        assert told["newest_seconds_ago"] < 700
        assert (told["old"], told["last_fault"]) == (False, None)
        await village.until("09:00")
        await village.wangxiuying.says("帮我带两斤肉")
        assert heard(village, village.wangxiuying.hears("记下了")) == OGG
        village.hush()
        assert len(await village.cases(only_open=True)) == 1
        assert len(list(backups.glob("*.db"))) == 1

    shutil.rmtree(voices)
    await restore(machine.database, made, home=machine.folder)

    async with machine.on() as village:
        village.hush()
        assert await village.cases(only_open=True) == ()
        await village.wangxiuying.says("帮我带三斤肉")
        assert heard(village, village.wangxiuying.hears("记下了")) == OGG
        village.hush()
        assert len(await village.cases(only_open=True)) == 1
