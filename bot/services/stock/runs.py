"""Opening a list: read back in one message, written with a line for each after one tap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.runs import (
    Line,
    Run,
    RunKind,
    RunState,
    Stage,
    for_the_doctor,
    missing,
    packable,
)
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.stock import read_back
from bot.services.stock.donations import number_for
from bot.services.stock.naming import thing_name
from bot.services.stock.run_lists import tell_lists
from bot.services.stock.run_read import Planned, members, plan, there
from bot.services.telling import Message, tell_person
from bot.services.views.names import text_of
from bot.store import boxes, orders, people, runs
from bot.store.database import Work

ACT = "run"
CARD = "living.run_card"


async def kit(call: Call) -> None:
    """/kit with a bundle, households and a place: packed, loaded and given door by door."""
    await _open(call, RunKind.KIT)


async def entitle(call: Call) -> None:
    """/entitle with whom, what and how many: so many for each person who is entitled."""
    await _open(call, RunKind.ENTITLEMENT)


async def deliver(call: Call) -> None:
    """/deliver with a place and things for each household: anything, door by door."""
    await _open(call, RunKind.LIST)


async def _open(call: Call, kind: RunKind) -> None:
    work, desk, actor = call.work, call.desk, call.actor
    if actor.person is None:
        await call.tell(Refused("press.who_are_you"))
        return
    found = await plan(work, desk, actor.person, kind, call.heard.argument)
    if isinstance(found, Refused):
        await call.tell(found)
        return
    facts = {"kind": kind.value, "text": call.heard.argument}
    draft = await read_back.keep(work, desk, actor, ACT, facts)
    if draft is not None:
        await call.say("run.read_back", {"draft": draft, "person": actor.person.id})


async def say_draft(work: Work, desk: Desk, params: Mapping[str, str]) -> dict[str, object]:
    """What the list would be: how many, whether there is enough, whom a doctor looks at."""
    order = await orders.find_order(work, params["draft"])
    person = await _person(work, params["person"])
    facts = dict(order.facts) if order else {}
    found = (
        await plan(work, desk, person, RunKind(facts["kind"]), facts["text"])
        if person and facts
        else Refused("giving_out.over")
    )
    if isinstance(found, Refused):
        return {"gone": True, "plan": {}, "_subject": params["draft"]}
    drawn = await _draw(work, desk, found)
    has = await there(work, desk, found.box, found.parts)
    short = missing(found.parts, has, len(drawn.lines) - drawn.doctor)
    return {
        "gone": False,
        "plan": {
            "kind": found.kind.value,
            "thing": thing_name(desk, found.item),
            "parts": [
                {"name": thing_name(desk, p.item), "qty": p.qty, "unit": p.unit}
                for p in found.parts
            ],
            "whom": whom_text(desk, found),
            "box": found.box.name,
            "lines": len(drawn.lines),
            "doctor": drawn.doctor,
            "again": drawn.again,
            "enough": packable(found.parts, has),
            "short": [
                {"name": thing_name(desk, p.item), "qty": p.qty, "unit": p.unit} for p in short
            ],
            "loose": any(not p.stocked for p in found.parts),
        },
        "_subject": params["draft"],
    }


async def _person(work: Work, id: str) -> Person | None:
    return await people.find_person(work, id)


def whom_text(desk: Desk, found: Planned) -> str:
    """For whom a run is: the place, and the age from which on or every household."""
    audience = found.audience
    parts = [found.unit.name]
    parts += [text_of(desk, f"run.who.{code}") for code in audience.who if code != "all"]
    if audience.over is not None:
        parts.append(text_of(desk, "run.who.over", {"n": audience.over}))
    if audience.under is not None:
        parts.append(text_of(desk, "run.who.under", {"n": audience.under}))
    if len(parts) == 1:
        parts.append(text_of(desk, "run.who.all"))
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The lines of a list, and how many of them need a second look."""

    lines: tuple[Line, ...]
    doctor: int
    again: int


async def _draw(work: Work, desk: Desk, found: Planned, run_id: str = "") -> Drawn:
    """A line each: for the doctor by the register, marked where the same was had lately."""
    since = desk.now() - desk.content.stock.giving_out.again_within
    had = await runs.had_lately(work, found.item, since)
    lines, doctor, again = [], 0, 0
    everybody = await members(work, desk, found.kind, found.audience, found.unit, found.named)
    for n, (door, person) in enumerate(everybody, 1):
        why = _doctor_first(desk, found, person)
        twice = (person.id if person else None, door) in had
        doctor, again = doctor + bool(why), again + twice
        lines.append(
            Line(
                run_id=run_id,
                line=n,
                household_id=door,
                stage=Stage.DOCTOR if why else Stage.TODO,
                changed_at=desk.now(),
                person_id=person.id if person else None,
                mark=why or ("again" if twice else None),
            )
        )
    return Drawn(tuple(lines), doctor, again)


def _doctor_first(desk: Desk, found: Planned, person: Person | None) -> str | None:
    thing = desk.content.stocked.find(found.item)
    if person is None or thing is None:
        return None
    illness = desk.content.giving_out.illness
    return for_the_doctor(thing, person, illness, desk.today(), desk.now())


async def on_draft(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The buttons that start a run or drop it."""
    facts = await read_back.take(work, desk, actor, pressed.subject, ACT)
    if isinstance(facts, Refused):
        return facts
    if pressed.choice != "yes":
        return Done("run.dropped")
    if actor.person is None:
        return Refused("press.who_are_you")
    found = await plan(work, desk, actor.person, RunKind(facts["kind"]), facts["text"])
    if isinstance(found, Refused):
        return found
    return await _write(work, desk, actor.person, found)


async def _write(work: Work, desk: Desk, person: Person, found: Planned) -> Outcome:
    keeper = person.id in found.box.keepers
    ready = keeper or found.kind is RunKind.KIT
    run = Run(
        id=desk.ids.new(),
        number=await number_for(work, desk, found.box.unit_id, "run"),
        kind=found.kind,
        unit_id=found.unit.id,
        box_id=found.box.id,
        item=found.item,
        qty=1 if len(found.parts) > 1 or found.kind is RunKind.KIT else found.parts[0].qty,
        audience=found.audience.text(),
        state=RunState.OPEN if ready else RunState.ASKED,
        opened_at=desk.now(),
        by_id=person.id,
    )
    drawn = await _draw(work, desk, found, run.id)
    await runs.add_run(work, run, found.parts, drawn.lines)
    await tell_card(work, desk, run)
    if ready and found.kind is not RunKind.KIT:
        await tell_lists(work, desk, run)
    key = "run.opened" if ready else "run.asked"
    return Done(key, (("number", run.number),))


async def tell_card(work: Work, desk: Desk, run: Run) -> None:
    """The keepers' card of a list: what is to be done next, in one tap."""
    box = await boxes.get_box(work, run.box_id)
    for keeper in box.keepers:
        message = Message(
            CARD, f"run_card:{run.id}:{keeper}", {"run": run.id, "person": keeper},
            Lane.CASE, Owed.OWED, living=True,
        )  # fmt: skip
        await tell_person(work, desk, keeper, message)
