"""Joint cases: several parties must each say that they know (cadre, village doctor, police)."""

from __future__ import annotations

from bot.domain.case import Case, Event, Heading
from bot.domain.lanes import Lane
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import Viewer
from bot.services.desk import Desk
from bot.services.joint import owed_by
from bot.services.recording import write_events
from bot.services.taps import Tap
from bot.services.telling import Message, tell_or_relay
from bot.store import outbox, timeline
from bot.store.database import Work


async def on_ack(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Known: acknowledged is not done; the case stays where it is."""
    if tap.case.final:
        return Refused("case.refused.ended")
    if not tap.viewer.told and not tap.viewer.held:
        return Refused("claim.refused.not_for_you")
    await acknowledge_for(work, desk, tap.case, tap.person.id, tap.viewer)
    await outbox.want(work, tap.case.id)
    return Done("case.acknowledged")


async def acknowledge_for(
    work: Work, desk: Desk, case: Case, person: str, viewer: Viewer
) -> tuple[str, ...]:
    """Whatever somebody does with a case also says that their party knows."""
    done = [
        party
        for party in await owed_by(work, case, viewer)
        if await timeline.acknowledge(work, case.id, party, person, desk.now())
    ]
    events = tuple(
        Event("acknowledged", Heading.ASSIGNED, person, facts=(("party", p),)) for p in done
    )
    await write_events(work, desk, case, events)
    if done and all(p.acknowledged_at for p in await timeline.list_parties(work, case.id)):
        await _tell_all_know(work, desk, case)
    return tuple(done)


async def _tell_all_know(work: Work, desk: Desk, case: Case) -> None:
    """Who asked hears once who knows of it, when the last party has said so."""
    if case.author_id is None:
        return
    params = {"case": case.id}
    message = Message("case.all_know", f"all_know:{case.id}", params, Lane.REPLY, case_id=case.id)
    await tell_or_relay(work, desk, case.author_id, message)
