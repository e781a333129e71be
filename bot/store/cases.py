"""Cases: loading, saving over the revision that was seen, and the lists people look at."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.ladder import Climb, Level
from bot.domain.states import State
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.database import Row, Work
from bot.store.ladders import ladder_from_text, ladder_to_text
from bot.store.once import once
from bot.store.personal import Column

PERSONAL = (Column("cases", "details", "empty"),)

_INSTANTS = (
    "next_at", "paused_until", "claimed_at", "claim_until", "answered_at", "stood_down_at",
    "ended_at",
)  # fmt: skip
_FLAGS = ("public", "warned", "delivered", "unconfirmed", "shown_in_group")
_PLAIN = (
    "id", "number", "kind", "category", "alarm", "unit_id", "household_id", "team", "subject_id",
    "author_id", "origin", "chat_id", "message_id", "plan", "pause_reason", "joined_to",
    "claimed_by", "answered_by", "outcome", "stood_down_by", "weight", "unanswered", "revision",
    "end_reason",
)  # fmt: skip
_FIXED = ("number", "kind", "origin", "author_id", "opened_at")


class Overtaken(Exception):
    """Somebody changed the case in between; the write is run again from the start."""


def _to_row(case: Case) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(case, name) for name in _PLAIN}
    row.update({name: maybe_to_text(getattr(case, name)) for name in _INSTANTS})
    row.update({name: int(getattr(case, name)) for name in _FLAGS})
    row.update(
        state=case.state.value,
        acuity=case.acuity.value,
        level=case.level.value,
        ladder=ladder_to_text(case.ladder),
        rung=case.climb.last,
        climb_from=to_text(case.climb.since),
        repeats=case.climb.repeats,
        going=json.dumps(case.going),
        details=json.dumps(dict(case.details), ensure_ascii=False),
        opened_at=to_text(case.opened_at),
        changed_at=to_text(case.changed_at),
    )
    return row


def from_row(row: Row) -> Case:
    """A row of `cases` as the rules see it."""
    values: dict[str, Any] = {name: row[name] for name in _PLAIN}
    values.update({name: maybe_from_text(row[name]) for name in _INSTANTS})
    values.update({name: bool(row[name]) for name in _FLAGS})
    return Case(
        **values,
        state=State(row["state"]),
        acuity=Acuity(row["acuity"]),
        level=Level(row["level"]),
        ladder=ladder_from_text(row["ladder"]),
        climb=Climb(row["rung"], from_text(row["climb_from"]), row["repeats"]),
        going=tuple(json.loads(row["going"] or "[]")),
        details=tuple(json.loads(row["details"] or "{}").items()),
        opened_at=from_text(row["opened_at"]),
        changed_at=from_text(row["changed_at"]),
    )


async def add_case(work: Work, case: Case) -> None:
    """Insert a new case."""
    await work.run("add_case", **_to_row(case))


async def save_case(work: Work, before: Case, case: Case) -> None:
    """Write `case` over `before`; raises Overtaken when somebody was faster."""
    row = _to_row(case)
    for name in _FIXED:
        row.pop(name)
    if await work.one("save_case", seen=before.revision, **row) is None:
        raise Overtaken(case.id)


async def find_case(work: Work, case_id: str) -> Case | None:
    return await once(work, "case", case_id, _find_case)


async def _find_case(work: Work, case_id: str) -> Case | None:
    row = await work.one("find_case", id=case_id)
    return from_row(row) if row else None


async def find_by_number(work: Work, number: str) -> Case | None:
    row = await work.one("find_case_by_number", number=number)
    return from_row(row) if row else None


async def find_by_message(
    work: Work, chat_id: str, message_id: int, kind: str | None = None
) -> Case | None:
    """The latest case (of a kind) that this message opened."""
    row = await work.one("find_case_by_message", chat=chat_id, message=message_id, kind=kind)
    return from_row(row) if row else None


async def list_by_message(work: Work, chat_id: str, message_id: int) -> tuple[Case, ...]:
    """Everything this message opened, first what came first."""
    rows = await work.all("cases_by_message", chat=chat_id, message=message_id)
    return tuple(from_row(row) for row in rows)


async def list_due(work: Work, now: datetime, most: int = 100) -> tuple[str, ...]:
    """Ids of cases that time has come for."""
    rows = await work.all("due_cases", now=to_text(now), most=most)
    return tuple(row["id"] for row in rows)


async def next_due(work: Work) -> datetime | None:
    """When the next case comes up, if any."""
    row = await work.one("next_case_due")
    return maybe_from_text(row["at"]) if row else None


async def list_open(
    work: Work,
    units: Iterable[str],
    *,
    most: int = 200,
    skip: int = 0,
    without: Iterable[str] = (),
) -> tuple[Case, ...]:
    """What is open in these units, worst first, `without` some kinds."""
    kinds = ",".join(without)
    rows = await work.all("open_cases", units=",".join(units), most=most, skip=skip, without=kinds)
    return tuple(from_row(row) for row in rows)


async def count_open(work: Work, units: Iterable[str], *, without: Iterable[str] = ()) -> int:
    kinds = ",".join(without)
    row = await work.one("count_open_cases", units=",".join(units), without=kinds)
    return int(row["n"]) if row else 0


async def count_unconfirmed(work: Work, units: Iterable[str]) -> int:
    """Answered, and nobody said yes or no: counted apart from what is done."""
    row = await work.one("count_unconfirmed_cases", units=",".join(units))
    return int(row["n"]) if row else 0


async def list_of_author(
    work: Work, person: str, since: datetime, most: int = 30
) -> tuple[Case, ...]:
    """A person's own matters: open ones first, then what ended after `since`."""
    rows = await work.all("cases_of_author", person=person, since=to_text(since), most=most)
    return tuple(from_row(row) for row in rows)


