"""Where a gift went: how much is still there and how much was used, never by whom."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_confirm
from bot.domain.stock import Verb
from bot.services.desk import Desk
from bot.services.stock.given_saying import Values
from bot.services.taps import Tap
from bot.services.telling import Message, tell_chat
from bot.store import cases, stock
from bot.store.database import Work


async def on_where(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Asked by who gave it, or their family."""
    if tap.case.kind != "gift" or not may_confirm(tap.case, tap.viewer):
        return Refused("case.refused.only_the_author")
    about = f"gift.where:{tap.case.id}:{desk.ids.new()}"
    message = Message(
        "gift.where", about, {"case": tap.case.id}, Lane.REPLY, Owed.LOOSE, tap.case.id
    )  # fmt: skip
    await tell_chat(work, desk, tap.actor.chat.id, message)
    return Done()


async def say_where(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Numbers of the lots that came of the gift, over all boxes they have been to."""
    case = await cases.find_case(work, params["case"])
    came = await stock.entries_of(work, case.id) if case else ()
    there = used = gone = 0
    name, unit = "", ""
    for lot_id in dict.fromkeys(entry.lot_id for entry in came):
        lot = await stock.find_lot(work, lot_id)
        thing = desk.content.stocked.find(lot.item) if lot else None
        name, unit = (thing.generic if thing else ""), (lot.unit if lot else "")
        for entry in await stock.entries_of_lot(work, lot_id):
            there += entry.change.on_hand + entry.change.lent + entry.change.moving
            used -= entry.change.on_hand if entry.verb is Verb.OUT else 0
            gone -= entry.change.on_hand if entry.verb is Verb.DISCARD else 0
    numbers = {"there": there, "used": used, "gone": gone}
    return {"went": {"name": name, **{k: f"{n}{unit}" if n else "" for k, n in numbers.items()}}}
