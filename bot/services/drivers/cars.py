"""/car and a car told in one message: read back, said to be right, kept."""

from __future__ import annotations

from dataclasses import asdict, replace

from bot.domain.drivers import Vehicle
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.rights import oversees
from bot.services.actors import Actor, somebody
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.drivers.joining_in import terms
from bot.services.drivers.who_helps import drives
from bot.services.incoming import Pressed
from bot.services.telling import Message, tell_chat
from bot.store import drivers
from bot.store.database import Work
from bot.understanding.driver_words import Car, read_car

MOST_SEATS = 60


async def car(call: Call) -> None:
    """/car: one's own car, or how to tell one; with words behind it, the car itself."""
    actor = await somebody(call.work, call.desk, call.actor)
    told = read_car(call.heard.argument) if call.heard.argument.strip() else None
    if actor.person is not None and told is not None:
        await _read_back(call.work, call.desk, actor, actor.person, told, call.heard.message_id)
        return
    await show(call.work, call.desk, actor, f"command:{call.heard.message_id}")


async def show(work: Work, desk: Desk, actor: Actor, occasion: str) -> None:
    """The car somebody drives; who drives none hears in three lines what it is about."""
    known = await drivers.vehicle_of(work, actor.person.id) if actor.person else None
    key = "car.mine" if known is not None else "car.how"
    params = {"subject": actor.person.id, "person": actor.person.id} if actor.person else {}
    await _say(work, desk, actor, key, occasion, params)
    if known is None and oversees(actor.held):
        # Who looks after a place looks for drivers rather than being one.
        await _say(work, desk, actor, "car.poster", occasion, {})


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Seats, plate and hours of one's car, read back; in a group nothing of it is said."""
    if not context.heard.origin.private:
        return False
    if any(opens.category not in ("ride", "offer", None) for opens in decision.opens):
        return False
    told = read_car(context.heard.text)
    if told is None or not (told.plate or told.seats):
        return False
    actor = await somebody(work, desk, context.actor)
    if actor.person is None:
        return False
    await _read_back(work, desk, actor, actor.person, told, context.heard.message_id)
    return True


async def on_car(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The buttons right, change it and change the car, or the number of seats that was missing."""
    person = actor.person
    if person is None or person.id != pressed.subject:
        return Refused("press.unknown")
    draft = (await drivers.helper(work, person.id)).draft
    if pressed.choice in ("change", None):
        await _say(work, desk, actor, "car.change", f"change:{actor.origin.update_id}", {})
        return Done()
    if draft is None:
        return Refused("car.over")
    if pressed.choice.isdecimal():
        draft = replace(draft, seats=min(max(int(pressed.choice), 1), MOST_SEATS))
        await drivers.keep_draft(work, draft, person.id, desk.now())
        await _check(work, desk, actor, person, f"seats:{actor.origin.update_id}")
        return Done()
    return await _right(work, desk, actor, person, draft)


async def _right(work: Work, desk: Desk, actor: Actor, person: Person, draft: Vehicle) -> Outcome:
    """It is so: kept; who does not drive yet reads what driving for nothing asks of them."""
    await drivers.change_vehicle(work, draft, desk.now())
    await drivers.keep_draft(work, None, person.id, desk.now())
    if not await drives(work, desk, person.id):
        await terms(work, desk, actor, person)
        return Done()
    return Done("car.saved")


async def _read_back(
    work: Work, desk: Desk, actor: Actor, person: Person, told: Car, message_id: int
) -> None:
    """What was understood; of a car told before only what is said anew changes."""
    known = await drivers.vehicle_of(work, person.id)
    values = {name: value for name, value in asdict(told).items() if value not in (None, "", False)}
    usual = known or Vehicle(desk.ids.new(), person.id, 0)
    draft = replace(usual, **values, id=desk.ids.new())
    await drivers.keep_draft(work, draft, person.id, desk.now())
    await _check(work, desk, actor, person, f"read:{message_id}")


async def _check(work: Work, desk: Desk, actor: Actor, person: Person, occasion: str) -> None:
    draft = (await drivers.helper(work, person.id)).draft
    key = "car.check" if draft is not None and draft.seats else "car.seats"
    params = {"subject": person.id, "person": person.id}
    await _say(work, desk, actor, key, occasion, params)


async def _say(
    work: Work, desk: Desk, actor: Actor, key: str, occasion: str, params: dict[str, str]
) -> None:
    about = f"car:{actor.chat.id}:{occasion}:{key}"
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
