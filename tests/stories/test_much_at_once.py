"""A thousand lists, a hundred matters come up in one minute: what is pressing goes between."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from bot.services.desk import Desk
from bot.services.rounds import MARK, PIECE, Rounds
from bot.store import cases, records, timeline
from bot.store.database import Database, Work
from tests.stories.village import Village

T = TypeVar("T")


class Later:
    """The village's clock, some time ahead."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return 0.0


class Counted:
    """A database that knows how many messages each of its writes has put there."""

    def __init__(self, village: Village) -> None:
        self._village = village
        self._inner: Database = village.bot.desk.database
        self.put: list[int] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    async def write(self, fn: Callable[[Work], Awaitable[T]]) -> T:
        before = await self._village.row_count("outbox")
        result = await self._inner.write(fn)
        self.put.append(await self._village.row_count("outbox") - before)
        return result


def at(village: Village, later: datetime) -> tuple[Desk, Counted]:
    counted = Counted(village)
    return replace(village.bot.desk, database=counted, clock=Later(later)), counted


async def test_the_lists_of_noon_are_put_there_a_few_a_write(village: Village) -> None:
    for who in village.everybody[:12]:
        await who.says("我胸口痛得厉害，喘不上气")
    told = await village.bot.desk.database.read(timeline.list_people_told)
    assert len(told) > PIECE
    desk, counted = at(village, village.now + timedelta(hours=3))
    assert await Rounds(desk).run() > 0
    pieces, over = divmod(len(told), PIECE)
    assert len(counted.put) == pieces + bool(over) + 1  # and that it is done
    assert await Rounds(desk).run() == 0


async def test_whoever_was_interrupted_in_the_lists_of_noon_sounds_none_twice(
    village: Village,
) -> None:
    await village.wangxiuying.says("我胸口痛得厉害，喘不上气")
    desk, counted = at(village, village.now + timedelta(hours=3))
    sounded = await Rounds(desk).run()
    put = sum(counted.put)
    await village.bot.desk.database.write(
        lambda work: records.set_mark(work, MARK, "killed before the end", village.now)
    )
    assert 0 < sounded <= put
    await Rounds(desk).run()
    assert sum(counted.put) == put


async def test_danger_comes_up_before_what_has_waited_longer(village: Village) -> None:
    await village.wangxiuying.says("要药")
    (waiting,) = await village.cases()
    assert waiting.next_at is not None
    early = waiting.next_at - timedelta(minutes=1)
    await village.passes(minutes=(early - village.now) / timedelta(minutes=1))
    await village.person("liyoufu").says("我胸口痛得厉害，喘不上气")
    danger = max(await village.cases(), key=lambda case: case.opened_at)
    later = waiting.next_at + timedelta(minutes=10)
    due = await village.bot.desk.database.read(lambda work: cases.list_due(work, later))
    assert due == (danger.id, waiting.id)