async def list_reported(work: Work, person: str, most: int = 30) -> tuple[Case, ...]:
    """What somebody reported for others, newest first."""
    rows = await work.all("cases_reported_by", person=person, most=most)
    return tuple(from_row(row) for row in rows)


async def list_drafts(work: Work, person: str) -> tuple[Case, ...]:
    return tuple(from_row(row) for row in await work.all("drafts_of", person=person))


async def list_held(work: Work, person: str) -> tuple[Case, ...]:
    """What somebody has taken and not finished."""
    return tuple(from_row(row) for row in await work.all("cases_held_by", person=person))


async def list_told(work: Work, person: str) -> tuple[Case, ...]:
    """Open matters somebody was told of."""
    return tuple(from_row(row) for row in await work.all("cases_told_to", person=person))


async def list_like(
    work: Work, *, unit: str, kind: str, category: str | None, since: datetime
) -> tuple[Case, ...]:
    """Open matters of the same sort in the same unit, oldest first."""
    rows = await work.all(
        "like_cases", unit=unit, kind=kind, category=category, since=to_text(since)
    )
    return tuple(from_row(row) for row in rows)


async def list_emergencies(work: Work) -> tuple[Case, ...]:
    """Emergencies at which nobody has arrived yet."""
    return tuple(from_row(row) for row in await work.all("open_emergencies"))


async def list_alarms_about(work: Work, person: str) -> tuple[Case, ...]:
    """Emergencies about somebody that have not ended, whoever is there by now."""
    return tuple(from_row(row) for row in await work.all("alarms_about", person=person))


async def list_joined(work: Work, case_id: str) -> tuple[Case, ...]:
    """Cases that were joined to this one."""
    return tuple(from_row(row) for row in await work.all("joined_cases", case=case_id))


async def list_page(
    work: Work, *, after: str = "", only_open: bool = False, most: int = 200
) -> tuple[Case, ...]:
    """Every case in the order of opening, a page at a time."""
    rows = await work.all("list_cases", after=after, only_open=int(only_open), most=most)
    return tuple(from_row(row) for row in rows)
