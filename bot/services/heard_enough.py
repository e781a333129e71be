"""A look somebody should take, a voice to be heard: said with sound once and at most once more."""

from __future__ import annotations

from bot.domain.case import Case
from bot.store import timeline
from bot.store.database import Work
from bot.store.outbox_counts import sent_of_case

# What nobody answers for hours; an emergency never counts here (CONDUCT 3, 7).
KINDS = frozenset({"look_in", "message"})
MOST = 2
# Whoever had it does not: that is news to everybody, and rings anew.
FREED = frozenset({"released", "lapsed"})


async def heard_enough(work: Work, case: Case, person: str) -> bool:
    """Whether the person has it twice already since it was last free."""
    if case.emergency or case.kind not in KINDS:
        return False
    events = await timeline.list_events(work, case.id)
    since = max((e.at for e in events if e.event.what in FREED), default=case.opened_at)
    return await sent_of_case(work, case.id, person, "living.task", since) >= MOST
