"""What is bought for somebody: a limit, what it cost, and the money, which both sides confirm.

Sums are whole fen. Nothing passes through the bot: people pay each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.outcome import Refused


class Money(StrEnum):
    """Where the money of a purchase stands."""

    OPEN = "open"  # nothing bought yet
    OVER = "over"  # it costs more than was said: who asked is asked
    TOLD = "told"  # what it cost is known; both sides have to say yes
    ASKED = "asked"  # who asked says that it is not right: how much, then?
    DIFFERS = "differs"  # two sums stand against each other; each side is asked once
    SPLIT = "split"  # each was asked and they still differ: the liaison knows
    SETTLED = "settled"


RUNNING = frozenset({Money.TOLD, Money.ASKED, Money.DIFFERS, Money.SPLIT})


@dataclass(frozen=True, slots=True)
class Purchase:
    """Frozen; a change is a new value."""

    case_id: str
    state: Money
    changed_at: datetime
    asker_id: str | None = None
    buyer_id: str | None = None
    budget: int | None = None
    spent: int | None = None  # what the buyer says it cost
    paid: int | None = None  # what who asked says was given
    asker_ok: bool = False
    buyer_ok: bool = False
    # What each side says now that both have seen both sums.
    asker_says: int | None = None
    buyer_says: int | None = None

    def says(self, person_id: str) -> int | None:
        """The last word of one side."""
        return self.buyer_says if person_id == self.buyer_id else self.asker_says


def spend(purchase: Purchase, buyer: str, fen: int, now: datetime) -> Purchase | Refused:
    """The buyer says what it costs; above the limit nothing is taken as agreed."""
    if fen <= 0:
        return Refused("errand.money.no_sum")
    if purchase.state in (Money.SETTLED, Money.DIFFERS, Money.SPLIT):
        return Refused("errand.money.over_now")
    over = purchase.budget is not None and fen > purchase.budget
    return replace(
        purchase,
        state=Money.OVER if over else Money.TOLD,
        buyer_id=buyer,
        spent=fen,
        paid=None,
        asker_ok=False,
        buyer_ok=False,
        changed_at=now,
    )


def approve(purchase: Purchase, now: datetime) -> Purchase | Refused:
    """Agreed: the limit is what it costs."""
    if purchase.state is not Money.OVER or purchase.spent is None:
        return Refused("errand.money.over_now")
    return replace(purchase, state=Money.TOLD, budget=purchase.spent, changed_at=now)


def decline(purchase: Purchase, now: datetime) -> Purchase | Refused:
    """Too dear: nothing is owed, the limit stays."""
    if purchase.state is not Money.OVER:
        return Refused("errand.money.over_now")
    return replace(purchase, state=Money.OPEN, spent=None, changed_at=now)


def gave(purchase: Purchase, now: datetime) -> Purchase | Refused:
    """The sum is right and paid, says who asked."""
    if purchase.state not in (Money.TOLD, Money.ASKED):
        return Refused("errand.money.over_now")
    yes = replace(purchase, state=Money.TOLD, asker_ok=True, paid=purchase.spent, changed_at=now)
    return _settled(yes)


def received(purchase: Purchase, now: datetime) -> Purchase | Refused:
    """The money has come, says who bought."""
    if purchase.state not in (Money.TOLD, Money.ASKED):
        return Refused("errand.money.over_now")
    return _settled(replace(purchase, buyer_ok=True, changed_at=now))


def not_received(purchase: Purchase, now: datetime) -> Purchase | Refused:
    """The money has not come, says who bought."""
    if purchase.state not in (Money.TOLD, Money.ASKED):
        return Refused("errand.money.over_now")
    return replace(purchase, buyer_ok=False, changed_at=now)


def doubt(purchase: Purchase, now: datetime) -> Purchase | Refused:
    """The sum is wrong: how much it was is asked."""
    if purchase.state is not Money.TOLD:
        return Refused("errand.money.over_now")
    return replace(purchase, state=Money.ASKED, asker_ok=False, changed_at=now)


def paid(purchase: Purchase, fen: int, now: datetime) -> Purchase | Refused:
    """A sum that was paid: the same settles, another one stands beside the buyer's."""
    if purchase.state not in (Money.TOLD, Money.ASKED) or purchase.spent is None:
        return Refused("errand.money.over_now")
    if fen == purchase.spent:
        return gave(purchase, now)
    return replace(purchase, state=Money.DIFFERS, paid=fen, asker_ok=False, changed_at=now)


def look_again(purchase: Purchase, person_id: str, fen: int, now: datetime) -> Purchase | Refused:
    """One side has looked again: the same sum settles; two that still differ are a third's."""
    both = (purchase.spent, purchase.paid)
    if purchase.state not in (Money.DIFFERS, Money.SPLIT) or fen not in both:
        return Refused("errand.money.over_now")
    own = {"buyer_says" if person_id == purchase.buyer_id else "asker_says": fen}
    said = replace(purchase, changed_at=now, **own)  # type: ignore[arg-type]
    if said.asker_says is None or said.buyer_says is None:
        return said
    if said.asker_says == said.buyer_says:
        return replace(said, state=Money.SETTLED, asker_ok=True, buyer_ok=True)
    return replace(said, state=Money.SPLIT)


def give_up(purchase: Purchase, now: datetime) -> Purchase | Refused:
    """Nobody looked again in time: the liaison asks both."""
    if purchase.state is not Money.DIFFERS:
        return Refused("errand.money.over_now")
    return replace(purchase, state=Money.SPLIT, changed_at=now)


def agreed(purchase: Purchase) -> int | None:
    """The sum both sides stand by."""
    if purchase.state is not Money.SETTLED:
        return None
    return purchase.spent if purchase.asker_says is None else purchase.asker_says


def _settled(purchase: Purchase) -> Purchase:
    """Who asked without a telephone says so at the door: the buyer's word is enough then."""
    done = purchase.buyer_ok and (purchase.asker_ok or purchase.asker_id is None)
    return replace(purchase, state=Money.SETTLED) if done else purchase


def yuan(fen: int) -> str:
    """38.5, 38, 0.05: as it is written on a slip."""
    whole, part = divmod(fen, 100)
    return f"{whole}.{part:02d}".rstrip("0") if part else str(whole)
