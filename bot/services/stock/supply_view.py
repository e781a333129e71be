"""What a box has asked for, how far it is, and what the card of it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.case import Case
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.stock.box_views import item_name
from bot.services.views.names import text_of
from bot.store import boxes, stock, supply, told
from bot.store.database import Work

# The supply pipeline of an emergency (供需、采购、储备、运输、发放, mechanism 144).
STAGES = ("asked", "buying", "stored", "moving", "given")
_BY_TRANSFER = {"asked": "stored", "sent": "moving", "got": "given"}


@dataclass(frozen=True, slots=True)
class Lack:
    """So many of a thing that a box asks for, as it stands with its case."""

    box_id: str
    item: str
    unit: str
    qty: int

    @staticmethod
    def of(case: Case) -> Lack | None:
        known = dict(case.details)
        if not {"box", "item", "unit", "qty"} <= known.keys():
            return None
        return Lack(known["box"], known["item"], known["unit"], int(known["qty"]))


async def stage_of(work: Work, case: Case, lack: Lack) -> str:
    """How far it is: asked for, being got, packed in a store, on its way, there."""
    way = await supply.way_of(work, lack.box_id, lack.item, case.opened_at)
    if case.final or case.state is State.ANSWERED:
        return STAGES[-1]
    if way in _BY_TRANSFER:
        return _BY_TRANSFER[way]
    return "buying" if case.claimed_by else "asked"


async def task(work: Work, desk: Desk, case: Case) -> dict[str, Any]:
    """What its card shows beside the case."""
    lack = Lack.of(case)
    box = await boxes.find_box(work, lack.box_id) if lack else None
    if lack is None or box is None:
        return {"supply": {}}
    at = STAGES.index(await stage_of(work, case, lack))
    came = await told.came_in(work, box.id, lack.item, lack.unit, case.opened_at)
    shelf = await stock.shelf_of_item(work, lack.item, box.id)
    left = sum(s.amounts.on_hand for s in shelf if s.lot.usable(desk.today()))
    return {
        "supply": {
            "name": item_name(desk, lack.item),
            "amount": f"{lack.qty}{lack.unit}",
            "left": f"{left}{lack.unit}",
            "came": f"{came}{lack.unit}" if 0 < came < lack.qty else "",
            "box": box.name,
            "at": box.place,
            "done": [text_of(desk, f"supply.stage.{code}") for code in STAGES[:at]],
            "now": text_of(desk, f"supply.stage.{STAGES[at]}"),
            "later": [text_of(desk, f"supply.stage.{code}") for code in STAGES[at + 1 :]],
            "live": case.climbing,
        }
    }
