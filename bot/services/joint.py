"""Joint cases: the parties that must each say that they know, and who speaks for them."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.ladder import Level
from bot.domain.lanes import Lane, Owed
from bot.domain.rights import Viewer
from bot.domain.roles import wears
from bot.services.concerned import who_is
from bot.services.desk import Desk
from bot.services.telling import Message, tell_person
from bot.store import timeline
from bot.store.database import Work


async def owed_by(work: Work, case: Case, viewer: Viewer) -> tuple[str, ...]:
    """For which parties somebody could still say that they know."""
    waited_for = await waits_for(work, case)
    return tuple(party for party in waited_for if wears(viewer.held, party))


async def waits_for(work: Work, case: Case) -> tuple[str, ...]:
    """The parties that have not said yet that they know."""
    if case.final:
        return ()
    parties = await timeline.list_parties(work, case.id)
    return tuple(p.party for p in parties if p.acknowledged_at is None)


async def tell_parties(work: Work, desk: Desk, case: Case) -> None:
    """Every party hears of it when the first of the ladder does, wherever its rung stands."""
    rung = max(case.climb.last, 0)
    told = await timeline.list_told_people(work, case.id)
    excluded = await timeline.list_excluded(work, case.id)
    loud = case.emergency or case.acuity is Acuity.URGENT
    for party in await timeline.list_parties(work, case.id):
        for person in await who_is(work, desk, case, party.party, Level.VILLAGE):
            hears = person not in excluded and person not in (case.author_id, case.subject_id)
            if not hears or (loud and person in told):
                continue
            got = await tell_person(work, desk, person, _card(case, person, silent=not loud))
            await timeline.note_told(work, case.id, person, rung, desk.now(), reached=got)


def _card(case: Case, person: str, *, silent: bool) -> Message:
    return Message(
        key="living.task",
        about=f"joint:{case.id}:{person}",
        params={"case": case.id, "person": person, "times": "joint"},
        lane=Lane.CASE,
        owed=Owed.OWED,
        case_id=case.id,
        living=True,
        silent=silent,
    )
