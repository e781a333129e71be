from __future__ import annotations

from datetime import timedelta

import pytest

from bot.store.database import AlreadyHandled, Database
from bot.store.inbox import (
    Raw,
    count_inbox,
    keep_updates,
    list_waiting,
    mark_failed,
    mark_handled,
    sweep_inbox,
)
from bot.store.work import Work
from tests.databases import NOW

BOT = "linli"


def raws(*numbers: int) -> list[Raw]:
    return [Raw(n, f"chat{n % 2}", f'{{"update_id": {n}}}') for n in numbers]


async def keep(database: Database, *numbers: int) -> None:
    await database.write(lambda w: keep_updates(w, BOT, raws(*numbers), NOW))


async def handle(database: Database, *numbers: int) -> None:
    await database.write(lambda w: mark_handled(w, BOT, numbers, NOW))


async def waiting(database: Database, after: int = -1) -> list[int]:
    found = await database.read(lambda w: list_waiting(w, BOT, after, 100))
    return [raw.update_id for raw in found]


async def test_a_batch_waits_in_the_order_of_its_numbers(database: Database) -> None:
    await keep(database, 12, 11, 13)
    assert await waiting(database) == [11, 12, 13]
    assert await waiting(database, after=11) == [12, 13]


async def test_an_update_delivered_twice_waits_once(database: Database) -> None:
    await keep(database, 11, 12)
    await keep(database, 12, 13)
    assert await waiting(database) == [11, 12, 13]


async def test_an_update_that_was_handled_does_not_come_back(database: Database) -> None:
    await keep(database, 11, 12)
    await database.write(lambda w: mark_handled(w, BOT, [11], NOW))
    await keep(database, 11)
    assert await waiting(database) == [12]


async def test_a_service_that_wrote_has_already_let_go_of_the_update(database: Database) -> None:
    async def nothing(work: Work) -> None:
        return None

    await keep(database, 11)
    await database.write(nothing, cause=(BOT, 11))
    assert await waiting(database) == []
    await database.write(lambda w: mark_handled(w, BOT, [11], NOW))
    with pytest.raises(AlreadyHandled):
        await database.write(nothing, cause=(BOT, 11))


async def test_the_third_failure_sets_an_update_aside(database: Database) -> None:
    await keep(database, 11)
    again = [await database.write(lambda w: mark_failed(w, BOT, 11, "KeyError")) for _ in range(3)]
    assert again == ["new", "new", "poison"]
    assert await database.write(lambda w: mark_failed(w, BOT, 11, "KeyError")) is None
    assert await waiting(database) == []
    counted = await database.read(lambda w: count_inbox(w, BOT))
    assert (counted.new, counted.poison, counted.oldest) == (0, 1, None)


async def test_poison_delivered_again_stays_poison(database: Database) -> None:
    await keep(database, 11)
    for _ in range(3):
        await database.write(lambda w: mark_failed(w, BOT, 11, "KeyError"))
    await keep(database, 11)
    assert await waiting(database) == []


async def test_numbers_are_forgotten_after_two_days_and_poison_after_seven(
    database: Database,
) -> None:
    await keep(database, 11)
    await handle(database, 12)
    for _ in range(3):
        await database.write(lambda w: mark_failed(w, BOT, 11, "KeyError"))

    async def sweep(days: float) -> int:
        return await database.write(lambda w: sweep_inbox(w, NOW + timedelta(days=days)))

    assert [await sweep(1.9), await sweep(2.1), await sweep(6.9), await sweep(7.1)] == [0, 1, 0, 1]


async def test_forgetting_goes_in_pieces(database: Database) -> None:
    await handle(database, *range(5))
    later = NOW + timedelta(days=3)
    pieces = [await database.write(lambda w: sweep_inbox(w, later, limit=2)) for _ in range(4)]
    assert pieces == [2, 2, 1, 0]


async def test_the_health_page_sees_what_waits_and_since_when(database: Database) -> None:
    await keep(database, 11, 12)
    counted = await database.read(lambda w: count_inbox(w, BOT))
    assert (counted.new, counted.oldest) == (2, NOW)


async def test_a_batch_wakes_the_workers_and_what_is_handled_does_not(database: Database) -> None:
    await handle(database, 1, 2)
    assert not database.woken("inbox").is_set()
    await keep(database, 3)
    assert database.woken("inbox").is_set()
