"""The money of a purchase: what was said or pressed, and what follows from it."""

from __future__ import annotations

from bot.domain import purchases as rules
from bot.domain.case import Case
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.purchases import Money, Purchase
from bot.domain.rights import may_confirm
from bot.services.desk import Desk
from bot.services.errands.money_told import (
    keep,
    say,
    tell_differs,
    tell_liaison,
    tell_over,
    tell_sum,
)
from bot.services.taps import Tap
from bot.store import cases, purchases
from bot.store.database import Work

# What only who asked may say, and what only who bought may.
OF_ASKER = frozenset({"gave", "doubt", "ok", "no"})
OF_BUYER = frozenset({"got", "not"})


async def on_money(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """钱对，给了 · 不对 · 收到了 · 还没给 · 可以 · 太贵了，不要."""
    bought = await purchases.find_purchase(work, tap.case.id)
    if bought is None:
        return Refused("press.unknown")
    choice = tap.choice or ""
    refused = _not_theirs(tap, bought, choice)
    if refused is not None:
        return refused
    if choice in ("ok", "no"):
        return await _about_limit(work, desk, bought, tap.person.id, yes=choice == "ok")
    if choice in ("gave", "got"):
        return await _yes(work, desk, bought, tap.person.id, gave=choice == "gave")
    if choice == "doubt":
        return await _doubt(work, desk, bought, tap.person.id)
    return await _not_yet(work, desk, bought, tap.person.id)


def _not_theirs(tap: Tap, bought: Purchase, choice: str) -> Refused | None:
    buyer = tap.person.id == bought.buyer_id
    asker = tap.person.id == bought.asker_id or (not buyer and may_confirm(tap.case, tap.viewer))
    # Without a telephone on the other side the buyer asked them by voice.
    asker = asker or (buyer and bought.asker_id is None)
    if choice in OF_ASKER:
        return None if asker else Refused("errand.money.not_yours")
    if choice in OF_BUYER:
        return None if buyer else Refused("errand.money.not_yours")
    return Refused("press.unknown")


async def spent(work: Work, desk: Desk, case: Case, buyer: str, fen: int) -> Outcome:
    """一共38块5: both are asked to confirm; above the limit who asked is asked first."""
    bought = await purchases.find_purchase(work, case.id)
    if bought is None:
        return Refused("press.unknown")
    if bought.spent == fen and bought.state is not Money.OPEN:
        return Done("errand.money.noted")
    moved = rules.spend(bought, buyer, fen, desk.now())
    if isinstance(moved, Refused):
        return moved
    await keep(work, desk, moved, buyer, "spent", fen)
    if moved.state is Money.OVER:
        await tell_over(work, desk, moved)
    else:
        await tell_sum(work, desk, moved)
    return Done()


async def _about_limit(work: Work, desk: Desk, bought: Purchase, who: str, *, yes: bool) -> Outcome:
    moved = (rules.approve if yes else rules.decline)(bought, desk.now())
    if isinstance(moved, Refused):
        return moved
    await keep(work, desk, moved, who, "approved" if yes else "declined", bought.spent)
    if yes:
        await say(work, desk, moved.buyer_id, moved, "errand.money.go")
        await say(work, desk, moved.asker_id, moved, "errand.money.told", silent=True)
    else:
        await say(work, desk, moved.buyer_id, moved, "errand.money.stop")
    return Done("errand.money.limit_yes" if yes else "errand.money.limit_no")


async def _yes(work: Work, desk: Desk, bought: Purchase, who: str, *, gave: bool) -> Outcome:
    moved = (rules.gave if gave else rules.received)(bought, desk.now())
    if isinstance(moved, Refused):
        return moved
    await keep(work, desk, moved, who, "gave" if gave else "received", moved.spent)
    if moved.state is Money.SETTLED:
        other = moved.buyer_id if gave else moved.asker_id
        await say(work, desk, other, moved, "errand.money.settled", silent=True)
    return Done("errand.money.thanks")


async def _doubt(work: Work, desk: Desk, bought: Purchase, who: str) -> Outcome:
    moved = rules.doubt(bought, desk.now())
    if isinstance(moved, Refused):
        return moved
    await keep(work, desk, moved, who, "doubt")
    await say(work, desk, who, moved, "errand.money.how_much")
    return Done()


async def _not_yet(work: Work, desk: Desk, bought: Purchase, who: str) -> Outcome:
    moved = rules.not_received(bought, desk.now())
    if isinstance(moved, Refused):
        return moved
    await keep(work, desk, moved, who, "not_received")
    await say(work, desk, moved.asker_id, moved, "errand.money.unpaid")
    return Done("errand.money.will_ask")


async def paid(work: Work, desk: Desk, bought: Purchase, who: str, fen: int) -> Outcome:
    """给了30: the same sum settles it; another one is shown to both."""
    moved = rules.paid(bought, fen, desk.now())
    if isinstance(moved, Refused):
        return moved
    await keep(work, desk, moved, who, "paid", fen)
    if moved.state is Money.DIFFERS:
        await tell_differs(work, desk, moved)
        return Done()
    return Done("errand.money.thanks")


async def on_look(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """One side looked again: 是38.5元."""
    bought = await purchases.find_purchase(work, tap.case.id)
    if bought is None or not (tap.choice or "").isdecimal():
        return Refused("press.unknown")
    if tap.person.id not in (bought.asker_id, bought.buyer_id):
        return Refused("errand.money.not_yours")
    return await looked(work, desk, bought, tap.person.id, int(tap.choice or "0"))


async def looked(work: Work, desk: Desk, bought: Purchase, who: str, fen: int) -> Outcome:
    """The same word of both settles it; two words go to the liaison."""
    moved = rules.look_again(bought, who, fen, desk.now())
    if isinstance(moved, Refused):
        return moved
    await keep(work, desk, moved, who, "looked", fen)
    if moved.state is Money.SETTLED:
        for side in (moved.asker_id, moved.buyer_id):
            await say(work, desk, side, moved, "errand.money.settled", silent=side == who)
    elif moved.state is Money.SPLIT and bought.state is not Money.SPLIT:
        case = await cases.find_case(work, moved.case_id)
        if case is not None:
            await tell_liaison(work, desk, case, moved)
    return Done("errand.money.thanks")
