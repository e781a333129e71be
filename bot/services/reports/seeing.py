"""/report and its two buttons: the report or the sum of reports where it is asked for."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.reports.showing import CARD
from bot.services.reports.subjects import about_report, about_summary, read_subject
from bot.services.reports.summary import CARD as SUMMARY
from bot.services.reports.switching import runs, switch, wanted
from bot.services.reports.whom import confirms, village_of
from bot.services.rides.telling_back import tell_back
from bot.services.telling import Message, tell_chat
from bot.store import places, reports
from bot.store.database import Work


async def show(call: Call) -> None:
    """A cadre sees the village's report, an officer the sum of the villages."""
    work, desk, actor = call.work, call.desk, call.actor
    village = await village_of(work, desk, actor)
    on = wanted(desk, call.heard.argument)
    unit_id = village or await reads_sums(work, desk, actor)
    if unit_id is not None and on is not None:
        await call.say(await switch(work, desk, actor, unit_id, on=on), {"unit": unit_id})
        return
    if village is not None:
        if not await runs(work, village):
            await call.say("report.not_begun", {"unit": village})
        elif await reports.find_draft(work, village, desk.today()) is None:
            await call.say("report.not_yet_said")
        else:
            await _again(work, desk, actor, village)
        return
    above = await reads_sums(work, desk, actor)
    if above is None:
        await call.tell(Refused("board.not_for_you"))
        return
    await _sums(work, desk, actor, above)


async def on_see(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button to have a look, on a reminder."""
    found = read_subject(pressed.subject)
    if found is None or not confirms(actor, found[0]):
        return Refused("board.not_for_you")
    await _again(work, desk, actor, found[0])
    return Done()


async def on_text(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button for plain text: every line, to be pasted where it is asked for again."""
    found = read_subject(pressed.subject)
    if found is None or not confirms(actor, found[0]):
        return Refused("board.not_for_you")
    unit_id, day = found
    if await reports.latest(work, unit_id, day) is None:
        return Refused("report.not_yet")
    await tell_back(work, desk, actor, "report.block", {"unit": unit_id, "day": day.isoformat()})
    return Done()


async def reads_sums(work: Work, desk: Desk, actor: Actor) -> str | None:
    """The township or county whose reports somebody reads; a department's people theirs."""
    for held in actor.held:
        unit = await places.find_unit(work, held.unit_id)
        if unit is not None and unit.level == "department" and unit.parent_id:
            unit = await places.find_unit(work, unit.parent_id)
        if unit is None or unit.level not in ("township", "county"):
            continue
        if wears((held,), "officer", "inspector", "command"):
            return unit.id
    return None


async def _again(work: Work, desk: Desk, actor: Actor, village: str) -> None:
    day = desk.today()
    about = f"{about_report(village, day)}:{actor.origin.update_id}"
    await _put(work, desk, actor, CARD, about, village)


async def _sums(work: Work, desk: Desk, actor: Actor, unit_id: str) -> None:
    about = f"{about_summary(unit_id, desk.today())}:{actor.origin.update_id}"
    await _put(work, desk, actor, SUMMARY, about, unit_id)


async def _put(work: Work, desk: Desk, actor: Actor, key: str, about: str, unit_id: str) -> None:
    if actor.private is None:
        return
    params = {"unit": unit_id, "day": desk.today().isoformat()}
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE, living=True)
    person = actor.person.id if actor.person else None
    await tell_chat(work, desk, actor.private.id, message, person)
