"""/doors: who of several liaisons has which doors of a hamlet; a cadre shares them out in a tap."""

from __future__ import annotations

from bot.domain.coverage import is_key
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Household, Unit
from bot.domain.sharing import share_out
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.coverage.rows import load_rows
from bot.services.coverage.showing import Values
from bot.services.desk import Desk
from bot.services.duty.reading import may_order
from bot.services.incoming import Pressed
from bot.services.keypeople.signs import household_symbols
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.services.views.names import name_of, text_of
from bot.store import places, records, shared_doors
from bot.store.database import Work

MOST = 40  # lines of one message


async def doors(call: Call) -> None:
    """/doors for one's own hamlet, /doors NAME for another."""
    person, name = call.actor.person, call.heard.argument.strip()
    unit = await _hamlet(call.work, person.unit_id, name) if person else None
    if person is None or unit is None:
        await call.say("doors.which")
        return
    orders = await may_order(call.work, call.desk, person.id, unit.id)
    if not orders and person.id not in await holders_at(call.work, call.desk, unit.id, "liaison"):
        await call.say("doors.not_for_you")
        return
    mine = "" if orders else person.id
    if mine:
        look = call.desk.ids.new()
        await records.add_look(call.work, look, person.id, "list", unit.id, call.desk.now())
    params = {"unit": unit.id, "person": mine, "orders": "yes" if orders else ""}
    await call.say("doors.list", params)


async def _hamlet(work: Work, near: str, name: str) -> Unit | None:
    """The own one, or one of the own village by name."""
    village = await places.unit_of_level(work, near, "village")
    if name and village is not None:
        found = [u for u in await places.children(work, village.id) if name in (u.name, u.id)]
        return found[0] if len(found) == 1 else None
    return await places.unit_of_level(work, near, "hamlet")


async def on_share(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """[平分]: in the order of the doors, as even as key people and doors allow."""
    unit, me = await places.find_unit(work, pressed.subject), actor.person
    if unit is None or me is None:
        return Refused("press.unknown")
    if not await may_order(work, desk, me.id, unit.id):
        return Refused("doors.not_for_you")
    liaisons = await holders_at(work, desk, unit.id, "liaison")
    if len(liaisons) < 2:
        return Refused("doors.alone")
    keys = await _key_people(work, desk, unit)
    homes = sorted(await places.households_of_unit(work, unit.id), key=by_door)
    shares = share_out([(home.id, keys.get(home.id, 0)) for home in homes], sorted(liaisons))
    await shared_doors.put(work, shares, me.id, desk.now())
    for liaison in liaisons:
        about = f"doors:{unit.id}:{liaison}:{desk.now().isoformat()}"
        params = {"unit": unit.id, "person": liaison, "orders": ""}
        message = Message("doors.list", about, params, Lane.CASE, Owed.OWED, silent=True)
        await tell_person(work, desk, liaison, message)
    return Done("doors.shared")


async def _key_people(work: Work, desk: Desk, unit: Unit) -> dict[str, int]:
    village = await places.unit_of_level(work, unit.id, "village")
    rows = await load_rows(work, desk, village.id if village else unit.id)
    found: dict[str, int] = {}
    for body in rows.people:
        if body.household_id and is_key(body, desk.content.duty.key_categories):
            found[body.household_id] = found.get(body.household_id, 0) + 1
    return found


def by_door(home: Household) -> tuple[int, str, str]:
    """2号 stands before 10号."""
    digits = "".join(c for c in home.door or "" if c.isdigit())
    return (int(digits) if digits else 0, home.door or "", home.id)


async def his_first(
    work: Work, desk: Desk, household_id: str | None, liaisons: tuple[str, ...]
) -> tuple[str, ...]:
    """Who of several has this door; all where it is not shared, or who has it is away."""
    if household_id is None or len(liaisons) < 2:
        return liaisons
    one = await shared_doors.of_household(work, household_id)
    return (one,) if one in liaisons else liaisons


async def say_list(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """A line a door with its signs, liaison by liaison; of one's own list only one's own."""
    unit = await places.get_unit(work, params["unit"])
    liaisons = await holders_at(work, desk, unit.id, "liaison")
    shares = await shared_doors.of_unit(work, unit.id)
    homes = sorted(await places.households_of_unit(work, unit.id), key=by_door)
    lots: dict[str, list[Values]] = {}
    for home in homes:
        holder = shares.get(home.id) if shares.get(home.id) in liaisons else None
        who = await name_of(work, holder) if holder else text_of(desk, "doors.everybody")
        if params.get("person") in ("", None, holder) or holder is None:
            signs = await household_symbols(work, desk, home.id)
            lots.setdefault(who, []).append({"door": home.door or home.name, "signs": signs})
    return {
        "place": unit.name,
        "lots": [{"who": who, "n": len(lot), "doors": lot[:MOST]} for who, lot in lots.items()],
        "can": bool(params.get("orders")) and len(liaisons) > 1,
        "_subject": unit.id,
    }
