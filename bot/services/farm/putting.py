"""A line is written, changed or taken back, and its holder hears how it stands."""

from __future__ import annotations

from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.pools import Line, Pool, Thing, is_full
from bot.services.desk import Desk
from bot.services.farm.lists_told import redraw, tell_organiser
from bot.services.farm.reach import holder_of
from bot.store import pools
from bot.store.database import Work


async def put(work: Work, desk: Desk, pool: Pool, person: Person, item: str, qty: int) -> Outcome:
    """So many of a thing from now on; less where less is left, and that is said."""
    things = {t.item: t for t in await pools.things_of(work, pool.case_id)}
    thing = things.get(item)
    if thing is None:
        return Refused("pool.no.thing")
    before = is_full(things.values())
    line = Line(
        pool.case_id, item, holder_of(pool, person), person.id, person.unit_id, qty, desk.now()
    )
    placed = await pools.put_line(work, line, desk.now())
    if isinstance(placed, Refused):
        return placed
    await redraw(work, pool.case_id)
    full = is_full(await pools.things_of(work, pool.case_id))
    if full and not before:
        await tell_organiser(work, desk, pool, "pool.full", once=str(desk.now().timestamp()))
    if placed.line.qty == 0:
        return Done("pool.line.dropped")
    facts = (("number", str(placed.line.qty)), ("unit", thing.unit))
    return Done("pool.line.cut" if placed.cut else "pool.line.put", facts)


async def drop(work: Work, desk: Desk, pool: Pool, person: Person) -> Outcome:
    """All of somebody's lines say nothing from now on; who runs the list hears of a helper lost."""
    holder = holder_of(pool, person)
    own = [x for x in await pools.lines_of(work, pool.case_id) if x.holder == holder and x.qty]
    outcome: Outcome = Refused("pool.no.line")
    for line in own:
        outcome = await put(work, desk, pool, person, line.item, 0)
    if own and isinstance(outcome, Done) and not pool.by_household:
        await tell_organiser(
            work, desk, pool, "pool.hand_lost", once=f"{holder}:{desk.now().timestamp()}"
        )
    return outcome


async def zero(work: Work, desk: Desk, pool: Pool, person: Person) -> Outcome:
    """不要, where nothing was wanted before: a household that was asked and needs none."""
    outcome: Outcome = Refused("pool.no.thing")
    for thing in await pools.things_of(work, pool.case_id):
        outcome = await put(work, desk, pool, person, thing.item, 0)
    return outcome


async def find_thing(
    work: Work, desk: Desk, pool: Pool, name: str | None, unit: str | None
) -> Thing | None:
    """The thing of a list that a line means; a sort that is asked for as a whole takes its kinds.

    Where 化肥 is collected, 尿素 becomes a line of its own.
    """
    things = await pools.things_of(work, pool.case_id)
    if name is None:
        return things[0] if len(things) == 1 else None
    own = next((t for t in things if t.item == name), None)
    if own is not None:
        return own
    goods = desk.content.farm.goods_of(name)
    if goods is None:
        return None
    whole = next((t for t in things if t.item in goods.all), None)
    if whole is None:
        # 化肥 said of a list that has one kind of it alone.
        kinds = [t for t in things if t.item in goods.names]
        return kinds[0] if name in goods.all and len(kinds) == 1 else None
    if name in goods.all:
        return whole
    thing = Thing(pool.case_id, name, unit or goods.unit, len(things))
    await pools.add_thing(work, thing)
    return thing
