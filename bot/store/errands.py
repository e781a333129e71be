"""Errands: what has to be before a door is gone to, what waits, and how it went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.case import Case
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.cases import from_row
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("errand_steps", "who", "empty"),
    Column("exits", "person_id", "delete"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done or told about an errand, by a code."""

    id: str
    case_id: str
    at: datetime
    who: str | None
    what: str
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Exit:
    """How it went for one side of one task, as far as it was said."""

    case_id: str
    person_id: str
    side: str  # asker | helper
    since: datetime
    asked_at: datetime | None = None
    answer: str | None = None  # fine | hard | told
    answered_at: datetime | None = None


async def add_step(work: Work, step: Step) -> None:
    """Append; nothing of it is ever changed."""
    await work.run(
        "add_errand_step",
        id=step.id,
        case=step.case_id,
        at=to_text(step.at),
        who=step.who,
        what=step.what,
        ref=step.ref,
    )


async def steps_of(work: Work, case_id: str) -> tuple[Step, ...]:
    rows = await work.all("errand_steps_of", case=case_id)
    return tuple(
        Step(r["id"], r["case_id"], from_text(r["at"]), r["who"], r["what"], r["ref"]) for r in rows
    )


async def list_held(work: Work, categories: Iterable[str], most: int = 200) -> tuple[Case, ...]:
    """Taken, nobody has arrived yet, and not put off."""
    rows = await work.all("held_errands", categories=",".join(categories), most=most)
    return tuple(from_row(row) for row in rows)


async def list_waiting(work: Work, units: Iterable[str], most: int = 60) -> tuple[Case, ...]:
    """What waits for somebody in these units, worst first."""
    rows = await work.all("waiting_errands", units=",".join(units), most=most)
    return tuple(from_row(row) for row in rows)


async def put_exit(work: Work, case_id: str, person_id: str, side: str, since: datetime) -> None:
    """From now on it may be asked how it went; once asked it is not asked anew."""
    await work.run("put_exit", case=case_id, person=person_id, side=side, since=to_text(since))


async def answer_exit(work: Work, case_id: str, person_id: str, answer: str, now: datetime) -> None:
    await work.run("answer_exit", case=case_id, person=person_id, answer=answer, at=to_text(now))


async def note_asked(work: Work, person_id: str, before: datetime, now: datetime) -> None:
    """One line asked after all of somebody's tasks that ended before."""
    await work.run("note_exit_asked", person=person_id, before=to_text(before), at=to_text(now))


async def exits_to_ask(work: Work, before: datetime) -> tuple[Exit, ...]:
    """Of helpers whose tasks ended before and who were not asked, by person."""
    return tuple(_exit(row) for row in await work.all("exits_to_ask", before=to_text(before)))


async def first_exit(work: Work) -> datetime | None:
    """When the oldest task ended that nobody was asked about."""
    row = await work.one("first_exit")
    return maybe_from_text(row["at"]) if row else None


async def exits_of(work: Work, person_id: str, most: int = 20) -> tuple[Exit, ...]:
    """Somebody's latest, newest first."""
    rows = await work.all("exits_of", person=person_id, most=most)
    return tuple(_exit(row) for row in rows)


async def find_exit(work: Work, case_id: str, person_id: str) -> Exit | None:
    row = await work.one("find_exit", case=case_id, person=person_id)
    return _exit(row) if row else None


def _exit(row: Row) -> Exit:
    return Exit(
        row["case_id"],
        row["person_id"],
        row["side"],
        from_text(row["since"]),
        maybe_from_text(row["asked_at"]),
        row["answer"],
        maybe_from_text(row["answered_at"]),
    )
