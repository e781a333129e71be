"""How a door was met, in one tap or one line; what is wanted there becomes a matter."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.contacts import Found, How
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.roles import wears
from bot.domain.sweeps import Door, DoorState, Sweep
from bot.services.actors import Actor
from bot.services.contacts import note_contact
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.noting import said_of
from bot.services.registers import found
from bot.services.registers.naming import capacity, named
from bot.services.registers.sweep_figures import households_of
from bot.services.registers.sweep_scope import LEADERS, answerable, running_for
from bot.services.registers.sweeping import about
from bot.services.telling import Message, tell_chat
from bot.store import people, places, seeing, sweeps
from bot.store.database import Work
from bot.understanding.register_words import by_proxy, door_said, without_mark, without_proxy

STATES = {"d": DoorState.DONE, "n": DoorState.NOT_HOME, "r": DoorState.REFUSED}
LONGEST = 200
AFTER_NAME = "家里的"


async def on_door(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """All asked, nobody home or not willing, for the household that was shown."""
    letter, _, household_id = (pressed.choice or "").partition(":")
    sweep = await sweeps.find(work, pressed.subject)
    if sweep is None or actor.person is None or letter not in STATES:
        return Refused("press.unknown")
    if sweep.ended_at is not None or not sweep.runs_on(desk.today()):
        return Refused("sweeps.refused.over")
    units = await answerable(work, desk, actor.person.id, sweep)
    if household_id not in await households_of(work, units):
        return Refused("sweeps.refused.not_yours")
    await write(work, desk, sweep, actor.person, household_id, STATES[letter])
    return Done(f"sweeps.noted.{STATES[letter].value}")


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A household and what was found, or nobody home; while a sweep runs there, in private."""
    actor, heard = context.actor, context.heard
    if not heard.origin.private or actor.person is None or decision.card:
        return False
    if len(heard.text) > LONGEST or not wears(actor.held, "liaison", *LEADERS):
        return False
    running = await running_for(work, desk, actor.person.id)
    return bool(running) and await _line(work, desk, context, actor.person, running[0])


async def _line(work: Work, desk: Desk, context: Context, by: Person, sweep: Sweep) -> bool:
    text = without_mark(context.heard.text)
    units = await answerable(work, desk, by.id, sweep)
    by_name = await named(work, text[:12], units)
    name = next((n for n in by_name if text.startswith(n)), None)
    if name is None or len(by_name[name]) != 1:
        return False
    person = by_name[name][0]
    rest = text[len(name) :].lstrip(AFTER_NAME)
    state = door_said(without_proxy(rest))
    if person.household_id is None or (state is None and rest[:1] not in tuple(" ,，:：。;；")):
        return False
    words = rest.strip(" ,，:：。;；\n")
    if not words:
        return False
    await _write_line(work, desk, context, sweep, person, state, words)
    return True


async def _write_line(
    work: Work, desk: Desk, context: Context, sweep: Sweep, person: Person, state: str | None,
    words: str,
) -> None:  # fmt: skip
    by = context.actor.person
    if by is None or person.household_id is None:
        return
    met = DoorState(state) if state else DoorState.DONE
    proxy = by_proxy(words)
    kept = words if state is None or proxy else None
    await write(work, desk, sweep, by, person.household_id, met, kept, proxy=proxy)
    about_line = f"sweep_line:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message(
        "said.plain", about_line, {"key": f"sweeps.noted.{met.value}"}, Lane.REPLY, Owed.LOOSE
    )
    await tell_chat(work, desk, context.actor.chat.id, message)
    if state is None:
        said = replace(said_of(desk, context.actor, context.heard), words=words)
        await found.look_at(work, desk, context.actor, person, said, at_once=True)


async def write(
    work: Work, desk: Desk, sweep: Sweep, by: Person, household_id: str, state: DoorState,
    words: str | None = None, *, proxy: bool = False,
) -> None:  # fmt: skip
    """The door as it was met, and a contact where only one person can have been met there."""
    household = await places.get_household(work, household_id)
    now = desk.now()
    door = Door(sweep.id, household_id, household.unit_id, state, now, words, proxy, by.id)
    await sweeps.put_door(work, door)
    await seeing.want_standing(work, about(sweep.id))
    home = [p for p in await people.household_people(work, household_id) if p.ended_on is None]
    if len(home) != 1 or proxy or state is DoorState.REFUSED:
        return
    role = await capacity(work, desk, by, household.unit_id)
    met = None if state is DoorState.DONE else Found.NOT_MET
    ref = f"{sweep.id}:{household_id}:{desk.today().isoformat()}:{state.value}"
    await note_contact(
        work, desk, home[0].id, How.KNOCK, source="sweep", ref=ref, by=by.id, role=role, found=met
    )
