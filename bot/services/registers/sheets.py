"""Sheets of a day: a checklist ticked by who opens it, five counts confirmed in one tap, a text
that is acknowledged."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.registers import Entry, Item, Register, Shape
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.registers.numbers import Span, count
from bot.services.registers.switching import on_at
from bot.services.roles import covering
from bot.services.views.names import local, name_of, text_of, unit_name
from bot.services.views.shown import Shown
from bot.store import places, registers, seeing
from bot.store.database import Work
from bot.store.outbox import OutboxRow

YES, NO, ALL = "yes", "no", "all"


async def checklist(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The items as they are now; what the day's work shows is ticked already."""
    register = desk.content.registers.get(row.params["code"])
    if register is None:
        return None
    unit_id, day = row.params["unit"], date.fromisoformat(row.params["day"])
    entry = await registers.find(work, register.code, ref_of(unit_id, day))
    ticks = await ticked(work, desk, register, entry, unit_id, day)
    items = [{"label": item.label, "done": ticks[item.code] == YES} for item in register.items]
    choices = [
        {"label": item.label, "choice": f"{register.code}:{item.code}"}
        for item in register.items
        if ticks[item.code] != YES
    ]
    if len(choices) > 1:
        every = text_of(desk, "registers.all_done")
        choices.append({"label": every, "choice": f"{register.code}:{ALL}"})
    values = await _sheet(work, desk, register, entry, row)
    return Shown("registers.checklist", {**values, "items": items, "choices": choices}, unit_id)


async def counts(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """Five numbers and one button."""
    register = desk.content.registers.get(row.params["code"])
    if register is None:
        return None
    unit_id, day = row.params["unit"], date.fromisoformat(row.params["day"])
    entry = await registers.find(work, register.code, ref_of(unit_id, day))
    numbers = entry.fields if entry else await counted(work, desk, register, unit_id, day)
    items = [{"label": i.label, "n": numbers.get(i.code, "0")} for i in register.items]
    right = {"label": text_of(desk, "registers.right"), "choice": register.code}
    values = await _sheet(work, desk, register, entry, row)
    values |= {"items": items, "choices": [] if entry else [right]}
    return Shown("registers.counts", values, unit_id)


async def on_check(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """One item, or all that are left."""
    code, _, name = (pressed.choice or "").partition(":")
    register = desk.content.registers.get(code)
    if register is None or register.shape is not Shape.CHECKLIST:
        return Refused("press.unknown")
    if not await _may(work, desk, actor, register, pressed.subject):
        return Refused("registers.refused.write")
    today = desk.today()
    entry = await registers.find(work, code, ref_of(pressed.subject, today))
    ticks = await ticked(work, desk, register, entry, pressed.subject, today)
    ticks |= {c: YES for c in ticks if name in (ALL, c)}
    await _put(work, desk, actor, register, pressed.subject, ticks)
    return Done("registers.ticked")


async def on_right(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The numbers are right: as they stood when it was pressed."""
    register = desk.content.registers.get(pressed.choice or "")
    if register is None or register.shape is not Shape.COUNTS:
        return Refused("press.unknown")
    if not await _may(work, desk, actor, register, pressed.subject):
        return Refused("registers.refused.write")
    numbers = await counted(work, desk, register, pressed.subject, desk.today())
    await _put(work, desk, actor, register, pressed.subject, numbers)
    return Done("registers.confirmed")


async def on_sign(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Seen and signed: dated, once for each who answers for something."""
    register = desk.content.registers.get(pressed.choice or "")
    if register is None or register.shape is not Shape.SIGNING or actor.person is None:
        return Refused("press.unknown")
    if not wears(actor.held, *register.write):
        return Refused("registers.refused.write")
    new = await registers.add(
        work,
        Entry(
            id=desk.ids.new(),
            code=register.code,
            unit_id=actor.person.unit_id,
            day=desk.today(),
            at=desk.now(),
            by_id=actor.person.id,
            source="tap",
            ref=actor.person.id,
            person_id=actor.person.id,
        ),
    )
    return Done("registers.signed" if new else "registers.signed_already")


def ref_of(unit_id: str, day: date) -> str:
    """One sheet a unit and day."""
    return f"{unit_id}:{day.isoformat()}"


async def ticked(
    work: Work, desk: Desk, register: Register, entry: Entry | None, unit_id: str, day: date
) -> dict[str, str]:
    """What was ticked, and what the day's work ticks by itself."""
    said = dict(entry.fields) if entry else {}
    span = Span(await places.subtree_ids(work, unit_id), day, day)
    found = {}
    for item in register.items:
        done = said.get(item.code) == YES or await _by_itself(work, desk, item, span)
        found[item.code] = YES if done else NO
    return found


async def _by_itself(work: Work, desk: Desk, item: Item, span: Span) -> bool:
    return bool(item.counts) and await count(work, desk, item, span) > 0


async def counted(
    work: Work, desk: Desk, register: Register, unit_id: str, day: date
) -> dict[str, str]:
    """The numbers of a unit with all below it."""
    span = Span(await places.subtree_ids(work, unit_id), day, day)
    return {i.code: str(await count(work, desk, i, span)) for i in register.items}


async def _may(work: Work, desk: Desk, actor: Actor, register: Register, unit_id: str) -> bool:
    if actor.person is None or not await on_at(work, desk, unit_id, register.code):
        return False
    return wears(await covering(work, desk, actor.person.id, unit_id), *register.write)


async def _put(
    work: Work, desk: Desk, actor: Actor, register: Register, unit_id: str, values: dict[str, str]
) -> None:
    today = desk.today()
    entry = Entry(
        id=desk.ids.new(),
        code=register.code,
        unit_id=unit_id,
        day=today,
        at=desk.now(),
        by_id=actor.person.id if actor.person else None,
        source="tap",
        ref=ref_of(unit_id, today),
        fields=values,
    )
    await registers.put(work, entry)
    await seeing.want_standing(work, f"sheet:{register.code}:{unit_id}")


async def _sheet(
    work: Work, desk: Desk, register: Register, entry: Entry | None, row: OutboxRow
) -> dict[str, Any]:
    return {
        "name": register.name,
        "inform": register.inform,
        "unit": await unit_name(work, row.params["unit"]),
        "day": date.fromisoformat(row.params["day"]),
        "now": desk.today(),
        "who": await name_of(work, entry.by_id) if entry else "",
        "at": local(desk, entry.at) if entry else "",
    }
