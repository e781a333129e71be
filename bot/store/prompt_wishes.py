"""Prompts and one person: whom they can reach, what was said to them, what they wish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.prompting import Had
from bot.domain.times import to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("prompt_topics", "person_id", "delete"),
    Column("prompt_complaints", "person_id", "delete"),
)
ALL = "*"  # the topic that is all of them


@dataclass(frozen=True, slots=True)
class Reachable:
    """Somebody who can be written to, with what their work and their day tell."""

    id: str
    ill: bool
    drives: bool
    keeps: bool
    farms: bool


async def reachable(work: Work, unit_ids: Sequence[str]) -> tuple[Reachable, ...]:
    """Of these very units, whoever has agreed; of an account the one it speaks for."""
    rows = await work.all("prompt_people", unit_ids=listed(unit_ids))
    return tuple(
        Reachable(
            row["id"],
            bool(row["ill"]),
            bool(row["drives"]),
            bool(row["keeps"]),
            bool(row["farms"]),
        )
        for row in rows
    )


async def had_in(work: Work, unit_ids: Sequence[str], since: date) -> dict[str, tuple[Had, ...]]:
    """What was said to each person alone, the newest first."""
    rows = await work.all(
        "list_prompts_to_people", unit_ids=listed(unit_ids), since=since.isoformat()
    )
    found: dict[str, list[Had]] = {}
    for row in rows:
        found.setdefault(row["person_id"], []).append(_had(row))
    return {person: tuple(all_of) for person, all_of in found.items()}


async def had_by(work: Work, person_id: str, since: date) -> tuple[Had, ...]:
    """The newest first."""
    rows = await work.all("list_prompts_to_person", person_id=person_id, since=since.isoformat())
    return tuple(_had(row) for row in rows)


async def wish(work: Work, person_id: str, topic: str, wanted: bool, at: datetime) -> None:
    """A topic somebody wants to hear of, or not; `ALL` takes the place of what was said before."""
    if topic == ALL:
        await work.run("clear_prompt_topics", person_id=person_id)
    await work.run(
        "put_prompt_topic", person_id=person_id, topic=topic, wanted=int(wanted), at=to_text(at)
    )


async def wishes_in(work: Work, unit_ids: Sequence[str]) -> dict[str, dict[str, bool]]:
    """By person and topic, whether they want it."""
    found: dict[str, dict[str, bool]] = {}
    for row in await work.all("list_prompt_topics", unit_ids=listed(unit_ids)):
        found.setdefault(row["person_id"], {})[row["topic"]] = bool(row["wanted"])
    return found


async def complain(work: Work, unit_id: str, topic: str, person_id: str, at: datetime) -> None:
    """Somebody was annoyed by it; the same person counts once."""
    await work.run(
        "put_prompt_complaint", unit_id=unit_id, topic=topic, person_id=person_id, at=to_text(at)
    )


async def complaints(work: Work, unit_ids: Sequence[str], since: datetime) -> dict[str, int]:
    """How many people were annoyed by which topic."""
    rows = await work.all(
        "count_prompt_complaints", unit_ids=listed(unit_ids), since=to_text(since)
    )
    return {row["topic"]: row["times"] for row in rows}


async def forget(work: Work, person_id: str) -> None:
    """Neither what they wished nor what annoyed them (PERSONAL)."""
    await work.run("forget_prompt_topics", person_id=person_id)
    await work.run("forget_prompt_complaints", person_id=person_id)


def _had(row: Row) -> Had:
    return Had(
        prompt=row["prompt"],
        topic=row["topic"],
        day=date.fromisoformat(row["day"]),
        answered=bool(row["answered"]),
        danger=bool(row["danger"]),
    )
