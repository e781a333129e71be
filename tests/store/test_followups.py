"""Questions after an illness and released answers on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.followups import Answer, FollowUp
from bot.domain.people import Person
from bot.store import answers_kept, cases, followups, people
from bot.store.answers_kept import KeptAnswer
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.test_places import add_tree
from tests.unit.domain.samples import make_case

DAY = timedelta(days=1)
FIRST = FollowUp("f1", "c1", "wang", "east", 1, NOW + DAY, case_id="c1")
THIRD = FollowUp("f3", "c1", "wang", "east", 3, NOW + 3 * DAY, case_id="c1")
KEPT = KeptAnswer(
    "k1", "east", "c1", "降压药饭前吃吗", "都行", None, frozenset({"amlodipine"}), "chen", NOW,
    (NOW + 30 * DAY).date(),
)  # fmt: skip


@pytest.fixture(autouse=True)
async def village(database: Database) -> None:
    async def add(work: Work) -> None:
        await add_tree(work)
        for id in ("wang", "chen"):
            await people.add_person(work, Person(id, "east", id), now=NOW)
        case = replace(make_case(), id="c1", number="N1", unit_id="east", author_id="wang")
        await cases.add_case(work, replace(case, subject_id=None, claimed_by=None))
        for one in (FIRST, THIRD):
            await followups.add(work, one)

    await database.write(add)


async def test_one_row_a_day_however_often_it_is_written(database: Database) -> None:
    again = replace(FIRST, id="other")
    assert await database.write(lambda w: followups.add(w, again)) is False
    assert await database.read(lambda w: followups.of_spell(w, "c1", NOW)) == (FIRST, THIRD)
    assert await database.read(lambda w: followups.of_units(w, ("east",), NOW)) == (FIRST, THIRD)
    assert await database.read(lambda w: followups.of_units(w, ("west",), NOW)) == ()


async def test_what_is_due_is_asked_once_and_waits_for_its_answer(database: Database) -> None:
    assert await database.read(followups.next_due) == FIRST.due_at
    assert await database.read(lambda w: followups.due(w, NOW)) == ()
    assert await database.read(lambda w: followups.due(w, NOW + DAY)) == (FIRST,)
    asked = NOW + DAY
    assert await database.write(lambda w: followups.mark_asked(w, "f1", asked)) is True
    assert await database.write(lambda w: followups.mark_asked(w, "f1", asked)) is False
    assert await database.read(followups.next_unanswered) == asked
    assert len(await database.read(lambda w: followups.unanswered(w, asked))) == 1
    say = followups.answer
    assert await database.write(lambda w: say(w, "f1", Answer.SILENT, asked, None)) is True
    # A late answer takes the place of silence; nothing takes the place of an answer.
    assert await database.write(lambda w: say(w, "f1", Answer.WELL, asked, "wang")) is True
    assert await database.write(lambda w: say(w, "f1", Answer.BAD, asked, "wang")) is False
    found = await database.read(lambda w: followups.find(w, "f1"))
    assert found is not None
    assert found.answer is Answer.WELL
    assert found.answered_by == "wang"


async def test_stopped_is_stopped(database: Database) -> None:
    assert await database.write(lambda w: followups.stop_person(w, "wang", "died")) == 2
    assert await database.write(lambda w: followups.stop_spell(w, "c1", "well")) == 0
    assert await database.read(lambda w: followups.due(w, NOW + 9 * DAY)) == ()
    assert await database.read(followups.next_due) is None
    late = NOW + DAY
    say = followups.answer
    assert await database.write(lambda w: say(w, "f1", Answer.WELL, late, None)) is False


async def test_a_line_that_waits_is_taken_once_and_by_who_said_it(database: Database) -> None:
    await database.write(lambda w: followups.put_ask(w, "a1", "wang", "chen", "胆小", NOW))
    assert await database.write(lambda w: followups.take_ask(w, "a1", "wang")) is None
    taken = await database.write(lambda w: followups.take_ask(w, "a1", "chen"))
    assert taken == ("a1", "wang", "胆小")
    assert await database.write(lambda w: followups.take_ask(w, "a1", "chen")) is None
    await database.write(lambda w: followups.put_ask(w, "a2", "wang", "chen", "胆小", NOW))
    assert await database.write(lambda w: followups.drop_asks(w, NOW)) == 0
    assert await database.write(lambda w: followups.drop_asks(w, NOW + DAY)) == 1


async def test_forgetting_takes_the_questions_and_leaves_what_was_done_for_others(
    database: Database,
) -> None:
    await database.write(lambda w: followups.answer(w, "f1", Answer.WELL, NOW + DAY, "chen"))
    await database.write(lambda w: followups.put_ask(w, "a1", "wang", "chen", "胆小", NOW))
    await database.write(lambda w: followups.forget(w, "chen"))
    found = await database.read(lambda w: followups.find(w, "f1"))
    assert found is not None
    assert found.answered_by is None
    assert await database.write(lambda w: followups.take_ask(w, "a1", "chen")) is None
    await database.write(lambda w: followups.forget(w, "wang"))
    assert await database.read(lambda w: followups.of_person(w, "wang", NOW)) == ()


async def test_an_answer_is_kept_until_it_ends_or_is_taken_back(database: Database) -> None:
    await database.write(lambda w: answers_kept.keep(w, KEPT))
    listed = answers_kept.of_units
    assert await database.read(lambda w: listed(w, ("east", "west"), NOW.date())) == (KEPT,)
    assert await database.read(lambda w: listed(w, ("west",), NOW.date())) == ()
    assert await database.read(lambda w: listed(w, ("east",), KEPT.expires_on)) == ()
    await database.write(lambda w: answers_kept.keep(w, replace(KEPT, id="k2", answer="饭后")))
    (again,) = await database.read(lambda w: listed(w, ("east",), NOW.date()))
    assert (again.id, again.answer) == ("k1", "饭后")
    await database.write(lambda w: answers_kept.forget(w, "chen"))
    found = await database.read(lambda w: answers_kept.find(w, "k1"))
    assert found is not None
    assert found.doctor_id is None
    assert await database.write(lambda w: answers_kept.withdraw(w, "c1", NOW)) is True
    assert await database.write(lambda w: answers_kept.withdraw(w, "c1", NOW)) is False
    assert await database.read(lambda w: listed(w, ("east",), NOW.date())) == ()
