"""How the clinic runs: a tap a day by its own people; for everybody else something to see."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.domain.intake import Decision
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import oversees
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.reports.places_seen import clinic_lines
from bot.services.reports.tree import load_tree
from bot.services.rides.telling_back import tell_back
from bot.services.roles import units_seen
from bot.store import places, reports
from bot.store.database import Work
from bot.store.reports import STATES, ClinicDay
from bot.understanding.report_words import read_clinic, read_clinic_counts

MOST = 20  # clinics in one list


async def own_clinic(work: Work, actor: Actor) -> str | None:
    """The village whose doctor somebody is, or the township's clinic they belong to."""
    for held in actor.held:
        unit = await places.find_unit(work, held.unit_id)
        if unit is None:
            continue
        if held.role == "doctor" and unit.level == "village":
            return unit.id
        if unit.level == "department" and unit.code == "clinic":
            return unit.id
    return None


async def command(call: Call) -> None:
    """/clinic: the own one with its taps; for cadres those of the places they look after."""
    own = await own_clinic(call.work, call.actor)
    if own is not None:
        await call.say("clinic.own", {"clinic": own})
    elif oversees(call.actor.held) and call.actor.person is not None:
        await call.say("clinic.all", {"person": call.actor.person.id})
    else:
        await call.tell(Refused("board.not_for_you"))


async def on_say(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Open, open half the day or closed today; the numbers stay as they were last said."""
    if pressed.choice not in STATES:
        return Refused("press.unknown")
    if await own_clinic(work, actor) != pressed.subject:
        return Refused("board.not_for_you")
    await _put(work, desk, actor, pressed.subject, pressed.choice, {})
    return Done("clinic.noted")


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Closed today, or how many of what it has. Only of the clinic's own people, in private."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or heard.form != "text":
        return False
    state, counts = read_clinic(heard.text), read_clinic_counts(heard.text)
    if state is None and not counts:
        return False
    own = await own_clinic(work, actor)
    if own is None:
        return False
    await _put(work, desk, actor, own, state, counts)
    await tell_back(work, desk, actor, "clinic.own", {"clinic": own})
    return True


async def _put(
    work: Work, desk: Desk, actor: Actor, unit_id: str, state: str | None, counts: dict[str, int]
) -> None:
    before = await reports.last_clinic(work, unit_id)
    now = desk.now()
    by = actor.person.id if actor.person else None
    base = before or ClinicDay(unit_id, desk.today(), "open", now)
    if base.day != desk.today():
        # How many came is of one day; what stands in the rooms stays until it is said otherwise.
        base = replace(base, fever_visits=None)
    said = replace(base, day=desk.today(), state=state or base.state, at=now, by_id=by)
    numbers: dict[str, Any] = dict(counts)
    await reports.put_clinic(work, replace(said, **numbers))


async def say_own(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """How the clinic stands now."""
    tree = await load_tree(work)
    lines = await clinic_lines(work, desk, tree, (params["clinic"],))
    return {"lines": lines, "_subject": params["clinic"]}


async def say_all(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Those somebody looks after, by name; one nobody has spoken of stands there, too."""
    tree, seen = await load_tree(work), set(await units_seen(work, desk, params["person"]))
    clinics = [
        id
        for level in ("department", "village")
        for id in tree.of_level(level)
        if id in seen and (level == "village" or await _is_clinic(work, id))
    ]
    lines = await clinic_lines(work, desk, tree, clinics[:MOST])
    spoken = {line["place"] for line in lines}
    silent = [tree.name(id) for id in clinics[:MOST] if tree.name(id) not in spoken]
    return {"lines": lines, "silent": silent}


async def _is_clinic(work: Work, unit_id: str) -> bool:
    unit = await places.find_unit(work, unit_id)
    return unit is not None and unit.code == "clinic"
