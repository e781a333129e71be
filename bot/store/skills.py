"""What people can do, and whether somebody who knows it has said so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from bot.domain.times import to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("skills", "person_id", "delete"),
    Column("skills", "verified_by", "empty"),
)


class Skill(NamedTuple):
    """Something somebody can do."""

    person_id: str
    code: str
    verified: bool


async def add_skill(work: Work, person_id: str, code: str, now: datetime) -> bool:
    """Whether it was not known of them yet."""
    values = {"person_id": person_id, "code": code, "since": to_text(now)}
    return await work.one("add_skill", **values) is not None


async def verify(work: Work, person_id: str, code: str, by_id: str, now: datetime) -> bool:
    """Whether it waited for that; the first answer counts."""
    values = {"person_id": person_id, "code": code, "by_id": by_id, "at": to_text(now)}
    return await work.one("verify_skill", **values) is not None


async def refuse(work: Work, person_id: str, code: str, now: datetime) -> bool:
    """Whether it waited for an answer."""
    values = {"person_id": person_id, "code": code, "at": to_text(now)}
    return await work.one("refuse_skill", **values) is not None


async def drop(work: Work, person_id: str, code: str) -> None:
    """They no longer do it."""
    await work.run("drop_skill", person_id=person_id, code=code)


async def skills_of(work: Work, person_id: str) -> tuple[Skill, ...]:
    """What somebody can do, the first told first."""
    return _skills(await work.all("list_skills_of", person_id=person_id))


async def has_skill(work: Work, person_id: str, code: str, *, verified: bool) -> bool:
    """Whether they can do it; with `verified`, only where somebody who knows it said so."""
    found = next((s for s in await skills_of(work, person_id) if s.code == code), None)
    return found is not None and (found.verified or not verified)


async def people_with(
    work: Work, code: str, unit_ids: Sequence[str], *, verified: bool
) -> tuple[str, ...]:
    """Who of these units can do it."""
    rows = await work.all("list_skilled", code=code, unit_ids=listed(unit_ids))
    return tuple(s.person_id for s in _skills(rows) if s.verified or not verified)


async def forget(work: Work, person_id: str) -> None:
    """What they could do is nobody's business any more (PERSONAL)."""
    await work.run("delete_skills_of", person_id=person_id)
    await work.run("leave_skills_as_verifier", person_id=person_id)


def _skills(rows: Sequence[Row]) -> tuple[Skill, ...]:
    return tuple(
        Skill(row["person_id"], row["code"], row["verified_at"] is not None) for row in rows
    )
