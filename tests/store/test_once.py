"""What is asked once of a snapshot, on both databases."""

from __future__ import annotations

from bot.domain.people import Person
from bot.store import people
from bot.store.database import Database, Work
from bot.store.once import KEPT, once
from tests.store.test_people import NOW
from tests.store.test_places import add_tree


class Finder:
    """Counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def __call__(self, work: Work, id: str) -> str | None:
        self.asked.append(id)
        return None if id == "nobody" else id.upper()


async def test_a_snapshot_is_asked_once_and_remembers_no_end(database: Database) -> None:
    find = Finder()
    many = [str(number) for number in range(2 * KEPT)]

    async def look(work: Work) -> None:
        for _ in range(2):
            assert await once(work, "letter", "a", find) == "A"
            assert await once(work, "letter", "nobody", find) is None
        for one in many:
            await once(work, "number", one, find)
        assert len(work.known) <= KEPT

    await database.read(look)
    assert find.asked == ["a", "nobody", *many]
    async with database.looks() as looks:
        await looks.read(lambda work: once(work, "letter", "a", find))
    assert find.asked[-1] == "a"


async def test_what_may_be_written_is_asked_every_time(database: Database) -> None:
    async def write(work: Work) -> None:
        await add_tree(work)
        assert await people.find_person(work, "eva") is None
        await people.add_person(work, Person("eva", "east", "赵四"), now=NOW)
        assert not (await people.get_person(work, "eva")).listens
        await people.set_listens(work, "eva", True)
        assert (await people.get_person(work, "eva")).listens

    await database.write(write)
