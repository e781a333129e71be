"""Lists of who is told in person, on both databases: one a day, kept numbers, let go of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.people import Chat, Person, Unit
from bot.domain.reach import Why
from bot.store import accounts, ageing, people, places, prompts, reach
from bot.store.database import Database, Work
from bot.store.migrate import migrate
from bot.store.prompts import Send
from bot.store.reach import Counted, Line

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)


@pytest.fixture
async def village(database: Database, now: Callable[[], datetime]) -> Database:
    """A hamlet with three people, two of them on one phone, and a prompt said to its group."""
    await migrate(database)

    async def fill(work: Work) -> None:
        await places.add_unit(work, Unit("v", None, "village", "柳湾村", "柳湾"))
        await places.add_unit(work, Unit("h", "v", "hamlet", "东湾", "东湾"))
        for id in ("wang", "li", "fang"):
            await people.add_person(work, Person(id, "h", id), now=NOW)
        await accounts.add_account(work, "a", "b", 1, "li", NOW)
        await accounts.link_account(work, "a", "li", True)
        await accounts.link_account(work, "a", "wang", False)
        await accounts.add_chat(work, Chat("c", "b", "group", -1, "东湾", unit_id="h"), NOW)
        await prompts.add_send(work, Send("s", "co", "co", "h", DAY, "07:30", NOW, chat_id="c"))

    await database.write(fill)
    return database


def line(person: str, number: int = 1, **more: object) -> Line:
    facts: dict[str, object] = {"prompts": ("co",), "why": Why.UNCLEAR, "at": NOW}
    return Line("L", number, person, "h", **{**facts, **more})  # type: ignore[arg-type]


async def test_a_holder_has_one_list_a_day_and_a_line_is_ended_once(village: Database) -> None:
    async def play(work: Work) -> None:
        assert await reach.list_of_day(work, "L", "fang", DAY, NOW)
        assert not await reach.list_of_day(work, "M", "fang", DAY, NOW)
        await reach.put_line(work, line("wang"))
        await reach.put_line(work, line("li", 2))
        assert await reach.end_line(work, line("wang"), "seen", NOW)
        assert not await reach.end_line(work, line("wang"), "phone", NOW)
        told, waits = await reach.lines(work, "L")
        assert (told.how, told.told_at, waits.told_at) == ("seen", NOW, None)
        assert await reach.open_lines_of(work, "wang") == ()
        await reach.put_line(work, replace(line("wang"), prompts=("co", "cold")))
        (again,) = await reach.open_lines_of(work, "wang")
        assert again.prompts == ("co", "cold")
        assert len(await reach.lines_of_units(work, ["h"], NOW)) == 2
        assert await reach.lines_of_units(work, ["v"], NOW) == ()

    await village.write(play)


async def test_a_word_of_one_phone_is_of_everybody_it_speaks_for_but_counts_once(
    village: Database,
) -> None:
    async def play(work: Work) -> None:
        assert await reach.counted(work, ["h"], DAY) == Counted(1, 0, 0, 0)
        await prompts.put_answer(work, "s", "li", prompts.HEARD, NOW)
        await prompts.put_answer(work, "s", "fang", prompts.UNCLEAR, NOW)
        assert await reach.answers(work, ["h"], DAY) == {
            ("co", "li", "heard"), ("co", "wang", "heard"), ("co", "fang", "unclear"),
        }  # fmt: skip
        assert await reach.counted(work, ["h"], DAY) == Counted(1, 1, 1, 0)
        assert await reach.counted(work, ["h"], DAY + timedelta(days=1)) == Counted(0, 0, 0, 0)

    await village.write(play)


async def test_silence_begins_once_and_ends_with_a_sign(village: Database) -> None:
    async def play(work: Work) -> None:
        assert not await reach.wake(work, "wang", DAY)
        assert await reach.fall_silent(work, "wang", NOW)
        assert not await reach.fall_silent(work, "wang", NOW)
        assert await reach.quiet(work, ["h"]) == {"wang": (NOW, None)}
        assert await reach.wake(work, "wang", DAY)
        assert await reach.quiet(work, ["h"]) == {"wang": (None, DAY)}
        assert await reach.fall_silent(work, "wang", NOW)

    await village.write(play)


async def test_who_asks_to_be_forgotten_is_on_no_list_and_holds_none(village: Database) -> None:
    async def play(work: Work) -> None:
        await reach.list_of_day(work, "L", "fang", DAY, NOW)
        for number, person in enumerate(("wang", "li"), 1):
            await reach.put_line(work, line(person, number))
        await reach.fall_silent(work, "wang", NOW)
        await reach.forget(work, "wang")
        assert [n.person_id for n in await reach.lines(work, "L")] == ["li"]
        assert await reach.quiet(work, ["h"]) == {}
        await reach.forget(work, "fang")
        assert await reach.find_list(work, "L") is None

    await village.write(play)


async def test_lists_of_long_ago_are_emptied(village: Database) -> None:
    async def play(work: Work) -> None:
        await reach.list_of_day(work, "L", "fang", DAY, NOW)
        await reach.put_line(work, line("wang"))
        assert await ageing.drop_old(work, "rounds", NOW) == 0
        assert await ageing.drop_old(work, "rounds", NOW + timedelta(days=1)) == 2, "a send"
        assert await reach.lines(work, "L") == ()

    await village.write(play)
