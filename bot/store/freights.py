"""What trucks are asked for, and what was reported of sick animals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.freight import Freight, Way
from bot.domain.states import State
from bot.domain.times import to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (Column("freights", "goods", "keep"),)


async def add_freight(work: Work, freight: Freight) -> None:
    day = freight.on_day.isoformat() if freight.on_day else None
    await work.run(
        "add_freight", case_id=freight.case_id, unit_id=freight.unit_id, way=freight.way.value,
        goods=freight.goods, kilos=freight.kilos, place=freight.place, on_day=day,
        priority=freight.priority, pool_id=freight.pool_id,
    )  # fmt: skip


async def find_freight(work: Work, case_id: str) -> Freight | None:
    row = await work.one("find_freight", id=case_id)
    return _freight(row) if row else None


async def freight_of_pool(work: Work, pool_id: str) -> Freight | None:
    """The truck that was asked for a list's goods, the latest."""
    row = await work.one("freight_of_pool", pool=pool_id)
    return _freight(row) if row else None


async def freights_in(work: Work, unit_ids: Sequence[str], state: State) -> tuple[Freight, ...]:
    """Those of these units whose case stands so."""
    rows = await work.all("freights_in_state", units=",".join(unit_ids), state=state.value)
    return tuple(_freight(row) for row in rows)


async def sick_livestock(work: Work, unit_id: str, since: datetime) -> tuple[str, ...]:
    """Cases of sick animals in one place since then, the oldest first."""
    rows = await work.all("sick_livestock", unit=unit_id, since=to_text(since))
    return tuple(row["id"] for row in rows)


def _freight(row: Row) -> Freight:
    return Freight(
        case_id=row["case_id"],
        unit_id=row["unit_id"],
        way=Way(row["way"]),
        goods=row["goods"],
        kilos=row["kilos"],
        place=row["place"],
        on_day=date.fromisoformat(row["on_day"]) if row["on_day"] else None,
        priority=row["priority"],
        pool_id=row["pool_id"],
    )
