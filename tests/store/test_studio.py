"""Drafts of a village: their words, whose yes they have, who was asked, what is forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.people import Person
from bot.domain.studio import Asked, Draft, Form, Gate, State
from bot.store import people, studio
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.test_places import add_tree

DRAFT = Draft("d1", "liuwan", Form.PROMPT, "words", State.WRITING, NOW, NOW, author_id="p1")


async def a_draft(work: Work) -> None:
    await add_tree(work)
    for id in ("p1", "p2"):
        await people.add_person(work, Person(id, "east", id), now=NOW)
    await studio.put(work, DRAFT)


async def test_a_draft_is_read_as_it_was_put_last(database: Database) -> None:
    await database.write(a_draft)
    until = NOW.date() + timedelta(days=9)
    changed = replace(
        DRAFT, words="other\nlines", state=State.OUT, topic="co", until=until, signed=True,
        health=True, out_at=NOW, why="", changed_at=NOW + timedelta(hours=1),
    )  # fmt: skip
    await database.write(lambda work: studio.put(work, changed))
    assert await database.read(lambda work: studio.find(work, "d1")) == changed
    assert await database.read(lambda w: studio.in_units(w, ["liuwan"], State.OUT)) == (changed,)
    assert await database.read(lambda w: studio.in_units(w, ["liuwan"], State.WAITING)) == ()
    assert await database.read(lambda w: studio.in_units(w, ["shiqiao"], State.OUT)) == ()


async def test_a_later_yes_takes_the_place_of_the_first_and_knows_its_wording(
    database: Database,
) -> None:
    await database.write(a_draft)
    other = replace(DRAFT, words="other")
    await database.write(lambda w: studio.say_yes(w, DRAFT, Gate.DOCTOR, "p1", NOW))
    await database.write(lambda w: studio.say_yes(w, other, Gate.DOCTOR, "p2", NOW))
    (yes,) = await database.read(lambda work: studio.yes_of(work, "d1"))
    assert (yes.gate, yes.digest, yes.by_id) == (Gate.DOCTOR, other.digest, "p2")


async def test_nobody_is_noted_as_asked_twice_about_one_wording(database: Database) -> None:
    await database.write(a_draft)
    asked = Asked("d1", "p2", "x", NOW)
    assert await database.write(lambda work: studio.note_ask(work, asked))
    assert not await database.write(lambda work: studio.note_ask(work, asked))
    assert await database.write(lambda w: studio.note_ask(w, replace(asked, digest="y")))
    assert await database.read(lambda work: studio.asks_of(work, "d1", "x")) == (asked,)
    found = await database.read(lambda work: studio.asks_since(work, NOW + timedelta(hours=1)))
    assert found == ()


async def test_what_is_over_goes_and_what_is_still_said_stays(database: Database) -> None:
    await database.write(a_draft)
    today, later = NOW.date(), NOW + timedelta(days=1)
    said = replace(DRAFT, id="d2", state=State.OUT, until=today + timedelta(days=5))
    await database.write(lambda work: studio.put(work, said))
    await database.write(lambda w: studio.say_yes(w, DRAFT, Gate.CADRE, "p2", NOW))
    assert await database.read(lambda work: studio.oldest_over(work, today)) == NOW
    assert await database.write(lambda work: studio.drop_before(work, later, today)) == 1
    assert await database.read(lambda work: studio.find(work, "d1")) is None
    assert await database.read(lambda work: studio.find(work, "d2")) == said
    after = today + timedelta(days=6)
    assert await database.write(lambda work: studio.drop_before(work, later, after)) == 1


async def test_who_asks_to_be_forgotten_leaves_no_words_and_is_named_nowhere(
    database: Database,
) -> None:
    await database.write(a_draft)
    of_another = replace(DRAFT, id="d2", author_id="p2", form=Form.THANKS, state=State.OUT)
    await database.write(lambda work: studio.put(work, of_another))
    await database.write(lambda work: studio.put_named(work, "d2", "p1", True))
    await database.write(lambda w: studio.say_yes(w, of_another, Gate.CADRE, "p1", NOW))
    await database.write(lambda w: studio.note_ask(w, Asked("d2", "p1", "x", NOW)))
    await database.write(lambda work: studio.forget(work, "p1"))
    assert await database.read(lambda work: studio.find(work, "d1")) is None
    left = await database.read(lambda work: studio.find(work, "d2"))
    assert left is not None
    assert (left.state, left.words) == (State.WITHDRAWN, "")
    assert await database.read(lambda work: studio.named_in(work, "d2")) == {}
    assert [y.by_id for y in await database.read(lambda w: studio.yes_of(w, "d2"))] == [None]
    assert await database.read(lambda work: studio.asks_of(work, "d2", "x")) == ()
