"""What nobody has taken yet: said with sound once and at most once more."""

from __future__ import annotations

from bot.domain.asked_twice import ends_with_the_second, since_when
from bot.domain.case import Case
from bot.store import timeline
from bot.store.database import Work
from bot.store.outbox_counts import sent_of_case

MOST = 2


async def heard_enough(work: Work, case: Case, person: str) -> bool:
    """Whether the person has it twice already since it was last news."""
    if not ends_with_the_second(case):
        return False
    events = await timeline.list_events(work, case.id)
    since = since_when(case, [(entry.event, entry.at) for entry in events])
    return await sent_of_case(work, case.id, person, "living.task", since) >= MOST
