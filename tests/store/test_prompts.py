"""Prompts in the store: said once, answered, wished for, and let go of with the person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.people import Chat, Person, Unit
from bot.domain.prompting import STOP, SWAP, Order
from bot.store import accounts, people, places, prompt_plans, prompt_wishes, prompts
from bot.store.database import Database, Work
from bot.store.migrate import migrate
from bot.store.prompts import Send

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)


@pytest.fixture
async def village(database: Database, now: Callable[[], datetime]) -> Database:
    """A village with a hamlet, a group and two people."""
    await migrate(database)

    async def fill(work: Work) -> None:
        await places.add_unit(work, Unit("v", None, "village", "柳湾村", "柳湾"))
        await places.add_unit(work, Unit("h", "v", "hamlet", "东湾", "东湾"))
        for id in ("wang", "li"):
            await people.add_person(work, Person(id, "h", id), now=NOW)
        await accounts.add_chat(work, Chat("c", "b", "group", -1, "东湾", unit_id="h"), NOW)

    await database.write(fill)
    return database


def send(id: str, **more: object) -> Send:
    facts: dict[str, object] = {
        "prompt": "co", "topic": "co", "unit_id": "h", "day": DAY, "slot": "07:30", "at": NOW,
    }  # fmt: skip
    return Send(id=id, **{**facts, **more})  # type: ignore[arg-type]


async def test_begun_in_a_village_holds_below_it_until_it_is_stopped(village: Database) -> None:
    async def play(work: Work) -> None:
        assert await prompts.begun_of(work, "h") is None
        await prompts.begin(work, "v", "wang", NOW)
        found = await prompts.begun_of(work, "h")
        assert found is not None
        assert found.unit_id == "v"
        await prompts.stop(work, "v", NOW)
        assert await prompts.begun_of(work, "h") is None
        await prompts.begin(work, "v", "li", NOW + timedelta(days=1))
        assert [one.begun_by for one in await prompts.begun(work)] == ["li"]

    await village.write(play)


async def test_it_is_offered_once_and_never_where_it_was_begun(village: Database) -> None:
    async def play(work: Work) -> None:
        assert await prompt_plans.not_offered(work) == (("v", NOW),)
        assert await prompt_plans.note_offer(work, "v", NOW)
        assert not await prompt_plans.note_offer(work, "v", NOW)
        assert await prompt_plans.not_offered(work) == ()
        assert await prompts.begun(work) == ()
        await prompts.begin(work, "v", "wang", NOW)
        assert len(await prompts.begun(work)) == 1

    await village.write(play)


async def test_the_same_prompt_is_said_once_a_day_in_a_chat(village: Database) -> None:
    async def play(work: Work) -> None:
        assert await prompts.add_send(work, send("1", chat_id="c"))
        assert not await prompts.add_send(work, send("2", chat_id="c"))
        assert await prompts.add_send(work, send("3", person_id="wang"))
        assert not await prompts.add_send(work, send("4", person_id="wang"))
        assert await prompts.told(work, "c", "co", DAY, DAY - timedelta(days=21)) == (1, 1)
        tomorrow = DAY + timedelta(days=1)
        assert await prompts.told(work, "c", "co", tomorrow, DAY - timedelta(days=1)) == (0, 1)
        assert await prompts.told(work, "c", "co", tomorrow, DAY) == (0, 0)
        assert await prompts.last_said(work, ("h",)) == {"co": DAY}

    await village.write(play)


async def test_what_was_skipped_or_was_danger_is_not_the_prompt_of_the_day(
    village: Database,
) -> None:
    async def play(work: Work) -> None:
        skipped = send("1", chat_id="c", state=prompts.SKIPPED, why="late")
        await prompts.add_send(work, skipped)
        await prompts.add_send(work, send("2", chat_id="c", prompt="flood", danger=True))
        assert await prompts.told(work, "c", "co", DAY, DAY) == (0, 0)
        assert await prompts.last_said(work, ("h",)) == {"flood": DAY}
        await prompts.drop_skipped(work, "c", DAY)
        assert await prompts.add_send(work, send("3", chat_id="c"))

    await village.write(play)


async def test_the_last_order_for_a_day_counts(village: Database) -> None:
    async def play(work: Work) -> None:
        await prompt_plans.put_order(work, "v", Order(DAY, STOP, None, "a"), "wang", NOW)
        await prompt_plans.put_order(work, "v", Order(DAY, SWAP, "b", "a"), "wang", NOW)
        assert await prompt_plans.orders(work, "v", DAY) == {DAY: Order(DAY, SWAP, "b", "a")}
        assert await prompt_plans.orders(work, "v", DAY + timedelta(days=1)) == {}

    await village.write(play)


async def test_an_event_holds_until_its_last_day(village: Database) -> None:
    async def play(work: Work) -> None:
        await prompt_plans.release(work, "v", "flood", DAY, "wang", NOW)
        assert await prompt_plans.events(work, ("v", "h"), DAY) == {"flood": DAY}
        assert await prompt_plans.events(work, ("v", "h"), DAY + timedelta(days=1)) == {}

    await village.write(play)


async def test_hours_are_over_once(village: Database) -> None:
    async def play(work: Work) -> None:
        await prompt_plans.end_round(work, "v", DAY, "07:30", "done", NOW)
        await prompt_plans.end_round(work, "v", DAY, "07:30", "skipped", NOW)
        assert await prompt_plans.rounds(work, "v", DAY) == {(DAY, "07:30"): "done"}

    await village.write(play)


async def test_wishes_and_complaints_are_kept_and_go_with_the_person(village: Database) -> None:
    async def play(work: Work) -> None:
        await prompt_wishes.wish(work, "wang", "co", True, NOW)
        await prompt_wishes.wish(work, "wang", prompt_wishes.ALL, False, NOW)
        await prompt_wishes.wish(work, "wang", "snakes", True, NOW)
        assert await prompt_wishes.wishes_in(work, ("h",)) == {"wang": {"*": False, "snakes": True}}
        for person in ("wang", "li", "li"):
            await prompt_wishes.complain(work, "h", "co", person, NOW)
        assert await prompt_wishes.complaints(work, ("h",), NOW) == {"co": 2}
        later = NOW + timedelta(days=1)
        assert await prompt_wishes.complaints(work, ("h",), later) == {}
        await prompts.add_send(work, send("1", person_id="wang"))
        await prompts.put_answer(work, "1", "wang", prompts.HEARD, NOW)
        (had,) = (await prompt_wishes.had_in(work, ("h",), DAY))["wang"]
        assert had.answered
        assert await prompt_wishes.had_by(work, "wang", DAY) == (had,)
        await prompt_wishes.forget(work, "wang")
        await prompts.forget(work, "wang")
        assert await prompt_wishes.wishes_in(work, ("h",)) == {}
        assert await prompt_wishes.complaints(work, ("h",), NOW) == {"co": 1}
        assert await prompt_wishes.had_in(work, ("h",), DAY) == {}

    await village.write(play)


async def test_a_yes_stays_without_whose_it_was(village: Database) -> None:
    async def write(work: Work) -> tuple[dict[str, str], list[str]]:
        await prompts.say_yes(work, "line:x:xinan", "v", "abc", "wang", NOW)
        await prompts.forget(work, "wang")
        rows = await work.all("list_prompt_yes", unit_ids=",v,")
        return await prompts.approved(work, ["v"]), [row["by_id"] for row in rows]

    assert await village.write(write) == ({"line:x:xinan": "abc"}, [""])
