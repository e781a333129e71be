"""The rota on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.domain.people import Duty, Person, Unit
from bot.store import people, places, rota
from bot.store.database import Database, Work
from tests.store.test_people import NOW

EVENING = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
MORNING = EVENING + timedelta(hours=12)
NEXT = MORNING + timedelta(hours=12)
NIGHT = Duty("liuwan", "duty_village", "zhou", EVENING, MORNING)
DAYTIME = Duty("liuwan", "duty_village", "wu", MORNING, NEXT)
DOCTOR = Duty("liuwan", "duty_doctor", "chen", EVENING, MORNING)


async def _turns(work: Work) -> None:
    await places.add_unit(work, Unit("liuwan", None, "village", "柳湾村", "柳湾"))
    for id in ("zhou", "wu", "chen"):
        await people.add_person(work, Person(id, "liuwan", "某人"), now=NOW)
    for i, duty in enumerate((NIGHT, DAYTIME, DOCTOR)):
        assert await rota.add_duty(work, f"t{i}", duty)
    assert not await rota.add_duty(work, "t0", DAYTIME)


async def test_a_turn_ends_where_the_next_begins(database: Database) -> None:
    await database.write(_turns)

    async def on(work: Work, at: datetime) -> tuple[str, ...]:
        return await rota.on_duty(work, "liuwan", "duty_village", at)

    moment = timedelta(milliseconds=1)
    assert await database.read(lambda w: on(w, EVENING - moment)) == ()
    assert await database.read(lambda w: on(w, EVENING)) == ("zhou",)
    assert await database.read(lambda w: on(w, MORNING - moment)) == ("zhou",)
    assert await database.read(lambda w: on(w, MORNING)) == ("wu",)
    assert await database.read(lambda w: on(w, NEXT)) == ()


async def test_turns_are_listed_by_person(database: Database) -> None:
    await database.write(_turns)

    async def look(work: Work) -> None:
        assert await rota.duties_of(work, "zhou", EVENING, NEXT) == (NIGHT,)
        assert await rota.duties_of(work, "zhou", MORNING, NEXT) == ()

    await database.read(look)


async def test_nobody_who_died_or_was_forgotten_is_on_duty(database: Database) -> None:
    async def end(work: Work) -> tuple[str, ...]:
        await _turns(work)
        await people.end_person(work, "zhou", date(2026, 11, 21), "died")
        await rota.forget(work, "chen")
        return await rota.on_duty(work, "liuwan", "duty_village", EVENING)

    assert await database.write(end) == ()
    assert await database.read(lambda w: rota.duties_of(w, "chen", EVENING, NEXT)) == ()
