"""What leaves a box for a line of a list, and what comes back when it was not given."""

from __future__ import annotations

from bot.domain.outcome import Refused
from bot.domain.runs import Line, Part, Run
from bot.domain.stock import Entry, Pick, Verb
from bot.services.desk import Desk
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.store import runs, stock
from bot.store.database import Work


async def leave(
    work: Work, desk: Desk, run: Run, line: Line, parts: tuple[Part, ...], by: str
) -> Refused | None:
    """Everything for one line leaves, first what expires first; or nothing of it does."""
    chosen: list[Pick] = []
    for part in parts:
        if not part.stocked:
            continue
        picks = await ledger.choose(work, desk, run.box_id, part.item, part.qty, part.unit)
        if isinstance(picks, Refused):
            return picks
        chosen.extend(picks)
    why = Why(by, ref=run.id, reason=run.kind.value)
    for one in chosen:
        entry = await ledger.enter(work, desk, run.box_id, one.lot, Verb.OUT, one.qty, why)
        assert isinstance(entry, Entry)
        await runs.add_move(work, run.id, line.line, entry.id)
    return None


async def come_back(
    work: Work, desk: Desk, run: Run, line: Line, by: str, reason: str
) -> tuple[str, ...]:
    """What left for a line is in its box again, each entry reversed by one of its own; items."""
    items: list[str] = []
    for entry_id in await runs.moves_of(work, run.id, line.line):
        entry = await stock.find_entry(work, entry_id)
        assert entry is not None
        back = await ledger.take_back(work, desk, entry, by, reason)
        lot = await stock.find_lot(work, entry.lot_id)
        if isinstance(back, Entry) and lot is not None:
            items.append(lot.item)
    return tuple(dict.fromkeys(items))
