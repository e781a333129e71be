"""What a list of people is compared with, how far it has been read in, and hand-overs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.people import Person
from bot.domain.times import maybe_to_text, to_text
from bot.store.listed import listed
from bot.store.people import read_person
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("roster_keys", "person_id", "delete"),
    *(
        Column("roster_imports", column, "empty")
        for column in ("by_id", "chat_id", "file_id", "file_name")
    ),
    Column("handovers", "from_id", "delete"),
    Column("handovers", "to_id", "delete"),
    Column("handovers", "by_id", "empty"),
    Column("handover_items", "ref", "delete"),
)


@dataclass(frozen=True, slots=True)
class Handover:
    """Somebody's whole work in other hands; without a day it stays there."""

    id: str
    from_id: str
    to_id: str
    by_id: str | None
    at: str
    until: date | None = None
    undone_at: str | None = None


async def people_of(work: Work, unit_id: str) -> tuple[Person, ...]:
    """Everybody ever registered in this very unit, guests apart."""
    rows = await work.all("list_roster_people", unit_id=unit_id)
    return tuple(read_person(row) for row in rows)


async def cards_of(work: Work, unit_id: str) -> list[Row]:
    return await work.all("list_roster_cards", unit_id=unit_id)


async def tags_of(work: Work, unit_id: str, day: date) -> list[Row]:
    return await work.all("list_roster_tags", unit_id=unit_id, day=day.isoformat())


async def ties_of(work: Work, unit_id: str) -> list[Row]:
    return await work.all("list_roster_ties", unit_id=unit_id)


async def roles_of(work: Work, unit_id: str, day: date) -> list[Row]:
    return await work.all("list_roster_roles", unit_id=unit_id, day=day.isoformat())


async def keys_of(work: Work, village_id: str) -> dict[str, str]:
    """Person by the village's own number."""
    rows = await work.all("list_roster_keys", village_id=village_id)
    return {row["own_key"]: row["person_id"] for row in rows}


async def ended_among(work: Work, ids: Iterable[str]) -> frozenset[str]:
    """Who of these has died, moved or been let go meanwhile."""
    rows = await work.all("list_roster_ended", ids=listed(ids))
    return frozenset(row["id"] for row in rows)


async def write_all(work: Work, writes: Mapping[str, Sequence[Mapping[str, object]]]) -> None:
    """Many rows of each named query at once, in the order of the queries."""
    for name, rows in writes.items():
        await work.each(name, rows)


async def begin_import(
    work: Work,
    id: str,
    digest: str,
    state: str,
    now: datetime,
    *,
    by: str | None = None,
    total: int = 0,
    chat_id: str | None = None,
    file_id: str | None = None,
    file_name: str | None = None,
) -> None:
    await work.run(
        "begin_roster_import", id=id, digest=digest, state=state, total=total,
        begun_at=to_text(now), by_id=by, chat_id=chat_id, file_id=file_id, file_name=file_name,
    )  # fmt: skip


async def find_import(work: Work, id: str) -> Row | None:
    return await work.one("find_roster_import", id=id)


async def unfinished(work: Work, digest: str) -> Row | None:
    """The same list, broken off in the middle."""
    return await work.one("unfinished_roster_import", digest=digest)


async def mark_import(
    work: Work, id: str, done: int, total: int, digest: str | None = None
) -> None:
    """So far has it come; with a digest, of this very list."""
    await work.run("mark_roster_import", id=id, done=done, total=total, digest=digest)


async def move_import(
    work: Work, id: str, was: str, state: str, *, ended: datetime | None = None
) -> bool:
    """Whether it stood where it was thought to stand; exactly one of many moves it."""
    row = await work.one(
        "move_roster_import", id=id, was=was, state=state, ended_at=maybe_to_text(ended)
    )
    return row is not None


async def next_import(work: Work) -> Row | None:
    """The list somebody sent that waits to be read, or to be written."""
    return await work.one("next_roster_import")


async def add_handover(work: Work, handover: Handover) -> None:
    await work.run(
        "add_handover", id=handover.id, from_id=handover.from_id, to_id=handover.to_id,
        by_id=handover.by_id, at=handover.at,
        until=handover.until.isoformat() if handover.until else None,
    )  # fmt: skip


async def add_items(work: Work, handover_id: str, what: str, refs: Iterable[str]) -> None:
    rows = [{"handover_id": handover_id, "what": what, "ref": ref} for ref in refs]
    await work.each("add_handover_item", rows)


async def items_of(work: Work, handover_id: str) -> dict[str, tuple[str, ...]]:
    """What went, by sort."""
    found: dict[str, list[str]] = {}
    for row in await work.all("list_handover_items", handover_id=handover_id):
        found.setdefault(row["what"], []).append(row["ref"])
    return {what: tuple(refs) for what, refs in found.items()}


