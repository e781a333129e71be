"""Thanking a giver in public: asked first, said once, to the groups of the unit."""

from __future__ import annotations

from bot.domain.donations import Donation
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.telling import Message, tell_groups, tell_person
from bot.store import donations, places
from bot.store.database import Work


async def ask(work: Work, desk: Desk, donation: Donation) -> None:
    """The giver, or who entered it and speaks with them: nothing is said without their word."""
    if donation.thanks != "asked" or not donation.donor:
        return
    params = {"donation": donation.id, "subject": donation.id}
    about = f"donation.thanks.ask:{donation.id}"
    for who, key in ((donation.donor_id, "donation.thanks.ask"),
                     (donation.by_id, "donation.thanks.ask_for")):  # fmt: skip
        message = Message(key, about, params, Lane.CASE, Owed.OWED)
        if who and await tell_person(work, desk, who, message):
            return


async def on_thanks(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """[可以] or [不用]: of the giver, or of who asked them."""
    donation = await donations.find_donation(work, pressed.subject)
    if donation is None or actor.person is None:
        return Refused("press.unknown")
    if actor.person.id not in (donation.donor_id, donation.by_id):
        return Refused("board.not_for_you")
    yes = pressed.choice == "yes"
    if not await donations.settle_thanks(work, donation.id, yes=yes):
        return Refused("donation.thanks.settled")
    if yes:
        await _publish(work, desk, donation)
    return Done("donation.thanks.yes" if yes else "donation.thanks.no")


async def _publish(work: Work, desk: Desk, donation: Donation) -> None:
    """One message a group, when the group's budget allows."""
    params = {"donation": donation.id}
    message = Message(
        "donation.thanks", f"donation.thanks:{donation.id}", params, Lane.BROADCAST, Owed.OWED,
        silent=True,
    )  # fmt: skip
    for unit_id in await places.subtree_ids(work, donation.unit_id):
        await tell_groups(work, desk, unit_id, message)
