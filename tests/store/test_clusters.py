"""Signs and clusters on both databases: read once, grown in place, gone with a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.acuity import Acuity
from bot.domain.cards import Tag
from bot.domain.case import Case
from bot.domain.clusters import Cluster
from bot.domain.ladder import Climb, Level
from bot.domain.people import Person
from bot.domain.states import State
from bot.store import cards, cases, clusters, people
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.test_places import add_tree
from tests.unit.domain.samples import HELP

LADDER = HELP
SINCE = NOW - timedelta(days=2)


def ill(number: int, who: str | None, opened: datetime = NOW) -> Case:
    return Case(
        id=f"c{number:015}", number=f"柳湾{number:04}", kind="symptom", state=State.OPEN,
        acuity=Acuity.SAME_DAY, unit_id="east", origin="private", plan="symptom", ladder=LADDER,
        level=Level.LIAISON, climb=Climb(-1, opened), opened_at=opened, changed_at=opened,
        subject_id=who,
    )  # fmt: skip


async def fill(work: Work) -> None:
    await add_tree(work)
    await people.add_person(work, Person("p1", "east", "王秀英"), now=NOW)
    for case in (ill(1, "p1"), ill(2, None), replace(ill(3, None), kind="help")):
        await cases.add_case(work, case)


async def test_an_illness_is_read_once_and_again_when_it_changed(database: Database) -> None:
    await database.write(fill)

    async def unread(work: Work) -> list[str]:
        return [case.number for case in await clusters.unread(work, {"symptom"}, SINCE)]

    assert await database.read(unread) == ["柳湾0001", "柳湾0002"]

    async def note(work: Work) -> None:
        await clusters.put_signs(work, ill(1, "p1"), ("fever", "respiratory"), NOW)
        await clusters.put_signs(work, ill(2, None), (), NOW)

    await database.write(note)
    assert await database.read(unread) == []
    changed = replace(ill(2, None), changed_at=NOW + timedelta(minutes=5), revision=2)
    await database.write(lambda work: cases.save_case(work, ill(2, None), changed))
    assert await database.read(unread) == ["柳湾0002"]


async def test_who_shows_nothing_is_not_ill_and_a_withdrawn_case_does_not_count(
    database: Database,
) -> None:
    await database.write(fill)

    async def note(work: Work) -> None:
        await clusters.put_signs(work, ill(1, "p1"), ("fever",), NOW)
        await clusters.put_signs(work, ill(2, None), (), NOW)

    await database.write(note)
    (found,) = await database.read(lambda w: clusters.sick_since(w, SINCE))
    assert (found.who, found.unit_id, found.signs) == ("p1", "east", frozenset({"fever"}))
    assert await database.read(lambda w: clusters.sick_of(w, ("east",), SINCE)) == (found,)
    assert await database.read(lambda w: clusters.sick_of(w, ("west",), SINCE)) == ()
    gone = replace(ill(1, "p1"), state=State.CANCELLED, revision=2)
    await database.write(lambda work: cases.save_case(work, ill(1, "p1"), gone))
    assert await database.read(lambda w: clusters.sick_since(w, SINCE)) == ()


async def test_a_cluster_grows_and_is_seen_once(database: Database) -> None:
    await database.write(fill)
    three = Cluster("fever_hamlet", "east", 3, NOW - timedelta(hours=5), NOW)
    four = replace(three, count=4, last_at=NOW + timedelta(hours=1))
    await database.write(lambda work: clusters.add(work, "k1", three, NOW))
    assert not await database.write(lambda work: clusters.grow(work, "k1", three))
    assert await database.write(lambda work: clusters.grow(work, "k1", four))
    told = await database.read(lambda w: clusters.last_of(w, "east", "fever_hamlet"))
    assert told is not None
    assert told.cluster == four
    assert await database.write(lambda work: clusters.see(work, "k1", "p1", NOW))
    assert not await database.write(lambda work: clusters.see(work, "k1", "p1", NOW))
    between = await database.read(lambda w: clusters.between(w, SINCE, NOW))
    assert [one.seen_by for one in between] == ["p1"]


async def test_what_was_understood_of_somebody_goes_with_them(database: Database) -> None:
    await database.write(fill)

    async def write(work: Work) -> None:
        await clusters.put_signs(work, ill(1, "p1"), ("fever",), NOW)
        await clusters.put_signs(work, ill(2, None), ("fever",), NOW)
        await clusters.forget(work, "p1")

    await database.write(write)
    found = await database.read(lambda w: clusters.sick_since(w, SINCE))
    assert [one.case_id for one in found] == [ill(2, None).id]


async def test_what_became_of_somebody_is_known_and_weighed_anew(database: Database) -> None:
    await database.write(fill)

    async def note(work: Work) -> None:
        await clusters.put_signs(work, ill(1, "p1"), ("fever",), NOW)
        await clusters.put_signs(work, ill(2, None), (), NOW)

    async def unread(work: Work) -> list[str]:
        return [case.number for case in await clusters.unread(work, {"symptom"}, SINCE)]

    await database.write(note)
    (at_home,) = await database.read(lambda w: clusters.sick_since(w, SINCE))
    assert (at_home.hospital, at_home.died) == (False, False)
    day = NOW.date()
    await database.write(lambda w: cards.put_tag(w, Tag("p1", "in_hospital", day, "family")))
    (lying,) = await database.read(lambda w: clusters.sick_of(w, ("east",), SINCE))
    assert (lying.hospital, lying.died) == (True, False)
    await database.write(lambda w: cards.end_tag(w, "p1", "in_hospital", day))
    await database.write(lambda w: people.end_person(w, "p1", day, "died"))
    (gone,) = await database.read(lambda w: clusters.sick_since(w, SINCE))
    assert (gone.hospital, gone.died) == (False, True)
    assert await database.read(unread) == []
    await database.write(lambda w: clusters.look_again(w, "p1", SINCE))
    assert await database.read(unread) == ["柳湾0001"]