async def find_handover(work: Work, id: str) -> Handover | None:
    row = await work.one("find_handover", id=id)
    return _handover(row) if row else None


async def last_handover_of(work: Work, person_id: str) -> Handover | None:
    """The latest that is not undone and concerns them: given, got, or ordered by them."""
    row = await work.one("last_handover_of", person_id=person_id)
    return _handover(row) if row else None


async def undo_handover(work: Work, id: str, now: datetime) -> bool:
    """Whether it had not been undone."""
    return await work.one("undo_handover", id=id, at=to_text(now)) is not None


async def handovers_over(work: Work, day: date) -> tuple[Handover, ...]:
    """Those whose day has come."""
    rows = await work.all("list_handovers_over", day=day.isoformat())
    return tuple(_handover(row) for row in rows)


async def next_over(work: Work) -> date | None:
    row = await work.one("next_handover_over")
    return date.fromisoformat(row["day"]) if row and row["day"] else None


async def roles_given(work: Work, person_id: str, day: date) -> list[Row]:
    """What somebody holds, with the row's own id."""
    return await work.all("list_roles_given", person_id=person_id, day=day.isoformat())


async def give_role(
    work: Work, id: str, person_id: str, role: str, unit_id: str, since: date, instead_of: str
) -> str | None:
    """The id of the role that is held now; None where they held it already."""
    row = await work.one(
        "give_role", id=id, person_id=person_id, role=role, unit_id=unit_id,
        since=since.isoformat(), stands_in_for=instead_of,
    )  # fmt: skip
    return row["id"] if row else None


async def find_role(work: Work, id: str) -> Row | None:
    return await work.one("find_role_held", id=id)


async def restore_role(work: Work, id: str) -> None:
    await work.run("restore_role", id=id)


async def restore_tie(work: Work, id: str) -> None:
    await work.run("restore_tie", id=id)


async def end_tie(work: Work, id: str, on: date) -> None:
    await work.run("end_tie_by_id", id=id, until=on.isoformat())


async def move_duties(
    work: Work, from_id: str, to_id: str, since: datetime, until: datetime | None
) -> tuple[str, ...]:
    """The turns that are not over and begin before `until`."""
    rows = await work.all(
        "move_duties", from_id=from_id, to_id=to_id, since=to_text(since),
        until=maybe_to_text(until),
    )  # fmt: skip
    return tuple(row["id"] for row in rows)


async def move_duty(work: Work, id: str, from_id: str, to_id: str, since: datetime) -> bool:
    """Whether it was still with who had it, and not over."""
    row = await work.one(
        "move_duty", id=id, from_id=from_id, to_id=to_id, since=to_text(since)
    )  # fmt: skip
    return row is not None


async def move_patients(work: Work, from_id: str, to_id: str) -> tuple[str, ...]:
    """Whose family doctor it is."""
    rows = await work.all("move_patients", from_id=from_id, to_id=to_id)
    return tuple(row["person_id"] for row in rows)


async def move_patient(work: Work, person_id: str, from_id: str, to_id: str) -> None:
    await work.run("move_patient", person_id=person_id, from_id=from_id, to_id=to_id)


async def move_boxes(work: Work, from_id: str, to_id: str) -> tuple[str, ...]:
    """The boxes they keep."""
    rows = await work.all("move_boxes", from_id=from_id, to_id=to_id)
    return tuple(row["id"] for row in rows)


async def move_box(work: Work, id: str, from_id: str, to_id: str) -> None:
    await work.run("move_box", id=id, from_id=from_id, to_id=to_id)


async def move_person(work: Work, person_id: str, unit_id: str) -> None:
    """To another place of the tree."""
    await work.run("move_person", id=person_id, unit=unit_id)


async def move_household(work: Work, household_id: str, unit_id: str) -> None:
    """The door is in another hamlet now."""
    await work.run("move_household", id=household_id, unit_id=unit_id)


async def forget(work: Work, person_id: str) -> None:
    """Their number on lists and their hand-overs go; who sent a list is not known any more."""
    for name in (
        "delete_roster_keys", "blank_roster_hands", "delete_handover_items_of",
        "delete_handovers_of", "blank_handover_hands",
    ):  # fmt: skip
        await work.run(name, person_id=person_id)


def _handover(row: Row) -> Handover:
    return Handover(
        id=row["id"],
        from_id=row["from_id"],
        to_id=row["to_id"],
        by_id=row["by_id"],
        at=row["at"],
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        undone_at=row["undone_at"],
    )
