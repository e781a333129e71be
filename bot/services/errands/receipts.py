"""Pictures of slips, of a purchase or of fuel after a trip: kept, shown to nobody, not asked."""

from __future__ import annotations

from bot.domain.outcome import Refused
from bot.domain.purchases import Money
from bot.domain.states import State
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.errands import money
from bot.services.errands.money_told import say
from bot.services.errands.money_words import bought_by
from bot.services.incoming import Heard
from bot.services.noting import react
from bot.services.words import answered_case
from bot.store import dialogs, purchases
from bot.store.database import Work
from bot.store.purchases import Receipt
from bot.understanding.money_words import answered_fen, spent_of


async def keep_receipt(
    work: Work,
    desk: Desk,
    person_id: str,
    file_id: str,
    fen: int | None,
    *,
    case_id: str | None = None,
    trip_id: str | None = None,
) -> None:
    """A slip goes with its purchase or its trip."""
    slip = Receipt(desk.ids.new(), desk.now(), person_id, file_id, fen, case_id, trip_id)
    await purchases.add_receipt(work, slip)


async def photographed(work: Work, desk: Desk, actor: Actor, heard: Heard) -> bool:
    """Whether a picture in private was a slip; what is written under it may be the sum."""
    person = actor.person
    if heard.form != "photo" or heard.file_id is None or not heard.origin.private:
        return False
    if person is None or await _talks(work, actor):
        return False
    text = heard.text.strip()
    fen = spent_of(text) or answered_fen(text) if text else None
    if text and fen is None:
        return False
    if await _of_purchase(work, desk, actor, heard, fen):
        return True
    return fen is not None and await _of_trip(work, desk, actor, heard, fen)


async def _talks(work: Work, actor: Actor) -> bool:
    """Something else is being talked about: the picture belongs to that."""
    if actor.account is None:
        return True
    return await dialogs.find_dialog(work, actor.account.id, actor.chat.id) is not None


async def _of_purchase(work: Work, desk: Desk, actor: Actor, heard: Heard, fen: int | None) -> bool:
    assert actor.person is not None
    buyer, file_id = actor.person.id, heard.file_id or ""
    found = await bought_by(work, desk, buyer)
    meant = await answered_case(work, actor, heard)
    if meant is not None:
        found = tuple(case for case in found if case.id == meant.id)
    if len(found) != 1 or (meant is None and fen is None and found[0].state is State.CLAIMED):
        return False
    await keep_receipt(work, desk, buyer, file_id, fen, case_id=found[0].id)
    await react(work, desk, heard, actor)
    if fen is not None:
        refused = await money.spent(work, desk, found[0], buyer, fen)
        return not isinstance(refused, Refused)
    bought = await purchases.find_purchase(work, found[0].id)
    if bought is not None and bought.state is Money.OPEN:
        await say(work, desk, buyer, bought, "errand.money.ask")
    return True


async def _of_trip(work: Work, desk: Desk, actor: Actor, heard: Heard, fen: int) -> bool:
    assert actor.person is not None
    since = desk.now() - desk.content.errands.times.slip_within
    trip = await purchases.latest_trip_of(work, actor.person.id, since)
    if trip is None:
        return False
    await keep_receipt(work, desk, actor.person.id, heard.file_id or "", fen, trip_id=trip)
    await react(work, desk, heard, actor)
    return True
