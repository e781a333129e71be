"""Home from the hospital: whoever was there, or asked for the ride, is offered what comes next."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.facilities import HOSPITALS
from bot.domain.lanes import Lane, Owed
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.directory.green import place_of
from bot.services.telling import Message, tell_or_relay, tell_person
from bot.store import cases
from bot.store.database import Work

BUNDLE = "places.bundle"
UNDONE = ("not_possible", "not_needed")


async def offer_bundle(
    work: Work, desk: Desk, case: Case, person_id: str, occasion: str = ""
) -> None:
    """What else is needed: asked once a matter and occasion, of who told how it went."""
    await tell_person(work, desk, person_id, _offer(case, occasion))


def _offer(case: Case, occasion: str = "") -> Message:
    about = f"{BUNDLE}:{case.id}:{occasion}"
    return Message(BUNDLE, about, {"case": case.id}, Lane.REPLY, Owed.LOOSE, case.id)


async def after_ride(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Follower: home from a hospital and glad of it, whoever asked is offered the rest."""
    ride = after.kind == "help" and after.category == "ride"
    confirmed = after.state is State.CLOSED and before.state is not State.CLOSED
    if not ride or not confirmed or after.unconfirmed or after.outcome in UNDONE:
        return after
    place = await place_of(work, after)
    if place is not None and place.kind in HOSPITALS and after.author_id:
        await tell_or_relay(work, desk, after.author_id, _offer(after))
    return after


async def visit_of(work: Work, desk: Desk, person_id: str) -> Case | None:
    """The last matter of theirs that went to a hospital."""
    since = desk.now() - desk.content.places.answer_within
    for case in await cases.list_of_author(work, person_id, since):
        place = await place_of(work, case)
        if place is not None and place.kind in HOSPITALS:
            return case
    return None
