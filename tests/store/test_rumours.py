"""Rumours in the store: one claim, who waits for it, counts that stay when people are forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.people import Person, Unit
from bot.domain.rumours import Rumour, Verdict, drafted, judged
from bot.store import people, places, rumours
from bot.store.database import Database, Work
from bot.store.migrate import migrate

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
ONE = Rumour("r1", "v", 1, "喝板蓝根能防流感", "cure", NOW, NOW, health=True, next_at=NOW)


@pytest.fixture
async def village(database: Database, now: Callable[[], datetime]) -> Database:
    """A village, a villager and a doctor."""
    await migrate(database)

    async def fill(work: Work) -> None:
        await places.add_unit(work, Unit("v", None, "village", "柳湾村", "柳湾"))
        for id in ("wang", "chen"):
            await people.add_person(work, Person(id, "v", id), now=NOW)
        await rumours.put(work, ONE)

    await database.write(fill)
    return database


async def test_a_verdict_goes_from_a_press_to_its_reason(village: Database) -> None:
    async def play(work: Work) -> None:
        assert await rumours.due(work, NOW) == (ONE,)
        assert await rumours.next_due(work) == NOW
        pressed = drafted(ONE, Verdict.FALSE, "chen", NOW)
        await rumours.put(work, pressed)
        assert await rumours.draft_of(work, "chen", NOW) == pressed
        assert await rumours.draft_of(work, "chen", NOW + timedelta(hours=1)) is None
        said = judged(pressed, Verdict.FALSE, "没有根据", "chen", NOW)
        await rumours.put(work, said)
        assert await rumours.find(work, "r1") == said
        assert await rumours.numbered(work, "v", 1) == said
        assert await rumours.due(work, NOW) == ()
        assert await rumours.draft_of(work, "chen", NOW) is None
        assert await rumours.next_number(work, "v") == 2

    await village.write(play)


async def test_who_asks_twice_waits_once_and_the_count_outlives_the_link(village: Database) -> None:
    async def play(work: Work) -> None:
        assert await rumours.link(work, "r1", "wang", NOW, DAY)
        assert not await rumours.link(work, "r1", "wang", NOW, DAY)
        assert await rumours.link(work, "r1", "chen", NOW, DAY)
        assert set(await rumours.askers(work, "r1")) == {"wang", "chen"}
        assert await rumours.first_link(work) == NOW
        await rumours.drop_links(work, NOW + timedelta(days=90))
        assert await rumours.askers(work, "r1") == ()
        counted = await rumours.by_topic(work, "v", DAY)
        assert [(one.topic, one.rumours, one.times) for one in counted] == [("cure", 1, 2)]
        assert await rumours.by_topic(work, "v", DAY + timedelta(days=1)) == ()

    await village.write(play)


async def test_a_person_is_forgotten_and_the_verdict_stays_without_a_name(
    village: Database,
) -> None:
    async def play(work: Work) -> None:
        await rumours.link(work, "r1", "chen", NOW, DAY)
        await rumours.put(work, judged(ONE, Verdict.FALSE, "没有根据", "chen", NOW))
        await rumours.forget(work, "chen")
        left = await rumours.find(work, "r1")
        assert left is not None
        assert (left.judge_id, left.verdict, left.why) == (None, Verdict.FALSE, "没有根据")
        assert await rumours.askers(work, "r1") == ()
        assert await rumours.of_unit(work, "v", NOW) == (left,)

    await village.write(play)
