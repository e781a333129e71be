"""The rota as it is changed: turns with their ids, swaps, notes for who comes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.rota_rules import Span, Turn
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    *(Column("duty_changes", c, "empty") for c in ("was_id", "became_id", "by_id")),
    Column("duty_notes", "by_id", "delete"),
    Column("duty_notes", "words", "delete"),
)
ASKED, AGREED, REFUSED, DONE = "asked", "agreed", "refused", "done"


@dataclass(frozen=True, slots=True)
class Change:
    """A turn given to somebody else: by swap, by word of a cadre, because there was a gap."""

    id: str
    sort: str  # swap | edit | gap | told
    unit_id: str
    role: str
    turn_id: str
    was_id: str | None
    became_id: str | None
    by_id: str | None
    state: str
    at: datetime
    other_turn_id: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What whoever leaves says to whoever comes."""

    by_id: str
    words: str
    at: datetime


async def turns_between(
    work: Work, unit_ids: Iterable[str], since: datetime, until: datetime
) -> tuple[Turn, ...]:
    """By unit, role and time."""
    rows = await work.all(
        "list_turns_between",
        unit_ids=listed(unit_ids),
        since=to_text(since),
        until=to_text(until),
    )
    return _turns(rows)


async def all_turns(work: Work, since: datetime, until: datetime) -> tuple[Turn, ...]:
    rows = await work.all("list_turns_all", since=to_text(since), until=to_text(until))
    return _turns(rows)


async def turns_of(
    work: Work, person_id: str, since: datetime, until: datetime
) -> tuple[Turn, ...]:
    rows = await work.all(
        "list_turns_of", person_id=person_id, since=to_text(since), until=to_text(until)
    )
    return _turns(rows)


async def find_turn(work: Work, id: str) -> Turn | None:
    row = await work.one("find_turn", id=id)
    return _turn(row) if row else None


async def put_turn(work: Work, turn: Turn) -> None:
    """The turn as it is from now on."""
    await work.run(
        "put_turn",
        id=turn.id,
        unit_id=turn.unit_id,
        role=turn.role,
        person_id=turn.person_id,
        starts_at=to_text(turn.starts_at),
        ends_at=to_text(turn.ends_at),
    )


async def give_turn(work: Work, id: str, person_id: str) -> None:
    await work.run("give_turn", id=id, person_id=person_id)


async def drop_turn(work: Work, id: str) -> None:
    await work.run("drop_turn", id=id)


async def turns_ended(
    work: Work, roles: Sequence[str], since: datetime, until: datetime
) -> tuple[Turn, ...]:
    """Turns that ended after `since` and not after `until`."""
    rows = await work.all(
        "list_turns_ended", roles=listed(roles), since=to_text(since), until=to_text(until)
    )
    return _turns(rows)


async def next_turn_end(work: Work, roles: Sequence[str], after: datetime) -> datetime | None:
    row = await work.one("next_turn_end", roles=listed(roles), at=to_text(after))
    return maybe_from_text(row["at"]) if row else None


async def rests_between(
    work: Work, person_ids: Iterable[str], since: datetime, until: datetime, open_end: datetime
) -> dict[str, tuple[Span, ...]]:
    """When each of them is ill or off; without an end until `open_end`."""
    found: dict[str, list[Span]] = {}
    rows = await work.all(
        "list_rests_of_people",
        person_ids=listed(sorted(set(person_ids))),
        since=to_text(since),
        until=to_text(until),
    )
    for row in rows:
        span = Span(from_text(row["since"]), maybe_from_text(row["until"]) or open_end)
        found.setdefault(row["person_id"], []).append(span)
    return {person: tuple(spans) for person, spans in found.items()}


async def add_change(work: Work, change: Change) -> None:
    await work.run(
        "add_duty_change",
        id=change.id,
        sort=change.sort,
        unit_id=change.unit_id,
        role=change.role,
        turn_id=change.turn_id,
        other_turn_id=change.other_turn_id,
        was_id=change.was_id,
        became_id=change.became_id,
        by_id=change.by_id,
        state=change.state,
        at=to_text(change.at),
    )


async def find_change(work: Work, id: str) -> Change | None:
    row = await work.one("find_duty_change", id=id)
    return _change(row) if row else None


async def answer_change(work: Work, id: str, was: str, state: str, now: datetime) -> bool:
    """Whether it still stood as `was`."""
    row = await work.one("answer_duty_change", id=id, was=was, state=state, at=to_text(now))
    return row is not None


async def gap_told(work: Work, unit_id: str, role: str, begin: str, was: str | None) -> bool:
    """Whether this gap was told already."""
    row = await work.one("gap_told", unit_id=unit_id, role=role, turn_id=begin, was=was or "")
    return row is not None


async def drop_changes(work: Work, before: datetime, most: int = 200) -> int:
    """A piece of what was changed long ago."""
    return len(await work.all("drop_duty_changes", before=to_text(before), most=most))


async def add_note(
    work: Work, id: str, unit_id: str, role: str, by_id: str, words: str, at: datetime
) -> None:
    await work.run(
        "add_duty_note", id=id, unit_id=unit_id, role=role, by_id=by_id, words=words, at=to_text(at)
    )


async def notes_open(work: Work, unit_id: str, role: str) -> tuple[Note, ...]:
    """What nobody who came has been told yet."""
    rows = await work.all("list_duty_notes", unit_id=unit_id, role=role)
    return tuple(Note(row["by_id"], row["words"], from_text(row["at"])) for row in rows)


async def mark_notes(work: Work, unit_id: str, role: str, at: datetime) -> None:
    await work.run("mark_duty_notes", unit_id=unit_id, role=role, at=to_text(at))


async def drop_notes(work: Work, before: datetime, most: int = 200) -> int:
    """A piece of what was told long ago."""
    return len(await work.all("drop_duty_notes", before=to_text(before), most=most))


async def want_phone_cards(work: Work, unit_ids: Iterable[str]) -> int:
    """The pinned cards with phones in the groups of these units are drawn anew."""
    return len(await work.all("want_phone_cards", unit_ids=listed(unit_ids)))


async def forget(work: Work, person_id: str) -> None:
    """Their notes go; which turn was changed stays, without them (PERSONAL)."""
    await work.run("delete_duty_notes_of", person_id=person_id)
    await work.run("blank_duty_changes", person_id=person_id)


def _turns(rows: Sequence[Row]) -> tuple[Turn, ...]:
    return tuple(_turn(row) for row in rows)


def _turn(row: Row) -> Turn:
    return Turn(
        row["id"],
        row["unit_id"],
        row["role"],
        row["person_id"],
        from_text(row["starts_at"]),
        from_text(row["ends_at"]),
    )


def _change(row: Row) -> Change:
    return Change(
        id=row["id"],
        sort=row["sort"],
        unit_id=row["unit_id"],
        role=row["role"],
        turn_id=row["turn_id"],
        was_id=row["was_id"],
        became_id=row["became_id"],
        by_id=row["by_id"],
        state=row["state"],
        at=from_text(row["at"]),
        other_turn_id=row["other_turn_id"],
    )
