"""What is older than it is kept goes by itself, once a day; what is younger stays."""

from __future__ import annotations

from datetime import timedelta

from bot.services.privacy.upkeep import drop_old
from bot.store import contacts, timeline
from tests.stories.village import Village


async def a_day_later(village: Village, days: int) -> None:
    village.sim.clock.jump(days * 86400)
    while await drop_old(village.bot.desk):
        pass


async def words_of(village: Village) -> list[str | None]:
    (case,) = await village.cases()
    said = await village.bot.desk.database.read(lambda work: timeline.list_said(work, case.id))
    return [one.words for one in said]


async def test_words_and_contacts_of_long_ago_are_let_go_of(village: Village) -> None:
    await village.wangxiuying.says("明天上午要车去县医院")
    await village.wangxiuying.says("不用了")
    desk = village.bot.desk

    async def seen() -> int:
        before = village.now - timedelta(days=500)
        of = contacts.of_person
        return len(await desk.database.read(lambda w: of(w, "wangxiuying", before, village.now)))

    assert "明天上午要车去县医院" in await words_of(village)
    assert await seen() > 0
    await a_day_later(village, days=399)
    assert "明天上午要车去县医院" in await words_of(village)
    await a_day_later(village, days=3)
    assert set(await words_of(village)) == {None}
    assert await seen() == 0
