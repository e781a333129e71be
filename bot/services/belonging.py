"""Which of somebody's matters a line that asks for nothing belongs to, if it belongs to any."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.case import Case
from bot.domain.people import Person
from bot.domain.states import State
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.views.case_view import title_of
from bot.store import cases, timeline
from bot.store.database import Work
from bot.understanding.belonging_words import is_other_matter, may_belong

# An alarm takes in whatever is said while it stands; anything else for a few minutes after the
# last word that was said of it.
ALARM_LASTS = timedelta(minutes=30)
MINUTES = timedelta(minutes=15)


async def matter_of(work: Work, desk: Desk, person: Person, heard: Heard) -> Case | None:
    """The alarm first, then what was spoken of last and these words may be about."""
    mine = await cases.list_of_author(work, person.id, desk.now())
    open_ones = [c for c in mine if not c.final and c.state is not State.DRAFT]
    own = [c for c in open_ones if c.kind not in ("tick", "message")]
    for case in own:
        if case.emergency and desk.now() - case.changed_at < ALARM_LASTS:
            return case
    for case in sorted(own, key=lambda c: c.opened_at, reverse=True):
        if not case.emergency and await _is_of(work, desk, person, heard, case):
            return case
    return None


async def _is_of(work: Work, desk: Desk, person: Person, heard: Heard, case: Case) -> bool:
    said = await timeline.list_said(work, case.id)
    last = max((s.at for s in said if s.person_id == person.id), default=case.opened_at)
    if desk.now() - max(last, case.opened_at) >= MINUTES:
        return False
    before = (title_of(desk, case), *(s.words or "" for s in said), *dict(case.details).values())
    return may_belong(heard.text, before)


async def is_for_holder(work: Work, actor: Actor, heard: Heard, case: Case) -> bool:
    """What who holds a matter says is of it, unless it names something else.

    Who has duties says much that is about none of them: there the words have to fit.
    """
    before = tuple(s.words or "" for s in await timeline.list_said(work, case.id))
    if actor.held:
        return may_belong(heard.text, before)
    return not is_other_matter(heard.text, before)
