"""Words that nobody could read: kept without names, where their sender agreed, for a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Work

PERSONAL = (
    Column("miss_consents", "person_id", "delete"),
    # Nobody's: names and numbers were taken out before, and nothing says who said it.
    Column("misses", "words", "keep"),
)
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Miss:
    """Words of one unit that were not understood, and how often."""

    id: str
    unit_id: str
    unit_name: str
    words: str
    times: int
    said_on: date


@dataclass(frozen=True, slots=True)
class Register:
    """What people and doors go by; taken out of whatever is kept."""

    names: tuple[str, ...]
    places: tuple[str, ...]


async def count_miss(work: Work, miss_id: str, unit_id: str, words: str, on: date) -> int:
    """How often these words were not understood there, now included."""
    row = await work.one(
        "count_miss", id=miss_id, unit_id=unit_id, words=words, said_on=on.isoformat()
    )
    return int(row["times"]) if row else 0


async def list_misses(work: Work) -> tuple[Miss, ...]:
    """All of them, the same words of several units side by side."""
    return tuple(
        Miss(
            row["id"], row["unit_id"], row["unit_name"], row["words"], row["times"],
            date.fromisoformat(row["said_on"]),
        )
        for row in await work.all("list_misses")
    )  # fmt: skip


async def drop_miss(work: Work, words: str) -> int:
    """These words are learned, or nobody's business: they are gone from every unit."""
    return len(await work.all("drop_miss", words=words))


async def sweep_misses(work: Work, before: date, limit: int = 200) -> int:
    """Forget what was last said before that day, a piece at a time; 0 when nothing is left."""
    return len(await work.all("sweep_misses", before=before.isoformat(), limit=limit))


async def has_agreed(work: Work, person_id: str) -> bool:
    """Whether this person said that their words may be kept."""
    row = await work.one("find_miss_consent", person_id=person_id)
    return row is not None and row["answer"] == YES


async def note_asked(work: Work, person_id: str, on: date) -> bool:
    """Whether this is the first time that this person is asked; it is the last too."""
    row = await work.one("note_miss_asked", person_id=person_id, asked_on=on.isoformat())
    return row is not None


async def note_answer(work: Work, person_id: str, answer: str, on: date) -> bool:
    """What they said; False for who was never asked."""
    row = await work.one(
        "answer_miss_consent", person_id=person_id, answer=answer, answered_on=on.isoformat()
    )
    return row is not None


async def asked_last(work: Work, chat_id: str, key: str) -> str | None:
    """The case the question was about, if it is the last thing that was said in this chat."""
    row = await work.one("find_latest_in_chat", chat_id=chat_id)
    if row is None or row["key"] != key:
        return None
    subject: str | None = json.loads(row["params"]).get("subject")
    return subject


async def names_of_units(work: Work, unit_ids: Sequence[str]) -> Register:
    """Everything that people and doors of these units go by."""
    rows = await work.all("list_names_of_units", unit_ids=listed(unit_ids))
    names = {row[key] for row in rows for key in ("name", "called", "household") if row[key]}
    places = {row[key] for row in rows for key in ("door", "landmark") if row[key]}
    return Register(tuple(sorted(names)), tuple(sorted(places)))
