"""Recordings and the names of sounds, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.voicing import State
from bot.store import voicing
from bot.store.database import Database, Work
from bot.store.voicing import Voice
from tests.databases import NOW

FILL = """
INSERT INTO units (id, level, name, short_name) VALUES ('u', 'hamlet', 'Hall', 'Hall');
INSERT INTO people (id, unit_id, name, created_at) VALUES ('ana', 'u', 'Ana', '2026');
INSERT INTO people (id, unit_id, name, created_at) VALUES ('ben', 'u', 'Ben', '2026');
"""
WHAT = "answer:received"


@pytest.fixture(autouse=True)
async def people(database: Database) -> None:
    await database.script(FILL)


def voice(id: str, speaker: str = "ana", minutes: int = 0) -> Voice:
    at = NOW - timedelta(minutes=minutes)
    return Voice(id, WHAT, "u", speaker, "chat", State.OFFERED, "words", at)


async def use(work: Work, id: str, speaker: str = "ana") -> None:
    """All the way to where it may be heard."""
    await voicing.offer(work, voice(id, speaker))
    await voicing.put_spoken(work, id, "{}", f"file-{id}", NOW)
    assert await voicing.move(work, id, State.SPOKEN, State.WANTED, NOW)
    assert await voicing.move(work, id, State.WANTED, State.ASKED, NOW)
    await voicing.put_sound(work, id, f"sha-{id}")
    found = await voicing.find(work, id)
    assert found is not None
    assert await voicing.judged(work, found, State.APPROVED, "ben", NOW)


async def test_only_the_newest_offer_to_somebody_waits_and_not_for_ever(
    database: Database,
) -> None:
    async def write(work: Work) -> None:
        await voicing.offer(work, voice("a", minutes=20))
        await voicing.offer(work, voice("b", minutes=10))
        found = await voicing.offered(work, "ana", "chat", NOW - timedelta(minutes=30))
        assert found is not None
        assert found.id == "b"
        assert await voicing.offered(work, "ana", "chat", NOW - timedelta(minutes=5)) is None
        assert await voicing.offered(work, "ana", "another", NOW - timedelta(minutes=30)) is None

    await database.write(write)


async def test_what_somebody_says_anew_replaces_what_they_said_and_not_what_others_did(
    database: Database,
) -> None:
    async def write(work: Work) -> None:
        await use(work, "a")
        await use(work, "b", "ben")
        await use(work, "c")
        assert {v.id for v in await voicing.approved(work, WHAT)} == {"b", "c"}
        assert await voicing.recorded(work, ["u"]) == {(WHAT, "words")}
        assert await voicing.recorded(work, ["elsewhere"]) == frozenset()

    await database.write(write)


async def test_the_voice_note_as_it_came_is_let_go_of_once_it_is_known_what_it_is(
    database: Database,
) -> None:
    async def write(work: Work) -> None:
        await voicing.offer(work, voice("a"))
        await voicing.put_spoken(work, "a", "secret", "file", NOW)
        assert not await voicing.move(work, "a", State.WANTED, State.ASKED, NOW)
        assert await voicing.move(work, "a", State.SPOKEN, State.DROPPED, NOW)
        found = await voicing.find(work, "a")
        assert found is not None
        assert (found.heard, found.state) == (None, State.DROPPED)

    await database.write(write)


async def test_the_voice_of_who_has_died_is_not_played_and_comes_back_with_a_mistake_undone(
    database: Database,
) -> None:
    async def write(work: Work) -> None:
        await use(work, "a")

    await database.write(write)
    await database.script("UPDATE people SET ended_on = '2026-11-01', ended_why = 'died'")
    assert await database.read(lambda work: voicing.approved(work, WHAT)) == ()
    await database.script("UPDATE people SET ended_why = 'moved'")
    assert len(await database.read(lambda work: voicing.approved(work, WHAT))) == 1


async def test_each_bot_has_its_own_name_for_a_sound_and_the_last_one_counts(
    database: Database,
) -> None:
    async def write(work: Work) -> None:
        await voicing.put_file(work, "sha", "bot1", "one")
        await voicing.put_file(work, "sha", "bot1", "two")
        assert await voicing.file_of(work, "sha", "bot1") == "two"
        assert await voicing.file_of(work, "sha", "bot2") is None

    await database.write(write)


async def test_what_an_engine_made_goes_when_there_is_another(database: Database) -> None:
    async def write(work: Work) -> None:
        await voicing.put_made(work, "words", "one", "sha1", NOW)
        assert await voicing.made(work, "words") == "sha1"
        assert await voicing.kept(work) == {"sha1"}
        await voicing.drop_made(work, "two")
        assert await voicing.made(work, "words") is None
        assert await voicing.kept(work) == frozenset()

    await database.write(write)


async def test_whoever_is_forgotten_leaves_no_voice_and_no_name_of_it(database: Database) -> None:
    async def write(work: Work) -> None:
        await use(work, "a")
        await use(work, "b", "ben")
        for sha256 in ("sha-a", "sha-b"):
            await voicing.put_file(work, sha256, "bot", f"file-{sha256}")
        await voicing.forget(work, "ana")
        assert {v.id for v in await voicing.approved(work, WHAT)} == {"b"}
        assert await voicing.file_of(work, "sha-a", "bot") is None
        assert await voicing.file_of(work, "sha-b", "bot") is not None
        assert await voicing.kept(work) == {"sha-b"}

    await database.write(write)


async def test_what_came_to_nothing_long_ago_is_let_go_of_and_what_is_heard_is_not(
    database: Database,
) -> None:
    async def write(work: Work) -> None:
        await use(work, "a")
        await voicing.put_file(work, "sha-a", "bot", "file")
        await voicing.put_file(work, "sha-gone", "bot", "file")
        await voicing.offer(work, voice("old", "ben", minutes=60))
        await voicing.drop_old(work, NOW - timedelta(minutes=30))
        assert await voicing.find(work, "old") is None
        assert await voicing.find(work, "a") is not None
        assert await voicing.file_of(work, "sha-a", "bot") == "file"
        assert await voicing.file_of(work, "sha-gone", "bot") is None

    await database.write(write)
