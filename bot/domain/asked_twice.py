"""What is said with sound twice at most while nobody takes it, and what makes it news again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.domain.acuity import Acuity
from bot.domain.case import Case, Event

# A look somebody should take, a voice to be heard.
KINDS = frozenset({"look_in", "message"})
# A car like any other; a treatment without a car and a stretcher ring as they did.
RIDE_PLANS = frozenset({"ride", "ride_series"})
# Whoever had it does not: that is news to everybody, and rings anew.
FREED = frozenset({"released", "lapsed"})


def ends_with_the_second(case: Case) -> bool:
    """An emergency never counts here (CONDUCT 3, 7)."""
    return not case.emergency and (case.kind in KINDS or case.plan in RIDE_PLANS)


def since_when(case: Case, events: Iterable[tuple[Event, datetime]]) -> datetime:
    """Since when it is the same news: a ride that presses now is not what it was."""
    return max((at for event, at in events if _is_news(event)), default=case.opened_at)


def _is_news(event: Event) -> bool:
    presses = event.what == "staged" and ("acuity", Acuity.URGENT.value) in event.facts
    return presses or event.what in FREED
