"""What may stop somebody from taking a case; and who a rung's words mean."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.helping import Rest, RestWhy
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Refused
from bot.services.desk import Desk
from bot.services.drivers.who_helps import is_lent
from bot.services.tasks.hooks import Gate, Word
from bot.services.telling import Message, tell_person
from bot.store import rests, teams
from bot.store.database import Work


async def not_while_off(work: Work, desk: Desk, case: Case, person_id: str) -> Refused | None:
    """Who is off or not well takes nothing; one tap and they are there again."""
    if case.emergency or not is_lent(desk.content.kinds.get(case.kind)):
        return None
    held = await rests.resting(work, person_id, desk.now())
    if held is None or await _later(work, case, held):
        return None
    if held.why is RestWhy.DRANK:
        return Refused("help.refused.drank")
    params = {"case": case.id, "subject": case.id}
    about = f"help.off:{case.id}:{person_id}:{held.id}"
    message = Message("help.off_now", about, params, Lane.REPLY, Owed.LOOSE, case.id)
    await tell_person(work, desk, person_id, message)
    return Refused("help.refused.unwell" if held.why.of_health else "help.refused.off")


async def _later(work: Work, case: Case, held: Rest) -> bool:
    """A ride that leaves when the rest is over is no matter of today."""
    leaves = await rests.departure_of(work, case.id) if held.until else None
    return leaves is not None and held.until is not None and leaves >= held.until


async def of_teams(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """Members of the teams that were asked; of an organisation its contact."""
    found: dict[str, None] = {}
    for team_id in await teams.asked_teams(work, case.id):
        for person in await asked_of(work, team_id):
            found[person] = None
    return tuple(found)


async def asked_of(work: Work, team_id: str) -> tuple[str, ...]:
    """Who hears what a team is asked: everybody in it; of an organisation its contact."""
    team = await teams.find_team(work, team_id)
    if team is None:
        return ()
    if team.kind == "organisation" and team.contact_id:
        return (team.contact_id,)
    return await teams.members(work, team_id)


# Asked before somebody takes a case: why not, or None.
GATES: tuple[Gate, ...] = (not_while_off,)
# Words of data/ladders.yaml: who is meant.
RUNG_WORDS: dict[str, Word] = {"team": of_teams}
