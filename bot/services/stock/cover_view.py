"""How long what the boxes of a unit have lasts, for those who look after it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from bot.domain.boxes import BoxKind
from bot.domain.cover import to_ask_for
from bot.services.desk import Desk
from bot.services.stock.box_views import item_name
from bot.services.stock.stock_json import boxes_of
from bot.services.stock.warnings import rules_of
from bot.store import stock_use
from bot.store.database import Work

_LONG = float("inf")


@dataclass(frozen=True, slots=True)
class CoverRow:
    """One thing in one box; `days` is None where its pace is not known or nobody uses it."""

    box_id: str
    box: str
    item: str
    name: str
    unit: str
    usable: int
    daily: float
    days: float | None
    stockout_days: int
    short: bool  # under what has to be there
    ask: int  # how many to ask for; nothing where it is not short


async def cover_report(work: Work, desk: Desk, unit_id: str | None) -> tuple[CoverRow, ...]:
    """Everything in the boxes of a unit and below it, or in all, what is over first at the top."""
    found: list[CoverRow] = []
    for box in await boxes_of(work, unit_id):
        rules, today = await rules_of(work, desk, box), desk.today()
        passes_on = box.kind is BoxKind.DEPOT
        for use in await stock_use.uses(work, box.id, today, desk.zone, passes_on=passes_on):
            cover = use.cover(today)
            short = cover.under(rules.cover)
            found.append(
                CoverRow(
                    box_id=box.id,
                    box=box.name,
                    item=use.item,
                    name=item_name(desk, use.item),
                    unit=use.unit,
                    usable=use.usable,
                    daily=round(cover.daily, 3),
                    days=None if cover.days is None else round(cover.days, 1),
                    stockout_days=cover.stockout_days,
                    short=short,
                    ask=max(to_ask_for(cover, rules.target), 1) if short else 0,
                )
            )
    order = {row.box_id: rank for rank, row in enumerate(found)}
    return tuple(
        sorted(found, key=lambda r: (_LONG if r.days is None else r.days, order[r.box_id]))
    )


def as_json(rows: tuple[CoverRow, ...]) -> list[dict[str, Any]]:
    """The same for a machine."""
    return [asdict(row) for row in rows]
