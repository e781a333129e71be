"""/sweep: a cadre begins one in one line, sees how far it is, and ends it."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.roles import wears
from bot.domain.sweeps import MOST_QUESTIONS, Sweep
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.registers.scope import own_unit
from bot.services.registers.sweep_scope import (
    LEADERS,
    hamlets_of,
    liaisons_there,
    own_units,
    running_for,
)
from bot.services.roles import covering
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import places, seeing, sweeps
from bot.store.database import Work
from bot.understanding.register_words import SweepWords, sweep_in

ENOUGH = ("停", "结束", "收了", "完了")


async def command(call: Call) -> None:
    """/sweep; with a hamlet, a subject, a last day or questions of one's own; or to stop it."""
    person, argument = call.actor.person, call.heard.argument.strip()
    if person is None or not wears(call.actor.held, "liaison", *LEADERS):
        await call.say("sweeps.not_for_you")
        return
    if not argument:
        await _show(call, person)
        return
    if not wears(call.actor.held, *LEADERS):
        await call.say("sweeps.only_cadres")
        return
    if argument in ENOUGH:
        running = await running_for(call.work, call.desk, person.id)
        outcome = await _end(call.work, call.desk, running[0], person) if running else None
        await call.tell(outcome or Refused("sweeps.none"))
        return
    await _begin(call, person, argument)


async def _show(call: Call, person: Person) -> None:
    """The doors that are theirs, and for a cadre how far it is everywhere."""
    running = await running_for(call.work, call.desk, person.id)
    leads = wears(call.actor.held, *LEADERS)
    if not running:
        await call.say("sweeps.how" if leads else "sweeps.none")
        return
    for sweep in running[:2]:
        occasion = str(call.heard.message_id)
        if leads:
            message = _card(sweep, "living.sweep", person.id, occasion)
            await tell_chat(call.work, call.desk, call.actor.chat.id, message)
        if await own_units(call.work, call.desk, person.id, sweep):
            message = _card(sweep, "living.sweep_mine", person.id, occasion)
            await tell_chat(call.work, call.desk, call.actor.chat.id, message)


async def _begin(call: Call, person: Person, argument: str) -> None:
    work, desk = call.work, call.desk
    home = await own_unit(work, call.actor, person)
    unit_id, rest = await _where(work, home.id, argument)
    words = sweep_in(rest, desk.today())
    name, questions = _asked(desk, words)
    if not name or len(questions) > MOST_QUESTIONS:
        await call.say("sweeps.how")
        return
    rules, today = desk.content.sweeps, desk.today()
    days = min(words.days or rules.days, rules.longest)
    last = words.until or today + timedelta(days=days - 1)
    sweep = Sweep(
        id=desk.ids.new(),
        unit_id=unit_id,
        name=name,
        questions=questions,
        starts_on=today,
        ends_on=max(today, min(last, today + timedelta(days=rules.longest - 1))),
        at=desk.now(),
        by_id=person.id,
    )
    await sweeps.add(work, sweep)
    message = _card(sweep, "living.sweep", person.id, "first")
    await tell_chat(work, desk, call.actor.chat.id, message)
    for other in await workers(work, desk, sweep):
        message = _card(sweep, "living.sweep_mine", other, "first", unasked=other != person.id)
        await tell_person(work, desk, other, message)


async def _where(work: Work, home: str, argument: str) -> tuple[str, str]:
    """The hamlet that was named first; else the whole place."""
    head, _, rest = argument.partition(" ")
    unit = await places.unit_by_name(work, head)
    if unit is not None and unit.id in await places.subtree_ids(work, home):
        return unit.id, rest.strip()
    return home, argument


def _asked(desk: Desk, words: SweepWords) -> tuple[str, tuple[str, ...]]:
    """Questions that were typed, else those the content has for this name."""
    sets = desk.content.sweeps.sets or {}
    known = next((s for s in sets.values() if words.name in (s.name, *s.words)), None)
    if known is not None and not words.questions:
        return known.name, known.questions
    return words.name[:20], words.questions


async def workers(work: Work, desk: Desk, sweep: Sweep) -> tuple[str, ...]:
    """The liaisons of its hamlets, each once."""
    found: dict[str, None] = {}
    for unit_id in await hamlets_of(work, sweep):
        found |= dict.fromkeys(await liaisons_there(work, desk, unit_id))
    return tuple(found)


async def on_end(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button below the overview that ends it."""
    sweep = await sweeps.find(work, pressed.subject)
    if sweep is None or actor.person is None:
        return Refused("press.unknown")
    return await _end(work, desk, sweep, actor.person)


async def _end(work: Work, desk: Desk, sweep: Sweep, person: Person) -> Outcome:
    if not wears(await covering(work, desk, person.id, sweep.unit_id), *LEADERS):
        return Refused("sweeps.refused.end")
    if not await sweeps.end(work, sweep.id, desk.now()):
        return Refused("sweeps.refused.over")
    await seeing.want_standing(work, about(sweep.id))
    return Done("sweeps.ended")


def about(sweep_id: str) -> str:
    """What stands in chats about it."""
    return f"sweep:{sweep_id}"


def _card(
    sweep: Sweep, key: str, person_id: str, occasion: str, *, unasked: bool = False
) -> Message:
    kind = key.rpartition(".")[2]
    return Message(
        key,
        f"{about(sweep.id)}:{kind}:{person_id}:{occasion}",
        {"sweep": sweep.id, "person": person_id},
        Lane.CASE if unasked else Lane.REPLY,
        Owed.OWED,
        living=True,
        unasked=unasked,
    )
