"""What a keeper wrote last, and taking it back: the wrong entry stays, one undoes it."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.stock import Entry, Verb
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.stock import ledger
from bot.services.stock.order_flow import say
from bot.store import boxes, stock, transfers
from bot.store.database import Work

# A hand-over, a loan and a transfer have their own ways back.
_OWN = (Verb.IN, Verb.ADJUST, Verb.DISCARD)
_SHOWN, _LOOKED_AT = 3, 20
_LATELY = timedelta(hours=24)


async def wrote_lately(work: Work, desk: Desk, actor: Actor) -> bool:
    """Whether a mistake somebody says they just wrote can be about a box at all."""
    since = desk.now() - _LATELY
    return any(entry.at >= since for entry in await last_of(work, actor))


async def last_of(work: Work, actor: Actor) -> tuple[Entry, ...]:
    """The last things somebody wrote in the boxes they keep, each once, newest first."""
    assert actor.person is not None
    found: list[Entry] = []
    seen: set[tuple[str | None, str]] = set()
    for box in await boxes.boxes_kept_by(work, actor.person.id):
        for entry in await stock.last_entries_by(work, box.id, actor.person.id, _LOOKED_AT):
            part = (entry.ref, await _item(work, entry))
            if part not in seen and await _may_go(work, entry):
                seen.add(part)
                found.append(entry)
    return tuple(sorted(found, key=lambda entry: entry.id, reverse=True)[:_SHOWN])


async def _item(work: Work, entry: Entry) -> str:
    lot = await stock.find_lot(work, entry.lot_id)
    return lot.item if lot else ""


async def _may_go(work: Work, entry: Entry) -> bool:
    if entry.verb not in _OWN or await stock.reversed_by(work, entry.id) is not None:
        return False
    return entry.ref is None or await transfers.find_transfer(work, entry.ref) is None


async def show_last(work: Work, desk: Desk, actor: Actor, occasion: str) -> None:
    """The last three with a button each."""
    found = await last_of(work, actor)
    key = "order.last" if found else "order.nothing_written"
    params = {"entries": ",".join(entry.id for entry in found)}
    await say(work, desk, actor.chat.id, key, f"fix:{actor.chat.id}:{occasion}", params)


async def on_back(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button that takes it back: all that one order wrote of one thing, or nothing of it."""
    entry = await stock.find_entry(work, pressed.choice or "")
    if entry is None or actor.person is None:
        return Refused("press.unknown")
    box = await boxes.get_box(work, entry.box_id)
    if actor.person.id not in box.keepers:
        return Refused("stock.no.keeper")
    parts = await _of_one_order(work, entry)
    why = await _stays(work, entry, parts)
    if why is not None:
        return why
    for one in parts:
        back = await ledger.take_back(work, desk, one, actor.person.id, "mistake")
        if isinstance(back, Refused):
            raise RuntimeError("what could be taken back a moment ago, in this very write, cannot")
    params = {"box": box.id, "item": await _item(work, entry)}
    await say(work, desk, actor.chat.id, "order.taken_back", entry.id, params)
    return Done("order.back")


async def _stays(work: Work, entry: Entry, parts: tuple[Entry, ...]) -> Refused | None:
    """Why it cannot be taken back: it was, or what came in has gone on since."""
    if await stock.reversed_by(work, entry.id) is not None:
        return Refused("stock.no.reversed_already")
    if not await _may_go(work, entry):
        return Refused("stock.no.gone_on")
    for one in parts:
        left = (await stock.balance(work, one.box_id, one.lot_id)).plus(one.change.negated())
        if not left.possible:
            return Refused("stock.no.gone_on")
    return None


async def _of_one_order(work: Work, entry: Entry) -> tuple[Entry, ...]:
    if entry.ref is None:
        return (entry,)
    item = await _item(work, entry)
    same = [one for one in await stock.entries_of(work, entry.ref)
            if one.verb is entry.verb and one.box_id == entry.box_id
            and await _item(work, one) == item
            and await stock.reversed_by(work, one.id) is None]  # fmt: skip
    return tuple(same)
