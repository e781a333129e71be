"""What a doctor answered and let the next asker read: rows in, values out; no names in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.times import from_text, to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (Column("answers_kept", "doctor_id", "empty"),)


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A question and its answer, without anybody's name."""

    id: str
    unit_id: str
    case_id: str
    question: str
    answer: str
    subject: str | None
    things: frozenset[str]
    doctor_id: str | None
    released_at: datetime
    expires_on: date


async def keep(work: Work, one: KeptAnswer) -> None:
    """From now on others may read it; released again, the new words hold."""
    await work.one(
        "keep_answer", id=one.id, unit_id=one.unit_id, case_id=one.case_id,
        question=one.question, answer=one.answer, subject=one.subject,
        things=",".join(sorted(one.things)), doctor_id=one.doctor_id,
        released_at=to_text(one.released_at), expires_on=one.expires_on.isoformat(),
    )  # fmt: skip


async def find(work: Work, id: str) -> KeptAnswer | None:
    row = await work.one("find_kept_answer", id=id)
    return _read(row) if row else None


async def of_units(work: Work, unit_ids: Sequence[str], day: date) -> tuple[KeptAnswer, ...]:
    """What may be read today, the newest first."""
    rows = await work.all("list_kept_answers", unit_ids=listed(unit_ids), day=day.isoformat())
    return tuple(_read(row) for row in rows)


async def withdraw(work: Work, case_id: str, at: datetime) -> bool:
    """Nobody reads it any more."""
    return await work.one("withdraw_kept_answer", case_id=case_id, at=to_text(at)) is not None


async def forget(work: Work, person_id: str) -> None:
    """Who answered goes; the answer names nobody (PERSONAL)."""
    await work.run("blank_answer_hands", person_id=person_id)


def _read(row: Row) -> KeptAnswer:
    return KeptAnswer(
        id=row["id"],
        unit_id=row["unit_id"],
        case_id=row["case_id"],
        question=row["question"],
        answer=row["answer"],
        subject=row["subject"],
        things=frozenset(code for code in row["things"].split(",") if code),
        doctor_id=row["doctor_id"],
        released_at=from_text(row["released_at"]),
        expires_on=date.fromisoformat(row["expires_on"]),
    )
