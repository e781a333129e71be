"""What a list looks like: sums and names for the group, doors for its organiser, one's own line."""

from __future__ import annotations

from typing import Any

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.pools import Line, Pool, PoolState, Sort, Thing, by_unit, doors, totals, unfetched
from bot.services.desk import Desk
from bot.services.telling import Message, tell_or_relay
from bot.services.views.names import local, name_of, text_of, unit_name
from bot.services.views.shown import Shown
from bot.store import cases, freights, places, pools
from bot.store.database import Work
from bot.store.outbox import OutboxRow

Values = dict[str, Any]
ROWS = 40  # of one message
_BUTTONS = 3


async def tell_opened(work: Work, desk: Desk, case: Case, author_id: str) -> None:
    """What was opened, to who said it."""
    message = Message(
        "pool.opened", f"pool.opened:{case.id}", {"pool": case.id}, Lane.REPLY, Owed.OWED, case.id
    )
    await tell_or_relay(work, desk, author_id, message)


def thing_name(desk: Desk, item: str) -> str:
    """What a thing is called: hands and cars have words of their own, goods are their name."""
    key = f"pool.thing.{item}"
    return text_of(desk, key) if desk.content.messages.has(key) else item


async def pool_values(work: Work, desk: Desk, pool: Pool) -> Values:
    """The list as anybody may see it: sums, and of a feast who brings what."""
    case = await cases.find_case(work, pool.case_id)
    things = await pools.things_of(work, pool.case_id)
    lines = await pools.lines_of(work, pool.case_id)
    return {
        "number": case.number if case else "",
        "sort": pool.sort.value,
        "state": pool.state.value,
        "organiser": await name_of(work, pool.organiser_id),
        "place": await unit_name(work, pool.unit_id),
        "day": pool.on_day or "",
        "closes": local(desk, pool.closes_at) or "",
        "what": text_of(desk, f"farm.work.{pool.note}") if pool.note else "",
        "things": [_thing(desk, thing) for thing in things],
        "doors": len(doors(lines)),
        "helpers": [] if pool.by_household else await _rows(work, desk, pool, things, lines),
        "full": bool(things) and all(t.full for t in things),
    }


def _thing(desk: Desk, thing: Thing) -> Values:
    fen = thing.price_fen
    return {
        "name": thing_name(desk, thing.item),
        "unit": thing.unit,
        "taken": thing.taken,
        "wanted": thing.wanted or 0,
        "left": thing.left or 0,
        "price": f"{fen / 100:g}" if fen else "",
    }


async def _rows(
    work: Work, desk: Desk, pool: Pool, things: tuple[Thing, ...], lines: tuple[Line, ...]
) -> list[Values]:
    """One row a holder, as they came."""
    units = {t.item: t.unit for t in things}
    rows = []
    for holder in doors(lines)[:ROWS]:
        own = [x for x in lines if x.holder == holder and x.qty > 0]
        what = [f"{thing_name(desk, x.item)}{x.qty}{units.get(x.item, '')}" for x in own]
        who = await _called(work, pool, holder, own)
        got, paid = all(x.got_at for x in own), all(x.paid for x in own)
        rows.append({"who": who, "what": "、".join(what), "got": got, "paid": paid})
    return rows


async def _called(work: Work, pool: Pool, holder: str, own: list[Line]) -> str:
    """A household by its door's name, a helper by their own."""
    person = next((x.person_id for x in own if x.person_id), None)
    if pool.by_household and holder != person:
        return (await places.get_household(work, holder)).name
    return await name_of(work, person)


async def organiser_values(work: Work, desk: Desk, pool: Pool) -> Values:
    """The demand list: totals, hamlet by hamlet, every line; for who opened it alone."""
    values = await pool_values(work, desk, pool)
    things = await pools.things_of(work, pool.case_id)
    lines = await pools.lines_of(work, pool.case_id)
    hamlets = []
    for unit_id, sums in by_unit(lines).items():
        what = [_sum(desk, thing, sums) for thing in things if sums.get(thing.item)]
        hamlets.append({"place": await unit_name(work, unit_id), "what": "、".join(what)})
    sums = totals(lines)
    return {
        **values,
        "rows": await _rows(work, desk, pool, things, lines),
        "hamlets": [h for h in hamlets if h["what"]] if len(hamlets) > 1 else [],
        "sums": "、".join(_sum(desk, t, sums) for t in things if sums.get(t.item)),
        "none": sum(1 for holder in {x.holder for x in lines} if holder not in doors(lines)),
        "left": len({x.holder for x in unfetched(lines)}),
    }


