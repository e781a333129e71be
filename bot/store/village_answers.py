"""Answers of a village's own: rows in, values out."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.times import from_text, to_text
from bot.domain.village_answers import State, VillageAnswer
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = tuple(
    Column("village_answers", column, "empty") for column in ("by_id", "cadre_id", "doctor_id")
)


async def put(work: Work, one: VillageAnswer) -> None:
    """As it is now; its words never change."""
    await work.run(
        "put_village_answer", id=one.id, unit_id=one.unit_id, number=one.number, asked=one.asked,
        answer=one.answer, health=int(one.health), by_id=one.by_id, at=to_text(one.at),
        changed_at=to_text(one.changed_at), state=one.state.value, cadre_id=one.cadre_id,
        doctor_id=one.doctor_id,
    )  # fmt: skip


async def next_number(work: Work, unit_id: str) -> int:
    row = await work.one("next_village_answer_number", unit_id=unit_id)
    return int(row["number"]) if row else 1


async def find(work: Work, id: str) -> VillageAnswer | None:
    row = await work.one("find_village_answer", id=id)
    return _answer(row) if row else None


async def live_in(work: Work, unit_ids: Sequence[str]) -> tuple[VillageAnswer, ...]:
    """What is answered in these very units, the newest first."""
    rows = await work.all("list_live_village_answers", unit_ids=listed(unit_ids))
    return tuple(_answer(row) for row in rows)


async def forget(work: Work, person_id: str) -> None:
    """The words stay; whose they were does not."""
    for column in ("by", "cadre", "doctor"):
        await work.run(f"blank_village_answer_{column}", person_id=person_id)


def _answer(row: Row) -> VillageAnswer:
    return VillageAnswer(
        id=row["id"],
        unit_id=row["unit_id"],
        number=row["number"],
        asked=row["asked"],
        answer=row["answer"],
        health=bool(row["health"]),
        by_id=row["by_id"],
        at=from_text(row["at"]),
        changed_at=from_text(row["changed_at"]),
        state=State(row["state"]),
        cadre_id=row["cadre_id"],
        doctor_id=row["doctor_id"],
    )
