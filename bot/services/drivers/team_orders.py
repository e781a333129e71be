"""/teams: who helps together, and what a cadre says of them: new, in, out, where and how long."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.helping import Team, TeamKind, TeamPlace
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.rights import oversees
from bot.services.calls import Call
from bot.services.drivers.tasking import teams_near
from bot.services.roles import covering
from bot.services.subjects import people_called
from bot.store import places, teams
from bot.understanding.helper_words import TeamOrder, is_fleet, read_team_order


async def show(call: Call) -> None:
    """Without words the teams of the place; with words what is to be done with one."""
    person = call.actor.person
    if person is None or not call.actor.held:
        await call.say("team.not_for_you")
        return
    order = read_team_order(call.heard.argument)
    if order.act == "show":
        await call.say("team.list", {"unit": person.unit_id, "person": person.id})
        return
    if not oversees(await covering(call.work, call.desk, person.id, person.unit_id)):
        await call.say("team.not_for_you")
        return
    outcome, team = await _do(call, person, order)
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    params = dict(outcome.facts)
    if team is not None:
        params["team"] = team.id
    await call.say(key or "team.list", params)


async def _do(call: Call, person: Person, order: TeamOrder) -> tuple[Outcome, Team | None]:
    if order.act == "new":
        return await _new(call, person, order)
    known = await teams_near(call.work, call.desk, person.unit_id)
    team = next((one for one in known if order.team and order.team in one.name), None)
    if team is None:
        return Refused("team.unknown", (("name", order.team),)), None
    if order.act in ("add", "drop"):
        return await _members(call, person, team, order), team
    if order.act in ("place", "withdraw"):
        return await _place(call, person, team, order), team
    return Refused("team.how"), team


async def _new(call: Call, person: Person, order: TeamOrder) -> tuple[Outcome, Team | None]:
    """With people it is a team; of an organisation there is one person who is asked."""
    if not order.team:
        return Refused("team.how"), None
    sort = call.desk.content.helping.sort_of(order.team)
    contact = await _one(call, person, order.contact) if order.contact else None
    kind = TeamKind.FLEET if is_fleet(order.team) else TeamKind.ORGANISATION
    if sort is None or (order.names and kind is TeamKind.ORGANISATION):
        kind, sort = TeamKind.TEAM, None
    team = Team(
        id=call.desk.ids.new(),
        kind=kind,
        unit_id=await _village_of(call, person),
        name=order.team,
        sort=sort,
        contact_id=contact.id if contact else None,
        contact=order.contact or None,
        since=call.desk.today(),
    )
    await teams.add_team(call.work, team)
    outcome = await _members(call, person, team, order)
    return (outcome if isinstance(outcome, Refused) else Done("team.made")), team


async def _members(call: Call, person: Person, team: Team, order: TeamOrder) -> Outcome:
    for name in order.names:
        found = await _one(call, person, name)
        if found is None:
            return Refused("team.who", (("name", name),))
        if order.act == "drop":
            await teams.remove_member(call.work, team.id, found.id)
        else:
            await teams.add_member(call.work, team.id, found.id, call.desk.now())
    return Done("team.changed")


async def _place(call: Call, person: Person, team: Team, order: TeamOrder) -> Outcome:
    """派到 a village for some days, today counted; or there no longer from today on."""
    named = order.names[0] if order.names else ""
    unit = await places.unit_by_name(call.work, named) if named else None
    unit_id = unit.id if unit else await _village_of(call, person)
    if named and unit is None:
        return Refused("team.where", (("name", named),))
    today = call.desk.today()
    if order.act == "withdraw":
        for place in await teams.places_of(call.work, team.id):
            if place.unit_id == unit_id and place.holds_on(today):
                ended = TeamPlace(team.id, unit_id, place.since, today - timedelta(days=1))
                await teams.place(call.work, ended, person.id)
        return Done("team.withdrawn", (("unit", unit_id),))
    until = today + timedelta(days=order.days - 1) if order.days else None
    await teams.place(call.work, TeamPlace(team.id, unit_id, today, until), person.id)
    return Done("team.placed", (("unit", unit_id),))


async def _village_of(call: Call, person: Person) -> str:
    village = await places.unit_of_level(call.work, person.unit_id, "village")
    return village.id if village else person.unit_id


async def _one(call: Call, person: Person, name: str) -> Person | None:
    """The one person of this name nearby; of several the nearest come first."""
    found = await people_called(call.work, name, person.unit_id)
    return found[0] if len(found) == 1 else None
