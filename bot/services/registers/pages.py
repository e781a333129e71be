"""/registers: what is on, what each says, and switching it; every look at lines is noted."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Outcome, Refused
from bot.domain.people import Person
from bot.domain.registers import Pack, Register, Shape
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Heard, Pressed
from bot.services.registers.scope import Asked, asked_for, own_unit, sees
from bot.services.registers.switching import (
    may_switch,
    on_at,
    pack_on,
    switch_pack,
    switch_register,
)
from bot.services.telling import Message, tell_chat
from bot.store import records
from bot.store.database import Work
from bot.understanding.register_words import SwitchWords, switch_in

SHOWN = timedelta(days=31)
READERS = ("cadre", "officer", "liaison", "doctor", "inspector", "health_officer")


async def command(call: Call) -> None:
    """/registers; with a name that one; with on or off, and for how long, it is switched."""
    person = call.actor.person
    if person is None or not wears(call.actor.held, *READERS):
        await call.say("registers.not_for_you")
        return
    unit = await own_unit(call.work, call.actor, person)
    argument = call.heard.argument.strip()
    if not argument:
        await call.say("registers.list", {"unit": unit.id, "person": person.id})
        return
    asked = asked_for(call.desk, argument)
    if asked is None:
        await call.say("registers.unknown")
        return
    words = switch_in(asked.rest, call.desk.today())
    if words.on is None:
        await _show(call.work, call.desk, call.actor, call.heard, asked)
        return
    outcome = await _switch(call.work, call.desk, person, unit.id, asked, words)
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    await call.say(key or "registers.list", dict(outcome.facts))


async def show(work: Work, desk: Desk, context: Context, register: Register) -> None:
    """A register by its name alone."""
    await _show(work, desk, context.actor, context.heard, Asked("", register=register))


async def on_switch(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The buttons on and off below a register or a pack; the subject is the unit."""
    choice, _, code = (pressed.choice or "").partition(":")
    sort, _, name = code.rpartition(":")
    asked = Asked(
        "",
        register=desk.content.registers.get(name) if not sort else None,
        pack=desk.content.packs.get(name) if sort else None,
    )
    if actor.person is None or choice not in ("on", "off"):
        return Refused("press.unknown")
    if asked.register is None and asked.pack is None:
        return Refused("press.unknown")
    words = SwitchWords(on=choice == "on")
    return await _switch(work, desk, actor.person, pressed.subject, asked, words)


async def _switch(
    work: Work, desk: Desk, person: Person, unit_id: str, asked: Asked, words: SwitchWords
) -> Outcome:
    if asked.pack is not None:
        return await switch_pack(work, desk, person, unit_id, asked.pack, words)
    if asked.register is not None:
        return await switch_register(work, desk, person, unit_id, asked.register, words)
    return Refused("press.unknown")


async def _show(work: Work, desk: Desk, actor: Actor, heard: Heard, asked: Asked) -> None:
    person = actor.person
    if person is None:
        return
    unit = await own_unit(work, actor, person)
    params = {"unit": unit.id, "person": person.id, "subject": unit.id}
    if await may_switch(work, desk, person, unit.id):
        params["may"] = "yes"
    if asked.pack is not None:
        await _say_pack(work, desk, actor, heard, asked.pack, params)
        return
    register = asked.register
    if register is None:
        return
    params["code"] = register.code
    if not await on_at(work, desk, unit.id, register.code):
        await _tell(work, desk, actor, heard, "registers.off_page", params)
        return
    units = await sees(work, actor.held, register)
    if units and register.shape is not Shape.TAGS:
        looked = f"register {register.code}"
        await records.add_look(work, desk.ids.new(), person.id, looked, unit.id, desk.now())
    params["sees"] = "yes" if units else ""
    await _tell(work, desk, actor, heard, _page_of(register), params)


def _page_of(register: Register) -> str:
    living = (Shape.CHECKLIST, Shape.COUNTS)
    return (
        f"living.{register.shape.value}"
        if register.shape in living
        else (f"registers.{register.shape.value}")
    )


async def _say_pack(
    work: Work, desk: Desk, actor: Actor, heard: Heard, pack: Pack, params: dict[str, str]
) -> None:
    on = await pack_on(work, desk, params["unit"], pack.code)
    params |= {"code": pack.code, "on": "yes" if on else ""}
    await _tell(work, desk, actor, heard, "registers.pack", params)


async def _tell(
    work: Work, desk: Desk, actor: Actor, heard: Heard, key: str, params: dict[str, str]
) -> None:
    about = f"{key}:{actor.chat.id}:{heard.message_id}"
    if key.startswith("living."):
        params = {**params, "day": desk.today().isoformat()}
        about = f"sheet:{params['code']}:{params['unit']}:{params['day']}:{heard.message_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE, living=key.startswith("living."))
    await tell_chat(work, desk, actor.chat.id, message)
