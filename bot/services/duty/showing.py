"""Who is on duty: who is on now, until when, who is next, and the numbers that always answer."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.duties import show_duties
from bot.services.duty.reading import unit_for, watch_of
from bot.services.duty.speaking import (
    Values,
    on_duty_line,
    role_text,
    short_turn,
    until_text,
)
from bot.services.duty.swapping import begins
from bot.services.roles import roles_held
from bot.services.telling import Message, tell_chat
from bot.services.views.lists import FIRST, in_hand, phones
from bot.services.views.names import text_of, unit_name
from bot.services.views.shown import Shown
from bot.store import duty_changes, places
from bot.store.database import Work
from bot.store.outbox import OutboxRow

MOST_OWN = 2
AHEAD = timedelta(days=9)


async def oncall(call: Call) -> None:
    """/oncall: in private with a way to swap, in a group one card."""
    await show_on_duty(call.work, call.desk, call.actor, f"{call.heard.message_id}")


async def duty(call: Call) -> None:
    """/duty: who is on duty, then what one has in hand."""
    await oncall(call)
    person = call.actor.person
    if person is None:
        return
    office = await roles_held(call.work, call.desk, person.id)
    if office or await in_hand(call.work, call.desk, person.id):
        await show_duties(call.work, call.desk, call.actor)


async def show_on_duty(work: Work, desk: Desk, actor: Actor, occasion: str) -> None:
    unit_id = actor.chat.unit_id if actor.chat.is_group else None
    unit_id = unit_id or (actor.person.unit_id if actor.person else None)
    own = actor.person.id if actor.person and not actor.chat.is_group else ""
    params = {"place": unit_id or "", "own": own, "known": "yes" if actor.known else ""}
    about = f"oncall:{actor.chat.id}:{occasion}"
    message = Message("duty.oncall", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)


async def say_on_duty(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """A phone only for those who belong here; a stranger gets the numbers of the offices."""
    unit_id, known = params.get("place", ""), bool(params.get("known"))
    rows = []
    for role in desk.content.duty.shown if unit_id else ():
        row = await _row(work, desk, unit_id, role, phones=known)
        if row is not None:
            rows.append(row)
    choices, on_now = await _own(work, desk, params.get("own", ""))
    at = await places.unit_of_level(work, unit_id, "village") if unit_id else None
    return {
        "rows": rows,
        "numbers": await _numbers(work, desk, unit_id),
        "place": at.name if at else await unit_name(work, unit_id or None),
        "choices": choices,
        "on_now": on_now,
        "_subject": "-",
    }


async def _row(work: Work, desk: Desk, unit_id: str, role: str, *, phones: bool) -> Values | None:
    unit = await unit_for(work, unit_id, role)
    if unit is None:
        return None
    now = await watch_of(work, desk, unit.id, role)
    if not now.on and not now.then:
        return None
    return {
        "role": role_text(desk, role),
        "on": await on_duty_line(work, desk, now.on, phones=phones),
        "until": until_text(desk, now.until),
        "then": [p["name"] for p in await on_duty_line(work, desk, now.then, phones=False)],
        "from": until_text(desk, now.then[0].starts_at) if now.then else "",
    }


async def _numbers(work: Work, desk: Desk, unit_id: str) -> list[Values]:
    """What answers day and night: the rooms of the village and the township."""
    found = []
    for unit in await places.ancestors(work, unit_id) if unit_id else ():
        for label, number in unit.phones:
            if number not in FIRST:
                known = desk.content.messages.has(label)
                found.append({"name": text_of(desk, label) if known else label, "number": number})
    return found[:4]


async def _own(work: Work, desk: Desk, person_id: str) -> tuple[list[dict[str, str]], bool]:
    """The next turns of whoever asks, each to be given for another; whether one runs now."""
    if not person_id:
        return [], False
    now = desk.now()
    turns = await duty_changes.turns_of(work, person_id, now, now + AHEAD)
    ahead = [turn for turn in turns if turn.starts_at > now][:MOST_OWN]
    shown = [{"turn": short_turn(desk, turn)} for turn in ahead]
    said = [text_of(desk, "duty.tap.swap", values) for values in shown]
    choices = [{"label": s, "choice": begins(t)} for s, t in zip(said, ahead, strict=True)]
    return choices, any(turn.holds_at(now) for turn in turns)


async def phone_card(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The pinned card with phones: who is on duty stands on it, and changes with the turn."""
    return Shown("tel.card", dict(await phones(work, desk, row.params["unit"])))
