"""The rota as it is changed, and a village as the audit loads it, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.helping import Rest, RestWhy
from bot.domain.people import Household, Person, Tie, Unit
from bot.domain.rota_rules import Span, Turn
from bot.store import coverage, duty_changes, people, places, rests, rota
from bot.store.database import Database, Work
from bot.store.duty_changes import ASKED, Change

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = date(2026, 11, 23)
TURN = Turn("t1", "v", "duty_village", "ann", NOON, NOON + 12 * HOUR)


async def a_village(work: Work) -> None:
    await places.add_unit(work, Unit("v", None, "village", "柳湾村", "柳湾"))
    await places.add_unit(work, Unit("h", "v", "hamlet", "东湾", "东湾"))
    await places.add_household(work, Household("d1", "h", "一号"))
    for id in ("ann", "bob"):
        await people.add_person(work, Person(id, "h", id, household_id="d1"), now=NOON)
    await duty_changes.put_turn(work, TURN)


async def test_a_turn_is_put_moved_given_and_dropped(database: Database) -> None:
    async def run(work: Work) -> None:
        await a_village(work)
        assert await duty_changes.find_turn(work, "t1") == TURN
        shorter = replace(TURN, ends_at=NOON + HOUR)
        await duty_changes.put_turn(work, shorter)
        await duty_changes.give_turn(work, "t1", "bob")
        found = await duty_changes.turns_between(work, ("v",), NOON, NOON + HOUR)
        assert found == (replace(shorter, person_id="bob"),)
        assert await duty_changes.turns_of(work, "ann", NOON, NOON + HOUR) == ()
        ended = await duty_changes.turns_ended(work, ("duty_village",), NOON, NOON + HOUR)
        assert [turn.id for turn in ended] == ["t1"]
        at = await duty_changes.next_turn_end(work, ("duty_village",), NOON)
        assert at == NOON + HOUR
        await duty_changes.drop_turn(work, "t1")
        assert await duty_changes.all_turns(work, NOON, NOON + HOUR) == ()

    await database.write(run)


async def test_who_is_ill_is_not_on_duty_whatever_the_rota_says(database: Database) -> None:
    async def run(work: Work) -> None:
        await a_village(work)
        assert await rota.on_duty(work, "v", "duty_village", NOON) == ("ann",)
        await rests.add_rest(work, Rest("r", "ann", RestWhy.UNWELL, NOON, NOON + HOUR))
        assert await rota.on_duty(work, "v", "duty_village", NOON) == ()
        assert await rota.on_duty(work, "v", "duty_village", NOON + HOUR) == ("ann",)
        spans = await duty_changes.rests_between(
            work, ("ann", "bob"), NOON, NOON + 9 * HOUR, NOON + 99 * HOUR
        )
        assert spans == {"ann": (Span(NOON, NOON + HOUR),)}
        assert await coverage.resting_among(work, ("ann", "bob"), NOON) == {"ann"}

    await database.write(run)


async def test_a_swap_is_answered_once(database: Database) -> None:
    async def run(work: Work) -> None:
        await a_village(work)
        change = Change(
            "c", "swap", "v", "duty_village", "t1", "ann", "bob", "ann", ASKED, NOON, "t2"
        )
        await duty_changes.add_change(work, change)
        assert await duty_changes.find_change(work, "c") == change
        assert await duty_changes.answer_change(work, "c", ASKED, "agreed", NOON)
        assert not await duty_changes.answer_change(work, "c", ASKED, "refused", NOON)

    await database.write(run)


async def test_a_gap_is_told_once_and_another_who_falls_ill_makes_it_another(
    database: Database,
) -> None:
    async def run(work: Work) -> None:
        await a_village(work)
        told = Change("c", "told", "v", "duty_village", "two", None, "bob", None, "done", NOON)
        await duty_changes.add_change(work, told)
        assert await duty_changes.gap_told(work, "v", "duty_village", "two", None)
        assert not await duty_changes.gap_told(work, "v", "duty_village", "two", "ann")
        assert await duty_changes.drop_changes(work, NOON + HOUR) == 1

    await database.write(run)


async def test_a_note_is_told_to_who_comes_and_gone_with_who_wrote_it(database: Database) -> None:
    async def run(work: Work) -> None:
        await a_village(work)
        for n in ("1", "2"):
            await duty_changes.add_note(work, n, "v", "duty_village", "ann", "灯", NOON)
        (first, _) = await duty_changes.notes_open(work, "v", "duty_village")
        assert (first.by_id, first.words) == ("ann", "灯")
        await duty_changes.mark_notes(work, "v", "duty_village", NOON)
        assert await duty_changes.notes_open(work, "v", "duty_village") == ()
        assert await duty_changes.drop_notes(work, NOON + HOUR, most=1) == 1
        change = Change("c", "edit", "v", "duty_village", "t1", "ann", "bob", "ann", "done", NOON)
        await duty_changes.add_change(work, change)
        await duty_changes.forget(work, "ann")
        left = await duty_changes.find_change(work, "c")
        assert left == replace(change, was_id=None, by_id=None)

    await database.write(run)


async def test_a_village_is_loaded_for_the_audit(database: Database) -> None:
    async def run(work: Work) -> None:
        await a_village(work)
        await people.add_tie(work, Tie("ann", "bob", "guardian"), DAY)
        await people.add_tie(work, Tie("ann", "bob", "kin"), DAY)
        await people.add_role(work, "r", "bob", "liaison", "h", DAY, None, "ann")
        assert await coverage.households_of(work, ("h", "v")) == {"d1": "h"}
        assert await coverage.ties_of_units(work, ("h",)) == {"ann": {"guardian": ["bob"]}}
        (post,) = await coverage.posts_of(work, ("h",), ("liaison",), DAY)
        assert (post.person_id, post.stands_in_for) == ("bob", "ann")
        assert await coverage.stand_ins_for(work, "ann", DAY) == (post,)
        await people.end_role(work, "r", DAY)
        assert await coverage.stand_ins_for(work, "ann", DAY) == ()
        assert await coverage.unasked_since(work, "ann", NOON) == 0
        assert await coverage.open_of(work, ("h",), ("symptom",)) == ()
        assert await coverage.patients_of(work, "bob") == ()

    await database.write(run)
