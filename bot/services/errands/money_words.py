"""Money in words: 一共38块5 of who bought, 给了30 of who asked; a number after a question."""

from __future__ import annotations

import re

from bot.domain.case import Case
from bot.domain.errand_rules import HELP
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.purchases import Money, Purchase
from bot.domain.states import State
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.errands import money
from bot.services.errands.sorts import kind_of
from bot.services.finishing import on_outcome
from bot.services.incoming import Pressed
from bot.services.taps import make_tap
from bot.services.telling import Message, tell_chat
from bot.services.words import answered_case, tell_outcome
from bot.store import cases, purchases
from bot.store.database import Work
from bot.understanding.money_words import answered_fen, spent_of

NUMBER = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,2})?")
RUNNING = frozenset({State.CLAIMED, State.IN_PROGRESS, State.ANSWERED})


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Whether it was a sum of one's own purchase."""
    person = context.actor.person
    if not context.heard.origin.private or person is None:
        return False
    # 38.5 alone is a temperature, unless a sum was asked for.
    if decision.opens and not NUMBER.fullmatch(context.heard.text.strip()):
        return False
    return await _as_asker(work, desk, context) or await _as_buyer(work, desk, context)


async def _as_asker(work: Work, desk: Desk, context: Context) -> bool:
    person, fen = context.actor.person, answered_fen(context.heard.text)
    if person is None or fen is None:
        return False
    mine = await purchases.purchases_of(work, person.id)
    for bought in mine:
        if bought.state is Money.ASKED and bought.asker_id == person.id:
            outcome = await money.paid(work, desk, bought, person.id, fen)
            await tell_outcome(work, desk, context, outcome)
            return True
        if bought.state is Money.DIFFERS and fen in (bought.spent, bought.paid):
            outcome = await money.looked(work, desk, bought, person.id, fen)
            await tell_outcome(work, desk, context, outcome)
            return True
    return False


async def _as_buyer(work: Work, desk: Desk, context: Context) -> bool:
    person = context.actor.person
    if person is None:
        return False
    meant = await answered_case(work, context.actor, context.heard)
    found = await bought_by(work, desk, person.id)
    if meant is not None:
        found = tuple(case for case in found if case.id == meant.id)
    fen = spent_of(context.heard.text)
    if fen is None and await _was_asked(work, found, meant):
        fen = answered_fen(context.heard.text)
    if fen is None or not found:
        return False
    if len(found) > 1:
        await _ask_which(work, desk, context, found, fen)
        return True
    outcome = await money.spent(work, desk, found[0], person.id, fen)
    if context.reading.meaning.word == "done" and not isinstance(outcome, Refused):
        await _and_done(work, desk, context, found[0], outcome)
        return True
    await tell_outcome(work, desk, context, outcome)
    return True


async def _was_asked(work: Work, found: tuple[Case, ...], meant: Case | None) -> bool:
    """A bare number is a sum only where a sum was asked for: it was done, or it is replied to."""
    if len(found) != 1:
        return False
    bought = await purchases.find_purchase(work, found[0].id)
    waits = found[0].state is State.ANSWERED and bought is not None and bought.spent is None
    return waits or meant is not None


async def _and_done(work: Work, desk: Desk, context: Context, case: Case, told: Outcome) -> None:
    """办好了，一共38块5: both; the sum stays between the two and is not kept with the words."""
    now = await cases.find_case(work, case.id)
    tap = await make_tap(work, desk, context.actor, now, "outcome") if now else None
    over = await _over_limit(work, case)
    outcome = told if tap is None or over else await on_outcome(work, desk, tap)
    await tell_outcome(work, desk, context, outcome)


async def _over_limit(work: Work, case: Case) -> bool:
    bought = await purchases.find_purchase(work, case.id)
    return bought is not None and bought.state is Money.OVER


async def bought_by(work: Work, desk: Desk, person_id: str) -> tuple[Case, ...]:
    """What somebody buys for others now; what has no sum yet before all."""
    held = [
        case
        for case in await cases.list_held(work, person_id)
        if case.kind == HELP and case.state in RUNNING and _has_money(desk, case)
    ]
    open_ones = []
    for case in held:
        bought = await purchases.find_purchase(work, case.id)
        if bought is not None and _may_change(bought):
            open_ones.append((case, bought))
    fresh = [case for case, bought in open_ones if bought.spent is None]
    return tuple(fresh or [case for case, _ in open_ones])


def _has_money(desk: Desk, case: Case) -> bool:
    kind = kind_of(desk, case)
    return kind is not None and kind.money


def _may_change(bought: Purchase) -> bool:
    return bought.state in (Money.OPEN, Money.OVER, Money.TOLD)


async def _ask_which(
    work: Work, desk: Desk, context: Context, found: tuple[Case, ...], fen: int
) -> None:
    about = f"errand.money.which:{context.actor.chat.id}:{context.heard.message_id}"
    params = {"cases": ",".join(case.id for case in found[:3]), "fen": str(fen)}
    message = Message("errand.money.which", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)


async def on_which(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The sum belongs to this one."""
    number, _, fen = (pressed.choice or "").partition("|")
    case = await cases.find_by_number(work, number)
    if case is None or actor.person is None or not fen.isdecimal():
        return Refused("press.unknown")
    if case.claimed_by != actor.person.id:
        return Refused("claim.refused.not_yours")
    outcome = await money.spent(work, desk, case, actor.person.id, int(fen))
    return outcome if isinstance(outcome, Refused) else Done("errand.money.noted")
