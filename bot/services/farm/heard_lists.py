"""Words about lists: one is opened, a household or a helper says a line, the organiser moves on."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.intake import Decision
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.pools import GATHERINGS, Pool, PoolState, Sort, Thing
from bot.services.desk import Desk
from bot.services.farm.moving import arrive, call_off, close, fetched, move_day, paid
from bot.services.farm.own_list import Plan, answer, open_list, wished_by
from bot.services.farm.putting import drop, find_thing, put, zero
from bot.services.farm.reach import (
    has_other_matters,
    holder_of,
    is_liaison,
    lists_for,
    own_lines,
    own_lists,
    place_of_list,
)
from bot.services.farm.spoken import Spoken
from bot.store import pools
from bot.store.database import Work
from bot.understanding.pool_words import (
    SaidAmount,
    SaidLine,
    SaidPool,
    read_line,
    read_pool,
    says_arrived,
    says_called_off,
    says_closed,
    says_fetched,
    says_paid,
)

ASKED = "asked"
_SOON = timedelta(minutes=5)


async def opens_list(work: Work, desk: Desk, said: Spoken, _: Decision) -> bool:
    """Opens a list to buy together or to count; a need is counted by who leads alone."""
    found = read_pool(said.text, desk.content.farm.inputs)
    if found is None or said.person.guest:
        return False
    unit_id = await place_of_list(work, desk, said.person)
    if found.counted and not await is_liaison(work, desk, said.person):
        return False
    plan = Plan(
        sort=Sort.DEMAND if found.counted else Sort.ORDER,
        unit_id=unit_id,
        organiser_id=said.person.id,
        things=_things(desk, found),
        closes_at=_closes_at(desk, said),
        **wished_by(desk, said.context),  # type: ignore[arg-type]
    )
    case = await open_list(work, desk, plan)
    await answer(work, desk, said.context, "pool.opened", {"pool": case.id})
    return True


def _things(desk: Desk, found: SaidPool) -> tuple[Thing, ...]:
    listed = []
    for position, name in enumerate(found.items):
        goods = desk.content.farm.goods_of(name)
        unit = found.unit or (goods.unit if goods else "")
        price = found.price_fen if position == 0 else None
        listed.append(Thing("", name, unit, position, price_fen=price))
    return tuple(listed)


def _closes_at(desk: Desk, said: Spoken) -> datetime:
    """The day that was said, at its hour; else after the usual time."""
    rules, when = desk.content.farm.lists, said.context.reading.meaning.when
    usual = desk.now() + rules.open_for
    clock = when.clock if when and when.clock else rules.ends_at
    day = said.day or usual.astimezone(desk.zone).date()
    at = datetime.combine(day, clock if said.day else rules.ends_at, desk.zone)
    return at if at > desk.now() + _SOON else usual


async def says_line(work: Work, desk: Desk, said: Spoken, _: Decision) -> bool:
    """So much of a thing, another amount, or none: only where a list of it is open for them."""
    open_ones = await lists_for(work, said.person, Sort.ORDER, Sort.DEMAND)
    line = read_line(said.text, desk.content.farm.inputs) if open_ones else None
    if line is None:
        return False
    if line.act == "drop" and not line.amounts:
        return await _drops_all(work, desk, said, open_ones)
    asked = await _asked(work, desk, said.person)
    outcome: Outcome | None = None
    pool: Pool | None = None
    for amount in line.amounts:
        pool = await _meant(work, desk, said.person, open_ones, line, amount, asked)
        thing = await find_thing(work, desk, pool, amount.name, amount.unit) if pool else None
        if pool is None or thing is None or amount.qty is None:
            continue
        outcome = await put(work, desk, pool, said.person, thing.item, amount.qty)
    if outcome is None or pool is None:
        return False
    await _tell(work, desk, said, pool, outcome)
    return True


async def _asked(work: Work, desk: Desk, person: Person) -> str | None:
    since = desk.now() - desk.content.farm.lists.asked_within
    return await pools.last_asked(work, ASKED, person.id, since)


async def _meant(
    work: Work,
    desk: Desk,
    person: Person,
    open_ones: tuple[Pool, ...],
    line: SaidLine,
    amount: SaidAmount,
    asked: str | None,
) -> Pool | None:
    """The list a line is for: by the thing's name; a bare number only where one was asked for."""
    if amount.name is not None:
        for pool in open_ones:
            if await _has(work, desk, pool, amount.name):
                return pool
        return None
    if line.act == "want" and asked is None:
        return None
    if asked is not None:
        return next((pool for pool in open_ones if pool.case_id == asked), None)
    own = [pool for pool in open_ones if await own_lines(work, pool, person)]
    return own[0] if len(own) == 1 else None


