"""Printed sheets and photos of them, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.people import Person
from bot.store import people, round_sheets
from bot.store.database import Database, Work
from bot.store.round_sheets import ASKED, DROPPED, KEPT, READING, TRYING, Photo, PrintedSheet
from tests.databases import NOW
from tests.store.ride_rows import add_village

DAY = date(2026, 11, 21)
SHEET = PrintedSheet("t" * 22, "l1", "li", DAY, (1, 2, 4))
PHOTO = Photo("p1", "li", "c1", READING, NOW, "{}")
MINUTE = timedelta(minutes=1)


async def begin(work: Work) -> None:
    await add_village(work)
    await people.add_person(work, Person("li", "east", "李"), now=NOW)
    await round_sheets.add_sheet(work, SHEET, NOW)
    await round_sheets.add_photo(work, PHOTO)
    await round_sheets.add_photo(work, replace(PHOTO, id="p2", at=NOW + MINUTE))


async def test_a_sheet_is_found_by_what_stands_in_its_square(database: Database) -> None:
    await database.write(begin)
    assert await database.read(lambda w: round_sheets.find_sheet(w, SHEET.token)) == SHEET
    assert await database.read(lambda w: round_sheets.find_sheet(w, "other")) is None
    assert await database.read(lambda w: round_sheets.last_sheet(w, "li", DAY)) == SHEET
    later = DAY + timedelta(days=1)
    assert await database.read(lambda w: round_sheets.last_sheet(w, "li", later)) is None


async def test_photos_are_taken_in_turn_and_one_that_broke_its_reader_comes_last_and_once(
    database: Database,
) -> None:
    async def run(work: Work) -> None:
        await begin(work)
        assert await round_sheets.next_photo(work, NOW - MINUTE) == PHOTO
        assert await round_sheets.move_photo(work, "p1", READING, TRYING)
        assert not await round_sheets.move_photo(work, "p1", READING, TRYING)
        found = await round_sheets.next_photo(work, NOW - MINUTE)
        assert found is not None
        assert found.id == "p2"
        await round_sheets.put_read(work, replace(found, state=DROPPED))
        assert await round_sheets.next_photo(work, NOW - MINUTE) is None
        stuck = await round_sheets.next_photo(work, NOW + MINUTE)
        assert stuck is not None
        assert (stuck.id, stuck.state) == ("p1", TRYING)

    await database.write(run)


async def test_what_was_read_is_asked_once_a_page_and_the_message_is_gone(
    database: Database,
) -> None:
    lines = ((1, "seen"), (4, "unsure"))
    read = replace(PHOTO, state=ASKED, token=SHEET.token, page=1, lines=lines)

    async def run(work: Work) -> None:
        await begin(work)
        await round_sheets.put_read(work, read)
        await round_sheets.put_read(work, replace(read, id="p2", lines=((1, "seen"),)))
        first = await round_sheets.find_photo(work, "p1")
        assert first == replace(read, state=DROPPED, heard=None)
        assert await round_sheets.kept_lines(work, SHEET.token) == frozenset()
        assert await round_sheets.move_photo(work, "p2", ASKED, KEPT)
        assert await round_sheets.kept_lines(work, SHEET.token) == {(1, "seen")}

    await database.write(run)


async def test_sheets_and_photos_go_in_time_and_with_the_person(database: Database) -> None:
    await database.write(begin)
    assert await database.write(lambda w: round_sheets.drop_before(w, NOW)) == 0
    assert await database.write(lambda w: round_sheets.drop_before(w, NOW + MINUTE)) == 2
    await database.write(lambda w: round_sheets.forget(w, "li"))
    assert await database.read(lambda w: round_sheets.find_photo(w, "p2")) is None
