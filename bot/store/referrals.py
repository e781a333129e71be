"""Who was sent to which place, by whom, and how it went; ids and codes only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("referrals", "by_id", "empty"),
    Column("referrals", "asked_id", "empty"),
    Column("referrals", "outcome_by", "empty"),
)
SEEN, ELSEWHERE, REFUSED = "seen", "elsewhere", "refused"
OUTCOMES = (SEEN, ELSEWHERE, REFUSED)
_PLAIN = (
    "id", "case_id", "facility_id", "by_id", "reason", "before_id", "asked_id", "outcome",
    "outcome_by", "problem_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Referral:
    """One transfer to one place; without a place it was only said to be somewhere."""

    id: str
    case_id: str
    at: datetime
    reason: str  # ride | doctor | liaison | elsewhere
    facility_id: str | None = None
    by_id: str | None = None
    before_id: str | None = None  # the one that ended with being sent elsewhere
    asked_id: str | None = None
    asked_at: datetime | None = None
    outcome: str | None = None  # seen | elsewhere | refused
    outcome_by: str | None = None
    outcome_at: datetime | None = None
    problem_id: str | None = None


async def put_referral(work: Work, referral: Referral) -> None:
    """Insert it, or write it over the one of its id."""
    row: dict[str, Any] = {name: getattr(referral, name) for name in _PLAIN}
    await work.run(
        "put_referral",
        **row,
        at=to_text(referral.at),
        asked_at=maybe_to_text(referral.asked_at),
        outcome_at=maybe_to_text(referral.outcome_at),
    )


async def find_referral(work: Work, id: str) -> Referral | None:
    row = await work.one("find_referral", id=id)
    return _referral(row) if row else None


async def referrals_of(work: Work, case_id: str) -> tuple[Referral, ...]:
    """The referrals of a matter, oldest first."""
    return tuple(_referral(row) for row in await work.all("referrals_of_case", case=case_id))


async def settle_referral(work: Work, id: str, outcome: str, by: str, at: datetime) -> bool:
    """How it went; the first answer stands, False for a later one."""
    row = await work.one("settle_referral", id=id, outcome=outcome, person=by, at=to_text(at))
    return row is not None


async def asked_of(work: Work, person_id: str, since: datetime) -> Referral | None:
    """What somebody was asked about last and has not answered."""
    row = await work.one("open_referral_asked_of", person=person_id, since=to_text(since))
    return _referral(row) if row else None


async def unasked(work: Work, before: datetime, most: int) -> tuple[Referral, ...]:
    """Who was sent without a ride before then, and nobody has asked how it went."""
    rows = await work.all("unasked_referrals", before=to_text(before), most=most)
    return tuple(_referral(row) for row in rows)


async def first_unasked(work: Work) -> datetime | None:
    """When the oldest of them was sent."""
    row = await work.one("first_unasked_referral")
    return maybe_from_text(row["at"]) if row else None


async def forget(work: Work, person_id: str) -> None:
    """A referral stays, who made or answered it does not (PERSONAL)."""
    await work.run("forget_referrer", person=person_id)
    await work.run("forget_referral_asked", person=person_id)
    await work.run("forget_referral_answer", person=person_id)


def _referral(row: Row) -> Referral:
    values: dict[str, Any] = {name: row[name] for name in _PLAIN}
    return Referral(
        **values,
        at=from_text(row["at"]),
        asked_at=maybe_from_text(row["asked_at"]),
        outcome_at=maybe_from_text(row["outcome_at"]),
    )
