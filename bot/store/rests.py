"""Who is left alone for a while, and since when."""

from __future__ import annotations

from datetime import datetime

from bot.domain.helping import Rest, RestWhy
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("helper_rests", "person_id", "delete"),
    Column("helper_rests", "why", "delete"),
)


async def add_rest(work: Work, rest: Rest) -> None:
    """They are left alone from now, or from a day to come."""
    await work.run(
        "add_rest",
        id=rest.id,
        person_id=rest.person_id,
        why=rest.why.value,
        since=to_text(rest.since),
        until=maybe_to_text(rest.until),
        ask_at=maybe_to_text(rest.ask_at),
    )


async def end_rests(work: Work, person_id: str, now: datetime) -> int:
    """They are there again; gives how many rests that ended."""
    return len(await work.all("end_rests", person_id=person_id, at=to_text(now)))


async def rests_of(work: Work, person_id: str, now: datetime) -> tuple[Rest, ...]:
    """What holds now or from a day to come."""
    rows = await work.all("list_rests_of", person_id=person_id, at=to_text(now))
    return tuple(_rest(row) for row in rows)


async def resting(work: Work, person_id: str, moment: datetime) -> Rest | None:
    """The rest that holds at this moment; one for health before any other."""
    now = [rest for rest in await rests_of(work, person_id, moment) if rest.holds_at(moment)]
    return min(now, key=lambda rest: not rest.why.of_health, default=None)


async def rests_to_ask(work: Work, now: datetime) -> tuple[Rest, ...]:
    """Who is to be asked once whether they are well again."""
    return tuple(_rest(row) for row in await work.all("list_rests_to_ask", at=to_text(now)))


async def next_to_ask(work: Work) -> datetime | None:
    row = await work.one("next_rest_to_ask")
    return maybe_from_text(row["at"]) if row else None


async def mark_asked(work: Work, id: str, now: datetime) -> bool:
    """Whether they had not been asked."""
    return await work.one("mark_rest_asked", id=id, at=to_text(now)) is not None


async def rest_longer(work: Work, id: str, ask_at: datetime) -> None:
    """Not well yet: they are asked again then."""
    await work.run("rest_longer", id=id, ask_at=to_text(ask_at))


async def departures(work: Work, person_id: str) -> dict[str, datetime | None]:
    """When the rides leave that somebody has promised to drive, by case."""
    rows = await work.all("departures_of", person_id=person_id)
    return {row["case_id"]: maybe_from_text(row["leave_from"]) for row in rows}


async def departure_of(work: Work, case_id: str) -> datetime | None:
    """When a ride is to leave; None where it is no ride or that was not said."""
    row = await work.one("departure_of", case_id=case_id)
    return maybe_from_text(row["leave_from"]) if row else None


async def forget(work: Work, person_id: str) -> None:
    """Why somebody rested goes with them (PERSONAL)."""
    await work.run("delete_rests_of", person_id=person_id)


def _rest(row: Row) -> Rest:
    return Rest(
        id=row["id"],
        person_id=row["person_id"],
        why=RestWhy(row["why"]),
        since=from_text(row["since"]),
        until=maybe_from_text(row["until"]),
        ask_at=maybe_from_text(row["ask_at"]),
        asked_at=maybe_from_text(row["asked_at"]),
        ended_at=maybe_from_text(row["ended_at"]),
    )
