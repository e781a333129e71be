"""True, not so, a mistake: what the liaison and one more say of a death, and what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.members import DeathReport, ReportState
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.grid.hooks import Ender
from bot.services.incoming import Pressed
from bot.services.members import holding
from bot.services.members.asked_death import asked_second, may_answer
from bot.services.members.undoing import bring_back
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import deaths, people, places
from bot.store.database import Work
from bot.understanding.member_words import read_funeral


class Confirming:
    """The taps of a death; `stop_all` is what stops in all the grid, given from above."""

    def __init__(self, stop_all: Ender) -> None:
        self._stop_all = stop_all

    async def on_death(self, work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
        """True, not so, or who of the house it is."""
        report = await deaths.find_report(work, pressed.subject)
        if report is None or actor.person is None:
            return Refused("press.unknown")
        if not report.open:
            return Refused("phone.done_already")
        if not await may_answer(work, desk, report, actor.person.id):
            return Refused("claim.refused.not_for_you")
        choice = pressed.choice or ""
        if choice == "no":
            return await _not_so(work, desk, report, actor.person)
        if choice != "yes":
            return await _who_it_is(work, desk, report, actor.person, choice)
        return await self._is_so(work, desk, report, actor)

    async def _is_so(self, work: Work, desk: Desk, report: DeathReport, actor: Actor) -> Outcome:
        who = actor.person
        assert who is not None
        if report.person_id is None:
            await deaths.save_report(work, replace(report, first_by=who.id))
            await _ask_which(work, desk, report, actor)
            return Done("death.which_toast")
        if report.state is ReportState.ASKED:
            return await _first(work, desk, report, who)
        if report.first_by == who.id:
            return Refused("death.refused.another")
        return await self._second(work, desk, report, who)

    async def _second(self, work: Work, desk: Desk, report: DeathReport, who: Person) -> Outcome:
        """Two have said so: everything stops in this write."""
        now, gone = desk.now(), report.person_id or ""
        over = replace(
            report, state=ReportState.CONFIRMED, second_by=who.id, second_at=now, over_at=now
        )
        await deaths.save_report(work, over)
        await people.end_person(work, gone, desk.today(), "died")
        await self._stop_all(work, desk, gone, "died")
        for other in await holding.people_of(work, report):
            await work.run("drop_unasked_to", person=other)
        await holding.let_go(work, desk, report)
        until = desk.today() + timedelta(days=desk.content.members.funeral_days)
        await deaths.put_hush(work, report.unit_id, gone, until)
        await _tell_all(work, desk, over)
        return Done("death.yes")


async def _first(work: Work, desk: Desk, report: DeathReport, who: Person) -> Outcome:
    once = replace(report, state=ReportState.ONCE, first_by=who.id, first_at=desk.now())
    await deaths.save_report(work, once)
    for other in await asked_second(work, desk, once):
        about = f"death:{report.id}:second"
        message = Message("death.ask_second", about, {"report": report.id}, Lane.CASE, Owed.OWED)
        await tell_person(work, desk, other, message)
    return Done("death.first")


async def _not_so(work: Work, desk: Desk, report: DeathReport, who: Person) -> Outcome:
    """All goes on as before, and nobody hears that it was asked."""
    over = replace(report, state=ReportState.NO, second_by=who.id, over_at=desk.now())
    await deaths.save_report(work, over)
    await holding.let_go(work, desk, report)
    if report.first_by not in (None, who.id):
        params = {"report": report.id, "by": who.id}
        about = f"death:{report.id}:no"
        message = Message("death.other_says_no", about, params, Lane.CASE, Owed.OWED)
        await tell_person(work, desk, report.first_by or "", message)
    return Done("death.no")


async def _ask_which(work: Work, desk: Desk, report: DeathReport, actor: Actor) -> None:
    about = f"death:{report.id}:which:{actor.origin.update_id}"
    message = Message("death.which", about, {"report": report.id}, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, actor.chat.id, message)


async def _who_it_is(
    work: Work, desk: Desk, report: DeathReport, who: Person, choice: str
) -> Outcome:
    """One of the house was pressed, or named: that is the first of the two."""
    person = await people.find_person(work, choice)
    if person is None or person.ended_why is not None:
        return Refused("press.unknown")
    named = replace(report, person_id=person.id, household_id=person.household_id)
    if not await may_answer(work, desk, named, who.id):
        return Refused("claim.refused.not_for_you")
    await deaths.save_report(work, named)
    await holding.hold(work, desk, named)
    return await _first(work, desk, named, who)


async def _tell_all(work: Work, desk: Desk, report: DeathReport) -> None:
    """Who said so hears what stopped and may take it back; guardians need not go any more."""
    house = set(await holding.people_of(work, report))
    confirmers = (report.first_by or "", report.second_by or "")
    params = {"report": report.id}
    for one in confirmers:
        message = Message(
            "death.confirmed", f"death:{report.id}:so", params, Lane.CASE, Owed.OWED, silent=True
        )
        await tell_person(work, desk, one, message)
    for tie in await people.ties_of(work, report.person_id or "", "guardian"):
        if tie.other_id in house or tie.other_id in confirmers:
            continue
        message = Message(
            "death.told", f"death:{report.id}:told", params, Lane.CASE, Owed.OWED, silent=True
        )
        await tell_person(work, desk, tie.other_id, message)


async def on_undo(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A mistake: all of it is as before, and a person is asked to apologise."""
    report = await deaths.find_report(work, pressed.subject)
    if report is None or actor.person is None or report.person_id is None:
        return Refused("press.unknown")
    if report.state is not ReportState.CONFIRMED or report.over_at is None:
        return Refused("phone.done_already")
    if not await may_answer(work, desk, report, actor.person.id):
        return Refused("claim.refused.not_for_you")
    if desk.now() - report.over_at > desk.content.members.undo:
        return Refused("death.refused.too_late")
    await deaths.save_report(work, replace(report, state=ReportState.UNDONE))
    await bring_back(work, desk, report.person_id)
    told = dict.fromkeys((report.first_by, report.second_by, actor.person.id))
    for one in (person for person in told if person):
        key = "death.apologise" if one == report.first_by else "death.undone"
        about = f"death:{report.id}:undone"
        message = Message(key, about, {"report": report.id}, Lane.CASE, Owed.OWED)
        await tell_person(work, desk, one, message)
    return Done("death.undone_toast")


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """The name that was asked for; and the day of the funeral, of who confirmed a death lately."""
    who, heard = context.actor.person, context.heard
    if who is None or not heard.origin.private or decision.card or len(heard.text) > 20:
        return False
    funeral = read_funeral(heard.text, desk.today())
    if funeral is not None:
        row = await work.one("confirmed_lately", by=who.id)
        if row is None:
            return False
        await deaths.put_hush(work, row["unit_id"], row["person_id"], funeral)
        params = {"day": funeral.isoformat(), "report": row["id"]}
        await _say(work, desk, context, "death.funeral", params)
        return True
    return await _names(work, desk, context, who)


async def _names(work: Work, desk: Desk, context: Context, who: Person) -> bool:
    row = await work.one("asked_who_died", by=who.id)
    report = await deaths.find_report(work, row["id"]) if row else None
    if report is None:
        return False
    village = await places.unit_of_level(work, report.unit_id, "village")
    units = await places.subtree_ids(work, village.id if village else report.unit_id)
    found = await people.people_named(work, context.heard.text.strip(" 。.！!"), units)
    if len(found) != 1:
        return False
    outcome = await _who_it_is(work, desk, report, who, found[0].id)
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    await _say(work, desk, context, "said.plain", {"key": key or ""})
    return True


async def _say(work: Work, desk: Desk, context: Context, key: str, params: dict[str, str]) -> None:
    about = f"{key}:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, context.actor.chat.id, message)
