"""What a machine made of a voice note or a picture, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.store import drafts, timeline
from bot.store.database import Database, Work
from bot.store.drafts import Draft, Unread
from bot.store.timeline import Said
from tests.databases import NOW

FILL = """
INSERT INTO units (id, level, name, short_name) VALUES ('u', 'hamlet', 'Hall', 'Hall');
INSERT INTO people (id, unit_id, name, created_at) VALUES ('ana', 'u', 'Ana', '2026');
INSERT INTO people (id, unit_id, name, created_at) VALUES ('ben', 'u', 'Ben', '2026');
"""
CASE = """
INSERT INTO cases (id, number, kind, category, state, acuity, unit_id, author_id, origin, plan,
  ladder, level, climb_from, opened_at, changed_at, ended_at)
VALUES ('{id}', '{id}', '{kind}', {category}, 'open', 'urgent', 'u', 'ana', 'private', 'p', '[]',
  'village', '2026', '2026', '2026', {ended});
"""


def said(id: str, form: str = "voice", person: str = "ana", hours: int = 0) -> Said:
    return Said(id, form, NOW - timedelta(hours=hours), person, None, f"file-{id}")


@pytest.fixture(autouse=True)
async def matters(database: Database) -> None:
    await database.script(
        FILL
        + CASE.format(id="note", kind="message", category="NULL", ended="NULL")
        + CASE.format(id="gone", kind="message", category="NULL", ended="'2026'")
        + CASE.format(id="box", kind="help", category="'medicine'", ended="NULL")
        + CASE.format(id="ill", kind="symptom", category="NULL", ended="NULL")
    )
    kept = [
        ("note", said("s1")), ("note", said("s2", "photo")), ("note", said("s3", person="ben")),
        ("note", said("s4", hours=3)), ("gone", said("s5")), ("box", said("s6", "photo")),
        ("box", said("s7")), ("ill", said("s8")), ("note", Said("s9", "voice", NOW, "ana")),
    ]  # fmt: skip

    async def fill(work: Work) -> None:
        for case, one in kept:
            await timeline.add_said(work, case, one)

    await database.write(fill)


async def test_only_what_is_fresh_open_and_the_authors_own_waits(database: Database) -> None:
    since = NOW - timedelta(hours=2)
    voices = await database.read(lambda w: drafts.list_unread(w, "voice", since))
    photos = await database.read(lambda w: drafts.list_unread(w, "photo", since))
    assert voices == (Unread("s1", "file-s1", "note", "ana"),)
    assert [p.said_id for p in photos] == ["s2", "s6"]


async def test_each_is_taken_by_one_and_then_waits_no_more(database: Database) -> None:
    async def take(work: Work) -> list[bool]:
        return [await drafts.add_draft(work, "s1", NOW), await drafts.add_draft(work, "s1", NOW)]

    assert await database.write(take) == [True, False]
    assert await database.read(lambda w: drafts.list_unread(w, "voice", NOW)) == ()


async def test_a_guess_stands_beside_the_latest_voice_until_it_is_answered(
    database: Database,
) -> None:
    async def guess(work: Work) -> list[str]:
        heard = [await drafts.voice_draft(work, "note", "ana")]
        await timeline.add_said(work, "note", said("t1"))
        await drafts.add_draft(work, "t1", NOW)
        heard.append(await drafts.voice_draft(work, "note", "ana"))
        assert await drafts.set_words(work, "t1", "想问米几时到")
        return [*heard, await drafts.voice_draft(work, "note", "ana")]

    assert await database.write(guess) == ["", "", "想问米几时到"]
    await database.write(lambda w: drafts.add_draft(w, "s9", NOW))
    found = await database.read(lambda w: drafts.find_draft(w, "t1"))
    assert found == Draft("t1", "想问米几时到", None, "note", "ana")


async def test_an_answer_is_given_once_and_empties_the_guess(database: Database) -> None:
    async def answer(work: Work) -> list[bool]:
        await drafts.add_draft(work, "s2", NOW)
        await drafts.set_words(work, "s2", "{}")
        given = [await drafts.answer_draft(work, "s2", a) for a in ("yes", "no")]
        return [*given, await drafts.set_words(work, "s2", "late")]

    assert await database.write(answer) == [True, False, False]
    found = await database.read(lambda w: drafts.find_draft(w, "s2"))
    assert found == Draft("s2", "", "yes", "note", "ana")
    assert await database.read(lambda w: drafts.find_draft(w, "s1")) is None
