"""Meals on both databases: a plan comes back whole, a meal is written once, of two one is first."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.meals import Batch, Meal, Pause, Plan, PlanState, Provider, Turn, TurnState
from bot.domain.people import Household, Person
from bot.store import meals, people, places, sightings
from bot.store.database import Database, Work
from bot.store.sightings import Sighting
from tests.databases import NOW
from tests.store.test_places import add_tree

MONDAY = date(2026, 11, 23)
COOK = Provider(
    "cook", "liuwan", "食堂", "canteen", "村口", {Meal.LUNCH: time(10), Meal.DINNER: time(15, 30)},
    "3", "p1", "p2", "110",
)  # fmt: skip
PLAN = Plan(
    "plan", "east", PlanState.ACTIVE, (Meal.LUNCH, Meal.DINNER), MONDAY, date(2026, 11, 29), NOW,
    NOW, (0, 2, 4), 2, ("low_salt", "soft"), ("辣", "鸡蛋"), "p1", "h1", "p2", "p3", "cook", True,
    None, None, None, date(2026, 11, 29),
)  # fmt: skip
TURN = Turn("plan", MONDAY, Meal.LUNCH, TurnState.DUE, 2, NOW, "b1")
BATCH = Batch("b1", "cook", MONDAY, Meal.LUNCH, NOW)


@pytest.fixture
async def book(database: Database) -> Database:
    async def add(work: Work) -> None:
        await add_tree(work)
        await places.add_household(work, Household("h1", "east", "门1"))
        for n in (1, 2, 3):
            await people.add_person(work, Person(f"p{n}", "east", "某人", "h1"), now=NOW)
        assert await meals.add_provider(work, COOK)
        await meals.put_plan(work, PLAN)
        assert await meals.add_batch(work, BATCH)
        assert await meals.add_turn(work, TURN)

    await database.write(add)
    return database


async def test_who_cooks_and_a_plan_come_back_as_they_were_written(book: Database) -> None:
    async def look(work: Work) -> None:
        assert await meals.all_providers(work) == (COOK,)
        assert await meals.find_provider(work, "cook") == COOK
        assert await meals.find_provider(work, None) is None
        assert await meals.find_plan(work, "plan") == PLAN
        assert await meals.find_plan(work, "none") is None
        assert await meals.plans_in(work, PlanState.ACTIVE) == (PLAN,)
        for person in ("p1", "p2", "p3"):
            assert await meals.plans_of(work, person) == (PLAN,)

    await book.read(look)
    assert not await book.write(lambda w: meals.add_provider(w, COOK))


async def test_a_plan_that_ended_is_nobodys_running_one(book: Database) -> None:
    ended = replace(PLAN, state=PlanState.ENDED, ended_at=NOW, why="over", diet=(), avoid=())
    await book.write(lambda w: meals.put_plan(w, ended))
    assert await book.read(lambda w: meals.find_plan(w, "plan")) == ended
    assert await book.read(lambda w: meals.plans_of(w, "p1")) == ()


async def test_a_pause_is_of_one_meal_or_of_the_day_and_said_twice_it_is_one(
    book: Database,
) -> None:
    whole, one = Pause("plan", MONDAY), Pause("plan", MONDAY + timedelta(days=1), Meal.DINNER)
    for pause in (whole, whole, one):
        await book.write(lambda w, pause=pause: meals.add_pause(w, pause, NOW))
    assert await book.read(lambda w: meals.pauses_of(w, "plan")) == {whole, one}


async def test_a_meal_is_written_once_whoever_is_first(book: Database) -> None:
    tomorrow = replace(TURN, day=MONDAY + timedelta(days=1))

    async def add(work: Work) -> bool:
        return await meals.add_turn(work, tomorrow)

    got = await asyncio.gather(book.write(add), book.write(add))
    assert sorted(got) == [False, True]


async def test_of_two_who_say_what_came_of_it_one_is_written(book: Database) -> None:
    async def move(work: Work) -> bool:
        return await meals.move_turn(work, TURN, TurnState.BROUGHT, "p2", NOW)

    got = await asyncio.gather(book.write(move), book.write(move))
    assert sorted(got) == [False, True]
    found = await book.read(lambda w: meals.find_turn(w, "plan", MONDAY, Meal.LUNCH))
    assert found == replace(TURN, state=TurnState.BROUGHT, by_id="p2")


async def test_turns_are_found_by_plan_batch_and_day(book: Database) -> None:
    await book.write(lambda w: meals.mark_told(w, TURN))
    told = replace(TURN, told=True)

    async def look(work: Work) -> None:
        assert await meals.turns_of_plan(work, "plan") == (told,)
        assert await meals.turns_of_batch(work, "b1") == (told,)
        assert await meals.turns_on(work, MONDAY) == (told,)
        assert await meals.turns_of_case(work, "none") == ()

    await book.read(look)


async def test_an_order_is_one_a_meal_and_a_no_may_follow_a_yes(book: Database) -> None:
    assert not await book.write(lambda w: meals.add_batch(w, replace(BATCH, id="b2")))
    assert await book.write(lambda w: meals.answer_batch(w, "b1", "yes", "p1"))
    assert not await book.write(lambda w: meals.answer_batch(w, "b1", "yes", "p2"))
    assert await book.write(lambda w: meals.answer_batch(w, "b1", "no", "p2"))
    assert not await book.write(lambda w: meals.answer_batch(w, "b1", "yes", "p1"))
    await book.write(lambda w: meals.note_raised(w, "b1"))
    found = await book.read(lambda w: meals.batch_for(w, "cook", MONDAY, Meal.LUNCH))
    assert found == replace(BATCH, answer="no", answered_by="p2", raised=True)
    await book.write(lambda w: meals.close_batch(w, "b1"))
    assert await book.read(meals.open_batches) == ()
    closed = await book.read(lambda w: meals.find_batch(w, "b1"))
    assert closed is not None
    assert closed.closed


async def test_who_carries_as_a_rule_is_one_a_hamlet(book: Database) -> None:
    write, read = book.write, book.read
    await write(lambda w: meals.put_carriers(w, "east", "p1", None, NOW))
    await write(lambda w: meals.put_carriers(w, "east", "p2", "p3", NOW))
    assert await read(lambda w: meals.carriers_of(w, "east")) == ("p2", "p3")
    assert await read(lambda w: meals.carriers_of(w, "west")) == ()
    await write(lambda w: meals.drop_carriers(w, "east"))
    assert await read(lambda w: meals.carriers_of(w, "east")) == ()


async def test_who_was_seen_since_is_known_and_forgotten(book: Database) -> None:
    early = Sighting("p1", NOW - timedelta(hours=3), "meal", "p2")
    late = Sighting("p1", NOW, "ride")
    for one in (late, early, early):
        await book.write(lambda w, one=one: sightings.add_sighting(w, one))
    since = NOW - timedelta(days=1)
    assert await book.read(lambda w: sightings.seen_since(w, "p1", since)) == (early, late)
    assert await book.read(lambda w: sightings.seen_since(w, "p1", NOW)) == (late,)
    await book.write(lambda w: sightings.forget(w, "p1"))
    assert await book.read(lambda w: sightings.seen_since(w, "p1", since)) == ()


async def test_what_somebody_may_not_eat_is_forgotten_and_counts_stay(book: Database) -> None:
    await book.write(lambda w: meals.put_carriers(w, "east", "p2", "p1", NOW))
    await book.write(lambda w: meals.forget(w, "p1"))
    plan = await book.read(lambda w: meals.find_plan(w, "plan"))
    assert plan is not None
    assert (plan.diet, plan.avoid, plan.portions) == ((), (), 2)
    cook = await book.read(lambda w: meals.find_provider(w, "cook"))
    assert cook is not None
    assert cook.people == ("p2",)
    assert await book.read(lambda w: meals.carriers_of(w, "east")) == ("p2",)
