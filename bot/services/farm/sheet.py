"""The demand list as a table: a row a line, for who ordered; money is not in it."""

from __future__ import annotations

from bot.domain.pools import Line, Pool, Thing
from bot.services.desk import Desk
from bot.services.farm.views import thing_name
from bot.services.present import OPERATOR
from bot.services.stock.sheets import List
from bot.services.views.names import local, name_of, text_of, unit_name
from bot.store import cases, places, pools, records
from bot.store.database import Work

_COLUMNS = "number place household item qty:int measure fetched:time"


class PoolLists:
    """One list a call, by the number people say; each look is noted."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def make(self, number: str) -> List | None:
        """None where no list has that number."""
        desk = self._desk

        async def look(work: Work) -> None:
            await records.add_look(
                work, desk.ids.new(), OPERATOR, "export pool", number, desk.now()
            )

        await desk.database.write(look)
        return await desk.database.read(lambda work: demand_list(work, desk, number))


async def demand_list(work: Work, desk: Desk, number: str) -> List | None:
    """Every line of one list, in the order they came."""
    case = await cases.find_by_number(work, number)
    pool = await pools.find_pool(work, case.id) if case else None
    if pool is None:
        return None
    things = {t.item: t for t in await pools.things_of(work, pool.case_id)}
    lines = [x for x in await pools.lines_of(work, pool.case_id) if x.qty > 0]
    rows = [await _row(work, desk, pool, number, things[x.item], x) for x in lines]
    titles = []
    for column in _COLUMNS.split():
        code, _, kind = column.partition(":")
        titles.append((text_of(desk, f"export.column.{code}"), kind or "text"))
    return List(text_of(desk, "export.title.pool"), tuple(titles), tuple(rows))


async def _row(
    work: Work, desk: Desk, pool: Pool, number: str, thing: Thing, line: Line
) -> tuple[object, ...]:
    by_door = pool.by_household and line.holder != line.person_id
    who = (
        (await places.get_household(work, line.holder)).name
        if by_door
        else await name_of(work, line.person_id)
    )
    return (
        number, await unit_name(work, line.unit_id), who, thing_name(desk, line.item), line.qty,
        thing.unit, local(desk, line.got_at),
    )  # fmt: skip
