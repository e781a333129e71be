"""The buttons of the daily look: what runs out is asked for, what is not used is sent on."""

from __future__ import annotations

from bot.domain.boxes import Box
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.roles import wears
from bot.domain.warnings import LACKS, Sort, Warning
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import covering
from bot.services.stock import supply
from bot.services.stock.sent_on import Move, start
from bot.services.stock.warnings import use_of, warnings_of
from bot.store import boxes
from bot.store.database import Work


async def on_ask(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button that asks for everything this box lacks now, each as a matter of its own."""
    box = await boxes.find_box(work, pressed.choice or "")
    if actor.person is None or box is None:
        return Refused("press.unknown")
    if not await _may_ask(work, desk, actor.person.id, box):
        return Refused("stock.no.keeper")
    lacks = [w for w in await _now(work, desk, box) if w.sort in LACKS]
    opened = [await supply.ask_for(work, desk, box, one, actor.person.id) for one in lacks]
    asked = sum(case is not None for case in opened)
    if not asked:
        return Done("supply.asked_already" if lacks else "supply.nothing")
    return Done("supply.asked", (("number", str(asked)),))


async def _may_ask(work: Work, desk: Desk, person: str, box: Box) -> bool:
    held = await covering(work, desk, person, box.unit_id)
    return person in box.keepers or wears(held, "cadre", "officer")


async def on_move(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button that moves it: read back, as if its keeper had said it; nothing moves yet."""
    box_id, _, lot_id = (pressed.choice or "").partition("|")
    box = await boxes.find_box(work, box_id)
    if actor.person is None or box is None:
        return Refused("press.unknown")
    if actor.person.id not in box.keepers:
        return Refused("stock.no.keeper")
    for one in await _now(work, desk, box):
        if one.sort is Sort.UNUSED and one.lot_id == lot_id:
            move = Move(box.id, one.to_box, one.item, one.unit, one.qty)
            await start(work, desk, actor, move, pressed.callback_id)
            return Done()
    return Done("box.news.moved")


async def _now(work: Work, desk: Desk, box: Box) -> tuple[Warning, ...]:
    return await warnings_of(work, desk, box, await use_of(work, desk, box))
