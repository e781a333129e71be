"""A complaint by night that could wait: whether it may is asked, and silence is no yes."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.domain.kinds import LadderBook

NIGHT = "_night"
CAN_WAIT = frozenset({Acuity.SAME_DAY, Acuity.SELF_CARE})


def plan_by_night(plan: str, acuity: Acuity, origin: str, book: LadderBook) -> str:
    """The ladder that asks first, where there is one; whoever phoned has been spoken with."""
    asks = acuity in CAN_WAIT and origin != "phone"
    return plan + NIGHT if asks and book.has(plan + NIGHT) else plan


def asked_by_night(plan: str) -> bool:
    """Whether a case climbs because nobody has said yet that it can wait."""
    return plan.endswith(NIGHT) and not plan.startswith("message")
