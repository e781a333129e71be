"""The pack of two temperatures a day with its cut-off: off unless content switches it on.

Asked of those who are watched; it informs and records, and nobody is held to it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done
from bot.services.checkins import unwell
from bot.services.checkins.asking import whom_to_ask
from bot.services.checkins.holders import liaisons
from bot.services.checkins.said_back import tell_back
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.telling import Message, tell_person
from bot.services.views.names import name_of
from bot.store import people, round_marks
from bot.store.checkins import LIST
from bot.store.database import Work
from bot.store.round_marks import RoundUnit
from bot.understanding.checkin_words import tenths_of

MORNING, AFTERNOON = "morning", "afternoon"
ASK, LATE = "checkins.temperature.ask", "checkins.temperature.late"


async def take_readings(desk: Desk) -> int:
    """Asks whose slot has begun; after the cut-off the liaison hears whose reading is missing."""
    if not desk.content.rounds.temperature.on:
        return 0
    running = [u for u in await desk.database.read(round_marks.units) if u.ended_at is None]
    for unit in running:
        await desk.database.write(partial(_one, desk=desk, unit=unit))
    return len(running)


async def next_reading(desk: Desk) -> datetime | None:
    """The next slot or cut-off; never while the pack is off."""
    rules = desk.content.rounds.temperature
    if not rules.on:
        return None
    times = (rules.morning, rules.afternoon, rules.cut_off)
    later = [at for at in (_at(desk, one) for one in times) if at > desk.now()]
    return later[0] if later else _at(desk, rules.morning) + timedelta(days=1)


def _at(desk: Desk, clock: time) -> datetime:
    return datetime.combine(desk.today(), clock, desk.zone)


async def _one(work: Work, *, desk: Desk, unit: RoundUnit) -> None:
    rules, now = desk.content.rounds.temperature, desk.now()
    watched = await round_marks.watched_in(work, unit.unit_id, desk.today())
    slot = None
    if _at(desk, rules.morning) <= now < _at(desk, rules.afternoon):
        slot = MORNING
    elif _at(desk, rules.afternoon) <= now < _at(desk, rules.cut_off):
        slot = AFTERNOON
    for person_id in watched if slot else ():
        await _ask(work, desk, person_id, slot or MORNING)
    if now >= _at(desk, rules.cut_off) and unit.read_on != desk.today():
        await _cut_off(work, desk, unit, watched)


async def _ask(work: Work, desk: Desk, person_id: str, slot: str) -> None:
    if not await round_marks.add_reading(work, person_id, desk.today(), slot, desk.now()):
        return
    way, whom = await whom_to_ask(work, desk, person_id, unasked=False)
    if whom is None or way == LIST:
        # Who has the list takes the reading along; the cut-off names whose is missing.
        return
    about = f"round_temperature:{person_id}:{desk.today().isoformat()}:{slot}"
    params = {"person": person_id}
    message = Message(ASK, about, params, Lane.REMINDER, Owed.LOOSE, unasked=True)
    await tell_person(work, desk, whom, message)


async def _cut_off(work: Work, desk: Desk, unit: RoundUnit, watched: tuple[str, ...]) -> None:
    await round_marks.put_unit(work, replace(unit, read_on=desk.today()))
    late = []
    for person_id in watched:
        readings = await round_marks.readings_of(work, person_id, desk.today())
        if not readings or None in readings.values():
            late.append(person_id)
    if not late:
        return
    about = f"round_readings:{unit.unit_id}:{desk.today().isoformat()}"
    params = {"people": ",".join(late)}
    message = Message(LATE, about, params, Lane.REMINDER, Owed.LOOSE, unasked=True)
    for liaison in await liaisons(work, desk, late[0]):
        await tell_person(work, desk, liaison, message)


async def reading_said(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """36.8 by who was asked, or by who speaks for them; a fever opens the questions."""
    speaker = context.actor.person
    tenths = tenths_of(context.heard.text)
    on = desk.content.rounds.temperature.on
    if not on or tenths is None or speaker is None or not context.heard.origin.private:
        return False
    ties = await people.ties_to(work, speaker.id, "proxy")
    for person_id in (speaker.id, *(tie.person_id for tie in ties)):
        readings = await round_marks.readings_of(work, person_id, desk.today())
        open_slots = [slot for slot, value in readings.items() if value is None]
        if not open_slots:
            continue
        await round_marks.put_reading(
            work, person_id, desk.today(), open_slots[-1], tenths, desk.now(), speaker.id
        )
        said = (("number", f"{tenths // 10}.{tenths % 10}"),)
        await tell_back(work, desk, context, Done("checkins.temperature.kept", said))
        if tenths >= desk.content.rounds.temperature.fever:
            await _fever(work, desk, context, person_id)
        return True
    return False


async def _fever(work: Work, desk: Desk, context: Context, person_id: str) -> None:
    person = await people.get_person(work, person_id)
    speaker = context.actor.person
    assert speaker is not None
    if person.id == speaker.id:
        await unwell.complained(work, desk, person)
    else:
        await unwell.told_ill(work, desk, person, speaker.id, context.actor.chat.id)


async def say_ask(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, object]:
    cut_off = _at(desk, desk.content.rounds.temperature.cut_off)
    return {
        "who": await name_of(work, params["person"]),
        "cut_off": cut_off,
    }


async def say_late(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, object]:
    ids = [id for id in params["people"].split(",") if id]
    cut_off = _at(desk, desk.content.rounds.temperature.cut_off)
    return {"names": [await name_of(work, id) for id in ids], "cut_off": cut_off}
