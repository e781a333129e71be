"""Who was asked for which matter, and what they said."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.personal import Column
from bot.store.work import Work

PERSONAL = (Column("asks", "person_id", "delete"),)
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Ask:
    """One person asked for one matter; silent while there is no answer."""

    case_id: str
    person_id: str
    at: datetime
    answer: str | None = None
    answered_at: datetime | None = None


async def ask(work: Work, case_id: str, person_id: str, at: datetime) -> bool:
    """Whether this is the first time they are asked for it."""
    row = await work.one("ask_person", case=case_id, person=person_id, at=to_text(at))
    return row is not None


async def answer_ask(work: Work, case_id: str, person_id: str, answer: str, at: datetime) -> None:
    """What they said, also where nobody had asked them."""
    await work.run("answer_ask", case=case_id, person=person_id, answer=answer, at=to_text(at))


async def asked_for(work: Work, case_id: str) -> tuple[Ask, ...]:
    """Everybody asked for a matter, first who was asked first."""
    rows = await work.all("asked_for", case=case_id)
    return tuple(
        Ask(
            row["case_id"], row["person_id"], from_text(row["at"]), row["answer"],
            maybe_from_text(row["answered_at"]),
        )
        for row in rows
    )  # fmt: skip


async def last_asked(work: Work, person_ids: Collection[str]) -> dict[str, datetime]:
    """When each of them was last asked for anything; who never was is not in it."""
    rows = await work.all("last_asked", people=",".join(sorted(person_ids)))
    return {row["person_id"]: from_text(row["at"]) for row in rows}


async def said_no_since(work: Work, person_ids: Collection[str], since: datetime) -> set[str]:
    """Who of them has said no to anything since then."""
    rows = await work.all(
        "said_no_since", people=",".join(sorted(person_ids)), since=to_text(since)
    )
    return {row["person_id"] for row in rows}
