"""What stories of looking at boxes do behind the scene: keep, lend, read who looked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.domain.case import Case
from bot.domain.holds import Hold, HoldState
from bot.domain.stock import Verb
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.store import stock
from bot.store.database import Work
from tests.stories.tables import ask
from tests.stories.village import Village


async def act(village: Village, doing: Any) -> Any:
    return await village.bot.desk.database.write(doing)


async def looks(village: Village) -> list[tuple[str, str]]:
    async def read(work: Work) -> list[tuple[str, str]]:
        rows = await work._fetch("SELECT who, about FROM looks WHERE what = 'box' ORDER BY id", {})
        return [(row["who"], row["about"]) for row in rows]

    return await village.bot.desk.database.read(read)


async def a_request(village: Village) -> Case:
    """Some open matter a hold may belong to."""
    await village.wangxiuying.says("要药")
    village.hush()
    return (await village.cases())[0]


async def keep(village: Village, case: Case, item: str, qty: int) -> None:
    """Some of a thing is kept in the box of 柳湾 for 王奶奶."""
    desk = village.bot.desk
    hold = Hold(
        id=desk.ids.new(), case_id=case.id, item=item, qty=qty, state=HoldState.QUEUED,
        unit_id="dongwan", since=desk.now(), changed_at=desk.now(), box_id="box-liuwan",
        taker_id="wangxiuying", until=desk.now() + timedelta(hours=3),
    )  # fmt: skip
    kept = await act(village, lambda work: ledger.keep_for(work, desk, hold))
    assert isinstance(kept, Hold)


async def lend(village: Village, item: str, borrower: str, due: date) -> None:
    desk = village.bot.desk

    async def write(work: Work) -> None:
        shelf = await stock.shelf_of_item(work, item, "box-liuwan")
        lot = shelf[0].lot
        await ledger.enter(work, desk, "box-liuwan", lot, Verb.LEND, 1, Why("zhangxiaolan"))
        await ask(
            work,
            "INSERT INTO stock_loans (id, box_id, lot_id, item, qty, borrower_id, lent_at, due_on)"
            " VALUES ('loan1', 'box-liuwan', :lot, :item, 1, :who, '2026-11-20T01:00:00.000Z',"
            " :due)",
            lot=lot.id,
            item=item,
            who=borrower,
            due=due.isoformat(),
        )

    await act(village, write)
