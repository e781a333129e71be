"""/round: a holder's own list; for a cadre how it stands in the village, and to begin it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.roles import Held, wears
from bot.domain.rounds import State
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.checkins.facts import due_in, unit_of
from bot.services.checkins.holders import is_there
from bot.services.checkins.lists import KEY, about_list
from bot.services.checkins.showing import last_text
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import roles_held
from bot.services.telling import Message, tell_chat
from bot.services.views.names import name_of, text_of, unit_name
from bot.store import checkins, contacts, places, round_marks
from bot.store.database import Work
from bot.store.round_marks import RoundUnit
from bot.understanding.checkin_words import read_order

MOST_NAMES = 20
SEASON_DAYS, BUSY_DAYS = 60, 15


async def show(call: Call) -> None:
    """/round, alone or with begin, stop, or a season: busy, outbreak, ordinary."""
    work, desk, person = call.work, call.desk, call.actor.person
    if person is None:
        await call.tell(Refused("press.who_are_you"))
        return
    runs = await hamlets_run(work, desk, person.id)
    code, until = read_order(call.heard.argument)
    if code:
        await call.tell(await set_up(work, desk, person.id, runs, code, until))
        return
    found = await checkins.list_of(work, person.id, desk.today())
    if found is not None:
        about = f"{about_list(found.id)}:asked:{call.heard.message_id}"
        await _say_list(call, found.id, about)
    if runs:
        await call.say("checkins.overview", {"person": person.id, "subject": person.id})
    elif found is None:
        await call.tell(Refused("checkins.nothing"))


async def _say_list(call: Call, list_id: str, about: str) -> None:
    from_chat = call.actor.chat.id
    message = Message(KEY, about, {"list": list_id}, Lane.REPLY, Owed.LOOSE, living=True)
    await tell_chat(call.work, call.desk, from_chat, message)


async def hamlets_run(work: Work, desk: Desk, person_id: str) -> tuple[str, ...]:
    """The hamlets whose rounds somebody looks after: a cadre's village, a liaison's hamlet."""
    found: dict[str, None] = {}
    for held in await roles_held(work, desk, person_id):
        if not _runs(held):
            continue
        unit = await places.find_unit(work, held.unit_id)
        if unit is None or unit.level not in ("village", "hamlet", "micro"):
            continue
        for unit_id in await places.subtree_ids(work, unit.id):
            below = await places.find_unit(work, unit_id)
            if below is not None and below.level in ("hamlet", "micro"):
                found[unit_id] = None
    return tuple(found)


def _runs(held: Held) -> bool:
    return wears((held,), "cadre", "liaison")


async def on_begin(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button that begins the round tomorrow morning."""
    if actor.person is None:
        return Refused("press.who_are_you")
    runs = await hamlets_run(work, desk, actor.person.id)
    return await set_up(work, desk, actor.person.id, runs, pressed.choice or "begin", "")


async def set_up(
    work: Work, desk: Desk, by: str, hamlets: tuple[str, ...], code: str, until: str
) -> Outcome:
    """Begin, stop, busy fields, a high season: for every hamlet somebody looks after."""
    held = await roles_held(work, desk, by)
    if not hamlets or not wears(held, "cadre"):
        return Refused("checkins.not_yours")
    for unit_id in hamlets:
        unit = await unit_of(work, unit_id)
        if unit is None:
            unit = RoundUnit(unit_id, desk.now(), by, ended_at=desk.now(), begun_on=desk.today())
        await round_marks.put_unit(work, _changed(desk, unit, by, code, until))
    return Done(f"checkins.set.{code}")


def _changed(desk: Desk, unit: RoundUnit, by: str, code: str, until: str) -> RoundUnit:
    now, today = desk.now(), desk.today()
    if code == "begin":
        if unit.ended_at is None:
            return unit
        return replace(unit, since=now, by_id=by, ended_at=None, begun_on=today)
    if code == "end":
        return replace(unit, ended_at=now)
    if code == "busy":
        return replace(unit, busy_until=_until(today, until, BUSY_DAYS))
    if code == "high":
        return replace(unit, high_until=_until(today, until, SEASON_DAYS))
    return replace(unit, busy_until=None, high_until=None)


def _until(today: date, said: str, days: int) -> date:
    """The next day of that name, else so many days."""
    try:
        month, day = (int(part) for part in said.split("-"))
        found = date(today.year, month, day)
    except ValueError:
        return today + timedelta(days=days)
    return found if found >= today else found.replace(year=today.year + 1)


async def say_overview(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """How many were heard, who was not, by hamlet; or how many it would be."""
    hamlets = await hamlets_run(work, desk, params["person"])
    set_up_in = {u.unit_id: u for u in await round_marks.units(work)}
    on = [h for h in hamlets if h in set_up_in and set_up_in[h].ended_at is None]
    asks = await checkins.asks_of_units(work, on, desk.today())
    waiting = [ask for ask in asks if ask.state.waits]
    waiting.sort(key=lambda ask: (ask.state is not State.MISSING, ask.colour != "red"))
    lines = []
    for ask in waiting[:MOST_NAMES]:
        last = await contacts.last_of(work, ask.person_id)
        holder = ask.asked_of if ask.asked_of != ask.person_id else None
        there = holder is not None and await is_there(work, desk, holder)
        lines.append({
            "name": await name_of(work, ask.person_id),
            "place": await unit_name(work, ask.unit_id),
            "colour": text_of(desk, f"checkins.colour.{ask.colour or 'none'}"),
            "state": text_of(desk, f"checkins.state.{ask.state.value}"),
            "holder": await name_of(work, holder) if there else "",
            "last": await last_text(work, desk, last),
        })  # fmt: skip
    due = await due_in(work, desk, hamlets, desk.today()) if not on else ()
    may_set = wears(await roles_held(work, desk, params["person"]), "cadre")
    settled = [ask for ask in asks if not ask.state.waits and ask.state is not State.OVER]
    return {
        "on": bool(on),
        "n": len(settled) + len(waiting),
        "heard": len(settled),
        "lines": lines,
        "more": len(waiting) - len(lines),
        "would": len(due),
        "red": sum(one.colour == "red" for one in due),
        "begin": not on,
        "may_set": may_set,
        "can_begin": may_set and not on,
    }


async def say_kept(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """What was understood of a list that was typed back, and what was not."""
    done = [line for line in params.get("done", "").split("|") if line]
    return {"done": done, "unknown": [w for w in params.get("unknown", "").split("|") if w]}
