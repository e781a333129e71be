"""Reports on both databases: versions stay, of two one is first, a day is marked once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.people import Person
from bot.domain.report_sums import Filed
from bot.domain.reports import Report
from bot.store import people, places, reports
from bot.store.database import Database, Work
from bot.store.reports import ClinicDay, Flash
from tests.databases import NOW
from tests.store.test_places import add_tree

DAY = date(2026, 11, 21)
FIRST = Filed(
    "liuwan", DAY, 1, {"fever_new": 3, "red": 6}, {"fever_new": 2}, zero=False, late=False, at=NOW,
    by_id="p1", by_role="secretary",
)  # fmt: skip


async def fill(work: Work) -> None:
    await add_tree(work)
    await people.add_person(work, Person("p1", "liuwan", "周建国"), now=NOW)


async def test_every_version_stays_and_the_last_one_knows_the_first(database: Database) -> None:
    await database.write(fill)
    later = NOW + timedelta(hours=2)
    second = replace(FIRST, version=2, figures={"fever_new": 4}, changed={}, late=True, at=later)

    async def write(work: Work) -> None:
        assert await reports.file(work, "r1", FIRST)
        assert await reports.file(work, "r2", second)

    await database.write(write)
    one, two = await database.read(lambda w: reports.versions(w, "liuwan", DAY))
    assert replace(one, first_at=None) == FIRST
    assert (two.version, two.late, two.first_late, two.first_at) == (2, True, False, NOW)
    found = await database.read(lambda w: reports.latest_on(w, DAY))
    assert found == {"liuwan": two}
    between = await database.read(lambda w: reports.between(w, ("liuwan", "east"), DAY, DAY))
    assert between == (one, two)
    assert await database.read(lambda w: reports.between(w, ("east",), DAY, DAY)) == ()


async def test_of_two_who_confirm_at_once_one_is_first(database: Database) -> None:
    await database.write(fill)

    async def confirm(id: str) -> bool:
        return await database.write(lambda work: reports.file(work, id, FIRST))

    assert sorted(await asyncio.gather(confirm("r1"), confirm("r2"))) == [False, True]


async def test_a_draft_is_put_anew_and_remembers_who_wants_to_say_a_number(
    database: Database,
) -> None:
    await database.write(fill)
    soon = NOW + timedelta(minutes=30)

    async def write(work: Work) -> None:
        await reports.put_draft(work, "liuwan", DAY, Report({"red": 1}), NOW)
        await reports.ask_number(work, "liuwan", DAY, "p1", soon)
        await reports.put_draft(work, "liuwan", DAY, Report({"red": 2}, {"red": 1}), NOW)

    await database.write(write)
    found = await database.read(lambda w: reports.find_draft(w, "liuwan", DAY))
    assert found is not None
    assert found.report == Report({"red": 2}, {"red": 1})
    assert (found.asked_by, found.asked_until) == ("p1", soon)


async def test_what_was_done_about_a_day_is_done_once(database: Database) -> None:
    await database.write(fill)

    async def mark(work: Work) -> bool:
        return await reports.mark(work, "liuwan", DAY, "shown", NOW)

    assert await database.write(mark)
    assert not await database.write(mark)
    assert await database.read(lambda w: reports.marked(w, DAY, "shown")) == {"liuwan"}
    assert await database.read(lambda w: reports.marked(w, DAY, "summed")) == frozenset()
    kept = await database.read(lambda w: reports.marked_between(w, "shown", DAY, DAY))
    assert kept == {("liuwan", DAY)}


async def test_a_flash_report_waits_until_somebody_has_it(database: Database) -> None:
    await database.write(fill)
    flash = Flash("f1", "liuwan", "p1", None, NOW)
    await database.write(lambda work: reports.add_flash(work, flash))
    assert await database.read(reports.flashes_waiting) == (flash,)

    async def see(work: Work) -> bool:
        return await reports.see_flash(work, "f1", "p1", NOW)

    assert await database.write(see)
    assert not await database.write(see)
    assert await database.read(reports.flashes_waiting) == ()
    assert not await database.write(lambda work: reports.raise_flash(work, "f1", NOW))


async def test_a_clinics_day_is_overwritten_and_the_last_one_found(database: Database) -> None:
    await database.write(fill)
    yesterday = ClinicDay("liuwan", DAY - timedelta(days=1), "open", NOW, "p1", doctors=2)
    today = ClinicDay("liuwan", DAY, "closed", NOW, "p1", doctors=2, beds=0)

    async def write(work: Work) -> None:
        await reports.put_clinic(work, yesterday)
        await reports.put_clinic(work, replace(today, state="open"))
        await reports.put_clinic(work, today)

    await database.write(write)
    assert await database.read(lambda w: reports.last_clinic(w, "liuwan")) == today
    assert await database.read(lambda w: reports.last_clinic(w, "east")) is None


async def test_who_is_forgotten_leaves_the_figures(database: Database) -> None:
    await database.write(fill)

    async def write(work: Work) -> None:
        await reports.file(work, "r1", FIRST)
        await reports.add_flash(work, Flash("f1", "liuwan", "p1", None, NOW))
        await reports.put_clinic(work, ClinicDay("liuwan", DAY, "open", NOW, "p1"))
        await reports.forget(work, "p1")

    await database.write(write)

    async def look(work: Work) -> None:
        (filed,) = await reports.versions(work, "liuwan", DAY)
        assert (filed.by_id, filed.figures) == (None, FIRST.figures)
        flash = await reports.find_flash(work, "f1")
        clinic = await reports.last_clinic(work, "liuwan")
        assert flash is not None
        assert clinic is not None
        assert (flash.by_id, clinic.by_id) == (None, None)

    await database.read(look)
    assert await database.read(lambda w: places.find_unit(w, "liuwan")) is not None