async def _has(work: Work, desk: Desk, pool: Pool, name: str) -> bool:
    things = {t.item for t in await pools.things_of(work, pool.case_id)}
    goods = desk.content.farm.goods_of(name)
    family = {*goods.all, *goods.names} if goods and name in goods.all else {name}
    whole = set(goods.all) if goods else set()
    return bool(things & (family | whole))


async def _drops_all(work: Work, desk: Desk, said: Spoken, open_ones: tuple[Pool, ...]) -> bool:
    """Nothing wanted any more, of the one list they have a line on; of a need asked it is not."""
    if await has_other_matters(work, desk, said.person):
        return False
    own = [pool for pool in open_ones if await own_lines(work, pool, said.person)]
    if len(own) == 1:
        await _tell(work, desk, said, own[0], await drop(work, desk, own[0], said.person))
        return True
    asked = await _asked(work, desk, said.person)
    pool = next((p for p in open_ones if p.case_id == asked), None)
    if pool is None:
        return False
    await _tell(work, desk, said, pool, await zero(work, desk, pool, said.person))
    return True


async def _tell(work: Work, desk: Desk, said: Spoken, pool: Pool, outcome: Outcome) -> None:
    if isinstance(outcome, Refused):
        await answer(work, desk, said.context, "said.plain", {"key": outcome.reason})
        return
    holder = holder_of(pool, said.person)
    params = {"pool": pool.case_id, "holder": holder}
    cut = isinstance(outcome, Done) and outcome.said == "pool.line.cut"
    await answer(work, desk, said.context, "pool.mine", {**params, "cut": "yes" if cut else ""})


async def of_own_list(work: Work, desk: Desk, said: Spoken, _: Decision) -> bool:
    """Closed, arrived, moved or off: by who opened it, where exactly one can be meant."""
    text = said.text
    own = await own_lists(work, said.person)
    goods = [p for p in own if p.by_household]
    if says_arrived(text) and (pool := _only(goods, PoolState.OPEN, PoolState.CLOSED)):
        outcome = await arrive(work, desk, pool)
    elif says_closed(text) and (pool := _only(goods, PoolState.OPEN)):
        outcome = await close(work, desk, pool)
    elif says_called_off(text) and (pool := _only(goods, PoolState.OPEN, PoolState.CLOSED)):
        outcome = await call_off(work, desk, pool)
    else:
        return await move_day(work, desk, said, [p for p in own if p.sort in GATHERINGS], said.day)
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said or ""
    await answer(work, desk, said.context, "said.plain", {"key": key})
    return True


def _only(found: list[Pool], *states: PoolState) -> Pool | None:
    fitting = [pool for pool in found if pool.state in states]
    return fitting[0] if len(fitting) == 1 else None


async def of_own_goods(work: Work, desk: Desk, said: Spoken, _: Decision) -> bool:
    """Fetched or paid: between a household and who ordered; in a group it is not heard."""
    if not said.context.heard.origin.private:
        return False
    got, money = says_fetched(said.text), says_paid(said.text)
    if not (got or money):
        return False
    found = await lists_for(work, said.person, Sort.ORDER, only_open=False)
    own = [p for p in found if await own_lines(work, p, said.person)]
    if got:
        own = [p for p in own if p.state is PoolState.ARRIVED]
    if len(own) != 1:
        return False
    holder = holder_of(own[0], said.person)
    outcome = await (fetched if got else paid)(work, desk, own[0], holder)
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said or ""
    await answer(work, desk, said.context, "said.plain", {"key": key})
    return True
