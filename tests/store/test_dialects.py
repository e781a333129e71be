"""Who is spoken to in which words, whose word these have, and what is forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.people import Person
from bot.store import dialects, people, prompts
from bot.store.database import Database, Work
from bot.store.dialects import Ask, Speaker
from tests.databases import NOW
from tests.store.test_places import add_tree

ASK = Ask("a1", "east", "xinan", "line:x:xinan", "d1", "p1", NOW)


@pytest.fixture(autouse=True)
async def somebody(database: Database) -> None:
    async def fill(work: Work) -> None:
        await add_tree(work)
        for id in ("p1", "p2"):
            await people.add_person(work, Person(id, "east", id), now=NOW)

    await database.write(fill)


async def test_the_last_choice_counts(database: Database) -> None:
    for register in ("xinan", "plain"):
        await database.write(
            lambda w, r=register: dialects.choose_for_person(w, "p1", r, "p2", NOW)
        )
        await database.write(
            lambda w, r=register: dialects.choose_for_unit(w, "east", r, "p2", NOW)
        )
    assert await database.read(lambda w: dialects.choice_of(w, "p1")) == "plain"
    assert await database.read(lambda w: dialects.choice_of(w, "p2")) is None
    assert await database.read(dialects.choices_of_units) == {"east": "plain"}


async def test_whether_anybody_has_chosen_is_seen_at_one_look(database: Database) -> None:
    assert await database.read(dialects.anything_but_plain) == (False, False)
    await database.write(lambda w: dialects.choose_for_person(w, "p1", "xinan", "p1", NOW))
    assert await database.read(dialects.anything_but_plain) == (True, False)
    await database.write(lambda w: dialects.choose_for_unit(w, "east", "xinan", "p1", NOW))
    assert await database.read(dialects.anything_but_plain) == (True, True)


async def test_lines_are_counted_by_dialect(database: Database) -> None:
    await database.write(lambda w: dialects.note_lines(w, "east", "xinan", 2))
    found = await database.write(lambda w: dialects.note_lines(w, "east", "xinan", 3))
    assert found == {"xinan": 5}
    await database.write(lambda w: dialects.note_lines(w, "east", "yue", 1))
    assert await database.read(lambda w: dialects.counts(w, "east")) == {"xinan": 5, "yue": 1}
    assert await database.read(lambda w: dialects.counts(w, "liuwan")) == {}


async def test_a_guess_is_made_once_and_answered_once(database: Database) -> None:
    assert await database.write(lambda w: dialects.note_guess(w, "east", "xinan", NOW))
    assert not await database.write(lambda w: dialects.note_guess(w, "east", "yue", NOW))
    for answer in ("no", "yes"):
        await database.write(lambda w, a=answer: dialects.answer_guess(w, "east", a))
    assert await database.read(lambda w: dialects.guess_of(w, "east")) == ("xinan", "no")


async def test_another_speaker_takes_the_place_and_is_asked_first(database: Database) -> None:
    first, other = Speaker("east", "xinan", "p1", "p2"), Speaker("east", "xinan", "p2", "p1")
    await database.write(lambda w: dialects.name_speaker(w, first, NOW))
    await database.write(lambda w: dialects.agree(w, first, True))
    (known,) = await database.read(dialects.speakers)
    assert known.agreed
    await database.write(lambda w: dialects.name_speaker(w, other, NOW))
    assert await database.read(dialects.speakers) == (other,)
    assert await database.read(lambda w: dialects.speaking_for(w, "p1")) == ()


async def test_a_wording_is_shown_once_in_a_place(database: Database) -> None:
    assert await database.write(lambda w: dialects.add_ask(w, ASK))
    again = Ask("a2", "east", "xinan", ASK.what, ASK.digest, "p2", NOW + timedelta(hours=1))
    assert not await database.write(lambda w: dialects.add_ask(w, again))
    await database.write(lambda w: dialects.answer_ask(w, "a1", dialects.BETTER))
    await database.write(lambda w: dialects.give_ask(w, "a1", "p2", NOW + timedelta(hours=2)))
    found = await database.read(lambda w: dialects.find_ask(w, "a1"))
    assert found is not None
    assert (found.answer, found.person_id) == ("better", "p2")
    assert await database.read(lambda w: dialects.asked_of(w, "p2")) == (found,)
    assert await database.read(lambda w: dialects.asks_of(w, "east", "xinan")) == (found,)


async def test_words_on_a_line_are_read_by_place(database: Database) -> None:
    await database.write(lambda w: prompts.say_yes(w, ASK.what, "east", "d1", "p1", NOW))
    await database.write(
        lambda w: prompts.say_yes(w, ASK.what, "liuwan", "d2", "p1", NOW, yes=False)
    )
    units = ["east", "liuwan"]
    found = await database.read(lambda w: dialects.words_on(w, ASK.what, units))
    assert found == {"east": ("d1", True), "liuwan": ("d2", False)}
    assert await database.read(lambda w: dialects.words_on(w, "line:y:xinan", units)) == {}


async def test_who_asks_to_be_forgotten_leaves_wordings_and_no_name(database: Database) -> None:
    async def fill(work: Work) -> None:
        await dialects.choose_for_person(work, "p1", "xinan", "p1", NOW)
        await dialects.choose_for_person(work, "p2", "xinan", "p1", NOW)
        await dialects.choose_for_unit(work, "east", "xinan", "p1", NOW)
        await dialects.name_speaker(work, Speaker("east", "xinan", "p1", "p1"), NOW)
        await dialects.add_ask(work, ASK)
        await dialects.put_line(work, "east", ASK.what, "words", "p1", NOW)
        await dialects.forget(work, "p1")

    await database.write(fill)
    assert await database.read(lambda w: dialects.choice_of(w, "p1")) is None
    assert await database.read(lambda w: dialects.choice_of(w, "p2")) == "xinan"
    assert await database.read(dialects.choices_of_units) == {"east": "xinan"}
    assert await database.read(dialects.speakers) == ()
    assert await database.read(dialects.all_lines) == (("east", ASK.what, "words"),)
    assert await database.read(lambda w: dialects.asked_of(w, "p1")) == ()
    for column in dialects.PERSONAL:
        query = f"SELECT COUNT(*) AS n FROM {column.table} WHERE {column.column} = 'p1'"
        rows = await database.read(lambda w, q=query: w._fetch(q, {}))
        assert rows[0]["n"] == 0, column
