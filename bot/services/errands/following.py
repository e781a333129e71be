"""What follows for an errand when it is taken, done, given back or ended."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.purchases import Money
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.errands.ended import note_ended
from bot.services.errands.guiding import ask_doctor
from bot.services.errands.money_told import say
from bot.services.errands.sorts import kind_of
from bot.services.tasks.hooks import Follower
from bot.services.telling import Message, tell_or_relay, tell_person
from bot.store import accounts, purchases, timeline
from bot.store.database import Work

CARD = "living.errand"


async def follow_errand(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Part of every write that moves an errand."""
    await note_ended(work, desk, before, after)
    kind = kind_of(desk, after)
    if kind is None or after.emergency:
        return after
    if after.claimed_by != before.claimed_by:
        await _free_money(work, desk, after)
        if after.claimed_by is not None:
            await show_who_comes(work, desk, after)
            if kind.guided:
                await ask_doctor(work, desk, after)
    if kind.money and after.state is State.ANSWERED and before.state is not State.ANSWERED:
        await _ask_sum(work, desk, after)
    return after


async def show_who_comes(work: Work, desk: Desk, case: Case) -> None:
    """Who took it: with a sound, to everybody at that door; later changes make none."""
    helper = case.claimed_by or ""
    reached = False
    for person in await _waiting(work, case):
        if person != helper and await accounts.private_chats_of_person(work, person):
            params = {"case": case.id, "who": helper, "person": person}
            about = f"errand:{case.id}:{helper}:{person}:{case.revision}"
            card = Message(CARD, about, params, Lane.REPLY, Owed.OWED, case.id, living=True)
            reached |= await tell_person(work, desk, person, card)
    if reached or case.author_id in (None, helper):
        return
    about, params = f"errand.claimed:{case.id}:{case.revision}", {"case": case.id, "who": helper}
    message = Message("errand.claimed", about, params, Lane.REPLY, Owed.OWED, case.id)
    await tell_or_relay(work, desk, case.author_id or "", message)


async def _waiting(work: Work, case: Case) -> tuple[str, ...]:
    """Who asked, whom it is for, who reported it: whoever has to know who comes."""
    reporter = await timeline.reporter_of(work, case.id)
    named = (case.author_id, case.subject_id, reporter)
    return tuple(dict.fromkeys(person for person in named if person))


async def _free_money(work: Work, desk: Desk, case: Case) -> None:
    """Another helper begins anew, as long as nobody laid out money."""
    bought = await purchases.find_purchase(work, case.id)
    if bought is None or bought.state not in (Money.OPEN, Money.OVER):
        return
    fresh = replace(
        bought, state=Money.OPEN, spent=None, buyer_id=case.claimed_by, changed_at=desk.now()
    )
    await purchases.put_purchase(work, fresh)


async def _ask_sum(work: Work, desk: Desk, case: Case) -> None:
    """It was brought and nobody has said what it cost: asked once."""
    bought = await purchases.find_purchase(work, case.id)
    if bought is None or bought.spent is not None or case.outcome != "solved":
        return
    if bought.buyer_id is None:
        bought = replace(bought, buyer_id=case.answered_by)
        await purchases.put_purchase(work, bought)
    await say(work, desk, case.answered_by, bought, "errand.money.ask")


FOLLOWERS: tuple[Follower, ...] = (follow_errand,)
