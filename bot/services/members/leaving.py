"""Moved away, gone for work, back: by who looks after the hamlet, read back, undone by a word."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from typing import Any

from bot.domain.helping import Rest, RestWhy
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.members import Absence
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.quiet import waking
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.grid.hooks import Ender
from bot.services.incoming import Pressed
from bot.services.members import ending
from bot.services.members.undoing import bring_back
from bot.services.roles import covering, holders_at
from bot.services.telling import Message, tell_chat, tell_person
from bot.services.views.names import name_of
from bot.store import deaths, members, people, places, rests
from bot.store.database import Work
from bot.understanding.member_words import Gone, read_gone

MORNING = time(8, 0)
AWAY, MOVED, BACK = "away", "moved", "back"


async def left(call: Call) -> None:
    """/left NAME and what became of them."""
    words = "".join(call.heard.argument.split(maxsplit=1))
    gone = read_gone(words, call.desk.today())
    if gone is None or not await _ask(
        call.work, call.desk, call.actor, gone, call.heard.message_id
    ):
        await call.say("members.left_how")


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """The same without the command."""
    heard = context.heard
    if not heard.origin.private or decision.opens or decision.card or decision.watch:
        return False
    gone = read_gone(heard.text, desk.today())
    if gone is None:
        return False
    return await _ask(work, desk, context.actor, gone, heard.message_id)


async def _ask(work: Work, desk: Desk, actor: Actor, gone: Gone, message_id: int) -> bool:
    """Read back with what it stops; nothing happens before the tap."""
    speaker = actor.person
    if speaker is None or not wears(actor.held, "liaison", "cadre"):
        return False
    village = await places.unit_of_level(work, speaker.unit_id, "village")
    units = await places.subtree_ids(work, village.id if village else speaker.unit_id)
    if gone.act == BACK:
        found = await deaths.gone_or_away(work, gone.who, units)
    else:
        found = await people.people_named(work, gone.who, units)
    if len(found) != 1:
        return False
    until = gone.until.isoformat() if gone.until else ""
    params = {"person": found[0].id, "act": gone.act, "until": until}
    about = f"left:{actor.chat.id}:{message_id}"
    message = Message(f"members.left_{gone.act}", about, params, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, actor.chat.id, message)
    return True


async def say_left(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Who, and until when."""
    until = params.get("until")
    act = params["act"]
    choice = f"{act}.{until}" if until else act
    return {
        "name": await name_of(work, params["person"]),
        "until": date.fromisoformat(until) if until else "",
        "choices": [{"label": desk.content.messages.render("members.left_yes", {}).text.strip(),
                     "choice": choice}],
        "_subject": params["person"],
    }  # fmt: skip


class Leaving:
    """The taps of a departure; `stop_all` is what stops in all the grid."""

    def __init__(self, stop_all: Ender) -> None:
        self._stop_all = stop_all

    async def on_left(self, work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
        """Right, only for a while, or a mistake."""
        person = await people.find_person(work, pressed.subject)
        if person is None or actor.person is None:
            return Refused("press.unknown")
        held = await covering(work, desk, actor.person.id, person.unit_id)
        if not wears(held, "liaison", "cadre"):
            return Refused("claim.refused.not_for_you")
        act, _, until = (pressed.choice or "").partition(".")
        if act == BACK:
            return await _back(work, desk, person)
        if person.ended_why is not None:
            return Refused("phone.done_already")
        if act == MOVED:
            await people.end_person(work, person.id, desk.today(), "moved")
            await self._stop_all(work, desk, person.id, "moved")
            return Done("members.left_done")
        if act == AWAY:
            day = date.fromisoformat(until) if until else None
            return await _away(work, desk, person, day, actor.person.id)
        return Done("members.left_nothing")


async def _away(work: Work, desk: Desk, person: Person, until: date | None, by: str) -> Outcome:
    """Meals and cars stop and come back with them; they are not asked to help meanwhile."""
    if await members.absence_of(work, person.id, desk.today()) is not None:
        return Refused("phone.done_already")
    absence = Absence(desk.ids.new(), person.id, desk.today(), until, by)
    await members.add_absence(work, absence)
    await ending.end_series(work, desk, person.id, "moved")
    await ending.end_plans(work, desk, person.id, "moved")
    back = datetime.combine(until, time(), desk.zone) if until else None
    rest = Rest(desk.ids.new(), person.id, RestWhy.REST, desk.now(), until=back)
    await rests.add_rest(work, rest)
    return Done("members.left_away_done")


async def _back(work: Work, desk: Desk, person: Person) -> Outcome:
    """Here again: what ended with the departure goes on."""
    away = await members.end_absences(work, person.id, desk.today())
    if not away and person.ended_why != "moved":
        return Refused("phone.done_already")
    await bring_back(work, desk, person.id)
    await rests.end_rests(work, person.id, desk.now())
    return Done("members.back_done")


async def bring_home(desk: Desk) -> int:
    """The day they said has come: all goes on, and the liaison hears it once."""
    over = await desk.database.read(lambda work: deaths.absences_over(work, desk.today()))
    if not over or waking(desk.now(), desk.quiet()) > desk.now():
        return 0
    for person_id in over:
        await desk.database.write(partial(_home, desk=desk, person_id=person_id))
    return len(over)


async def next_home(desk: Desk) -> datetime | None:
    day = await desk.database.read(deaths.next_back)
    return datetime.combine(day, MORNING, desk.zone) if day else None


async def _home(work: Work, *, desk: Desk, person_id: str) -> None:
    person = await people.find_person(work, person_id)
    if person is None or isinstance(await _back(work, desk, person), Refused):
        return
    hamlet = await places.unit_of_level(work, person.unit_id, "hamlet")
    for liaison in await holders_at(work, desk, hamlet.id, "liaison") if hamlet else ():
        about = f"back:{person_id}:{desk.today().isoformat()}"
        params = {"person": person_id, "act": BACK}
        message = Message(
            "members.should_be_back", about, params, Lane.REMINDER, Owed.LOOSE, silent=True,
            unasked=True,
        )  # fmt: skip
        await tell_person(work, desk, liaison, message)
