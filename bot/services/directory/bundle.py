"""After a visit to the hospital: the next ride, shopping, somebody to come along, in one tap."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.intake import Decision
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_confirm_for
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.directory.green import place_of
from bot.services.directory.home_again import offer_bundle, visit_of
from bot.services.directory.wishes import Wish, open_wish
from bot.services.roles import viewer_of
from bot.services.taps import Tap
from bot.services.views.names import text_of
from bot.store import cases, people
from bot.store.database import Work
from bot.understanding.place_words import says_discharged, wants_all

RIDE, SHOPPING, COMPANY, ALL = "ride", "shop", "along", "all"
PARTS = {
    RIDE: ("help", "ride", "places.words.next_ride"),
    SHOPPING: ("help", "shopping", "places.words.shopping"),
    COMPANY: ("help", "escort", "places.words.along"),
}


async def on_bundle(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """One of three, or all; each is a matter of its own and none comes twice."""
    if not may_confirm_for(tap.case, tap.viewer) and tap.person.id != tap.case.author_id:
        return Refused("places.not_yours")
    chosen = tuple(PARTS) if tap.choice == ALL else (tap.choice or "",)
    if any(part not in PARTS for part in chosen):
        return Refused("press.unknown")
    opened = await _open(work, desk, tap.case, tap.person.id, chosen, tap.message_id)
    return Done("places.bundled") if opened else Refused("places.bundled_already")


async def _open(
    work: Work,
    desk: Desk,
    case: Case,
    by: str,
    chosen: tuple[str, ...],
    message_id: int | None,
) -> int:
    """How many are new; the first is told, the others stand in its answer."""
    opened = 0
    place = await place_of(work, case)
    name = place.name if place else ""
    # The last one is told, with those that were opened before it.
    todo = [part for part in chosen if not await _has(work, desk, case, part)]
    for part in reversed(todo):
        kind, category, key = PARTS[part]
        slots = {"destination": name} if part == RIDE and name else {}
        wish = Wish(
            kind,
            category,
            text_of(desk, key, {"to": name}),
            slots,
            quiet=part != todo[0],
            asks=part == todo[0],
        )
        await open_wish(work, desk, case, by, wish, message_id)
        opened += 1
    return opened


async def _has(work: Work, desk: Desk, case: Case, part: str) -> bool:
    """Whether something like it is open since this matter began."""
    author = case.author_id
    mine = await cases.list_of_author(work, author, desk.now()) if author else ()
    _, category, _ = PARTS[part]
    return any(
        c.category == category
        and not c.final
        and c.id != case.id
        and c.opened_at > case.opened_at
        and c.subject_id == case.subject_id
        for c in mine
    )


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """出院了 offers it; 都要 takes everything that was offered last."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or actor.person is None or decision.card:
        return False
    if wants_all(heard.text):
        return await _take_all(work, desk, actor, heard.message_id)
    if not says_discharged(heard.text):
        return False
    case = await visit_of(work, desk, actor.person.id)
    if case is None:
        return False
    await offer_bundle(work, desk, case, actor.person.id, "discharged")
    # Who wants a car home as well is still heard.
    return not decision.opens


async def _take_all(work: Work, desk: Desk, actor: Actor, message_id: int) -> bool:
    assert actor.person is not None
    case = await visit_of(work, desk, actor.person.id)
    person = await people.get_person(work, actor.person.id)
    if case is None or not may_confirm_for(case, await viewer_of(work, desk, case, person)):
        return False
    return bool(await _open(work, desk, case, person.id, tuple(PARTS), message_id))
