"""A box with a past: what came, and what was used of it day by day, in the books of a story."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain.stock import Amounts, Entry, Lot, Verb
from bot.store import stock
from bot.store.database import Work
from tests.stories.village import Village


async def used_daily(
    village: Village,
    box: str,
    item: str,
    *,
    daily: int = 0,
    left: int,
    days: int = 30,
    good_for: int = 400,
    unit: str = "盒",
) -> Lot:
    """`days` ago it came in; so many were used every day since, so many are left."""
    desk = village.bot.desk
    came = desk.now() - timedelta(days=days)
    lot = Lot(
        id=desk.ids.new(),
        item=item,
        unit=unit,
        received_at=came,
        source="purchase",
        last_day=desk.today() + timedelta(days=good_for),
    )

    async def write(work: Work) -> None:
        await stock.add_lot(work, lot)

        async def enter(at: datetime, verb: Verb, on_hand: int) -> None:
            entry = Entry(desk.ids.new(), at, box, lot.id, verb, Amounts(on_hand=on_hand))
            assert await stock.add_entry(work, entry, item)

        await enter(came, Verb.IN, left + daily * days)
        for day in range(days if daily else 0):
            await enter(came + timedelta(days=day, hours=1), Verb.OUT, -daily)

    await desk.database.write(write)
    return lot


async def in_order(village: Village) -> None:
    """Every balance is the sum of its entries."""
    assert await village.bot.desk.database.read(stock.sums_that_differ) == ()


async def on_hand(village: Village, box: str, item: str) -> int:
    shelf = await village.bot.desk.database.read(lambda w: stock.shelf_of_item(w, item, box))
    return sum(on.amounts.on_hand for on in shelf)


def day(village: Village) -> date:
    return village.now.date()