def _sum(desk: Desk, thing: Thing, sums: dict[str, int]) -> str:
    return f"{thing_name(desk, thing.item)}{sums[thing.item]}{thing.unit}"


async def _organiser_taps(
    work: Work, desk: Desk, pool: Pool, lines: tuple[Line, ...]
) -> list[Values]:
    """At most three, those of the state it is in."""
    if not pool.live:
        return []
    if not pool.by_household:
        codes = ["done", "off"]
    elif pool.state is PoolState.OPEN:
        codes = ["close", "off"]
    elif pool.state is PoolState.CLOSED:
        asked = await freights.freight_of_pool(work, pool.case_id) is not None
        codes = ["arrived"] if asked else ["truck", "arrived"]
    else:
        return await _handing_taps(work, desk, pool, lines)
    return [{"label": text_of(desk, f"pool.tap.{code}"), "choice": code} for code in codes]


async def _handing_taps(
    work: Work, desk: Desk, pool: Pool, lines: tuple[Line, ...]
) -> list[Values]:
    """Who has not come yet, two at a time, and the end of it."""
    left = dict.fromkeys(line.holder for line in unfetched(lines))
    taps = []
    for holder in list(left)[: _BUTTONS - 1]:
        who = await _called(work, pool, holder, [x for x in lines if x.holder == holder])
        label = text_of(desk, "pool.tap.got", {"who": who[:8]})
        taps.append({"label": label, "choice": f"g{holder}"})
    return [*taps, {"label": text_of(desk, "pool.tap.over"), "choice": "done"}]


async def card(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The group's card: sums, never whose they are; of a feast one line a helper."""
    pool = await pools.find_pool(work, row.params["case"])
    case = await cases.find_case(work, row.params["case"])
    if pool is None or case is None or (not pool.live and row.message_id is None):
        return None
    values = await pool_values(work, desk, pool)
    things = await pools.things_of(work, pool.case_id)
    choices = _card_taps(desk, pool, things)
    key = "pool.card" if pool.by_household else "pool.card.help"
    return Shown(key, {"pool": values, "choices": choices}, pool.case_id, case.revision)


def _card_taps(desk: Desk, pool: Pool, things: tuple[Thing, ...]) -> list[Values]:
    if pool.state is not PoolState.OPEN:
        return []
    if pool.by_household:
        second = "zero" if pool.sort is Sort.DEMAND else "drop"
        codes = ("want", second)
        return [{"label": text_of(desk, f"pool.tap.{c}"), "choice": c} for c in codes]
    missing = [thing for thing in things if not thing.full][:_BUTTONS]
    taps = [
        {"label": text_of(desk, f"pool.give.{t.item}", _part(desk, t)), "choice": f"t{t.position}"}
        for t in missing
    ]
    if len(missing) == 1 and missing[0].item == "mu":
        taps.append({"label": text_of(desk, "pool.give.rest"), "choice": "rest"})
    return taps


def _part(desk: Desk, thing: Thing) -> Values:
    return {"n": min(desk.content.farm.lists.part, thing.left or 0)}


async def task(work: Work, desk: Desk, case: Case) -> Values:
    """Beside the organiser's card."""
    pool = await pools.find_pool(work, case.id)
    assert pool is not None
    lines = await pools.lines_of(work, case.id)
    choices = await _organiser_taps(work, desk, pool, lines)
    return {"pool": await organiser_values(work, desk, pool), "choices": choices}


async def say(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """A message about a list; with a holder also how their own line stands."""
    pool = await pools.find_pool(work, params["pool"])
    assert pool is not None
    holder = params.get("holder")
    things = await pools.things_of(work, pool.case_id)
    lines = await pools.lines_of(work, pool.case_id)
    own = tuple(x for x in lines if x.holder == holder)
    rows = await _rows(work, desk, pool, things, own)
    return {
        "pool": await organiser_values(work, desk, pool),
        "mine": rows[0]["what"] if rows else "",
        "paid": bool(rows) and rows[0]["paid"],
        "cut": params.get("cut", ""),
        "lacking": [r for r in await _rows(work, desk, pool, things, lines) if not r["got"]],
        "_subject": pool.case_id,
    }
