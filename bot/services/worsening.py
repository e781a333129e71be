"""What was said is worse than what is open: the matter is raised, never only added to."""

from __future__ import annotations

from bot.domain.case import Case, Event, Heading
from bot.domain.intake import Opens
from bot.domain.states import State
from bot.services.actors import Actor
from bot.services.asking import raise_to
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.noting import said_of
from bot.services.recording import write_events
from bot.services.said_before import acknowledge
from bot.services.subjects import About
from bot.store import timeline
from bot.store.database import Work


def is_worse(case: Case, opens: Opens) -> bool:
    """A graver complaint after a lighter one, as of the chest after dizziness."""
    return opens.acuity is not None and opens.acuity.rank > case.acuity.rank and not case.final


def can_rise(case: Case, about: About) -> bool:
    """While nobody has it and it is the same person's; what somebody holds stays with them."""
    person = about.person.id if about.person else None
    return case.state is State.OPEN and case.subject_id == person


async def rise(
    work: Work, desk: Desk, actor: Actor, heard: Heard, case: Case, opens: Opens
) -> Case:
    """The words are kept, the new level's ladder begins at its first rung."""
    assert opens.acuity is not None
    await timeline.add_said(work, case.id, said_of(desk, actor, heard))
    person = actor.person.id if actor.person else None
    await write_events(work, desk, case, (Event("said_again", Heading.COLLECTED, person),))
    raised = await raise_to(work, desk, case, opens.acuity)
    if not raised.emergency:
        await acknowledge(work, desk, actor, heard, raised)
    return raised
