"""/link and /links: a link and its square for a house, a hamlet or a role; taking it back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.domain.members import Link
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Unit
from bot.domain.roles import may, wears
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import covering
from bot.services.views.names import local, text_of
from bot.services.views.shown import Picture, Shown
from bot.store import links, members, people, places
from bot.store.database import Work
from bot.store.outbox import OutboxRow

KEY = "said.member_link"
PREFIX = "m_"
HOUSEHOLD, HAMLET, ROLE = "member_household", "member_hamlet", "member_role"


async def make(call: Call) -> None:
    """/link for a door, a person, a hamlet, or a role in a hamlet."""
    words = call.heard.argument.split()
    if call.actor.person is None or not wears(call.actor.held, "liaison", "cadre", "admin"):
        await call.say("members.link_not_for_you")
        return
    link = await _meant(call, words)
    if isinstance(link, str):
        await call.say(link)
        return
    rules, now = call.desk.content.members, call.desk.now()
    days = rules.role_link_days if link.purpose == ROLE else rules.link_days
    await links.add(call.work, call.desk.bot, link, now, now + timedelta(days=days))
    await call.say(KEY, {"token": link.token})


async def _meant(call: Call, words: list[str]) -> Link | str:
    """The link that was asked for, or the key of why not."""
    codes = _roles(call.desk)
    role = next((codes[word] for word in words if word in codes), None)
    rest = [word for word in words if word not in codes]
    unit = await _unit(call, rest)
    if role is not None:
        return await _role_link(call, role, unit)
    household = await _household(call, rest)
    if household is not None:
        unit_id, id = household
        return await _link(call, HOUSEHOLD, unit_id, {"household": id}, many=True)
    if unit is None or unit.level != "hamlet":
        return "members.link_how"
    return await _link(call, HAMLET, unit.id, {"unit": unit.id}, many=True)


def _roles(desk: Desk) -> dict[str, str]:
    return {text_of(desk, f"role.{code}"): code for code in desk.content.members.link_roles}


async def _unit(call: Call, words: list[str]) -> Unit | None:
    if words:
        return await places.unit_by_name(call.work, words[0])
    person = call.actor.person
    return await places.unit_of_level(call.work, person.unit_id, "hamlet") if person else None


async def _household(call: Call, words: list[str]) -> tuple[str, str] | None:
    """By its door, or by the name of who lives there."""
    person = call.actor.person
    village = await places.unit_of_level(call.work, person.unit_id, "village") if person else None
    if not words or village is None:
        return None
    units = await places.subtree_ids(call.work, village.id)
    door = await members.household_at(call.work, words[0], units)
    if door is not None:
        return door.unit_id, door.id
    found = await people.people_named(call.work, words[0], units)
    if len(found) == 1 and found[0].household_id:
        return found[0].unit_id, found[0].household_id
    return None


async def _role_link(call: Call, role: str, unit: Unit | None) -> Link | str:
    """Only who may name people to roles there gives one out; it works once."""
    person = call.actor.person
    if unit is None or person is None:
        return "members.link_how"
    held = await covering(call.work, call.desk, person.id, unit.id)
    if not may(held, "name_roles"):
        return "members.link_no_roles"
    return await _link(call, ROLE, unit.id, {"role": role, "unit": unit.id}, many=False)


async def _link(
    call: Call, purpose: str, unit_id: str, facts: dict[str, str], *, many: bool
) -> Link | str:
    person = call.actor.person
    assert person is not None
    if not await covering(call.work, call.desk, person.id, unit_id):
        return "members.link_not_for_you"
    token = f"{PREFIX}{call.desk.ids.secret()}"
    made = tuple(facts.items())
    return Link(token, purpose, made, many=many, made_by=person.id, unit_id=unit_id)


async def show_link(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """As a square to scan and print, with the address to copy below it."""
    link = await links.look_at(work, desk.bot, row.params["token"], desk.now())
    if link is None:
        return None
    values = {
        "payload": link.token,
        "what": await what_for(work, desk, link),
        "until": local(desk, link.expires_at),
        "once": not link.many,
    }
    picture = Picture({"payload": link.token}, "members.link", values, "qr")
    return Shown("members.link", values, link.token, picture=picture)


async def what_for(work: Work, desk: Desk, link: Link) -> str:
    """What it opens: a door and its household, a hamlet, or a role and its place."""
    facts = dict(link.facts)
    unit = await places.find_unit(work, link.unit_id) if link.unit_id else None
    place = unit.name if unit else ""
    if link.purpose == HOUSEHOLD:
        door = await places.get_household(work, facts["household"])
        return text_of(desk, "members.link_house", {"door": door.door or "", "name": door.name})
    if link.purpose == ROLE:
        role = text_of(desk, f"role.{facts['role']}")
        return text_of(desk, "members.link_role", {"role": role, "place": place})
    return place


async def show_mine(call: Call) -> None:
    """/links: what still opens, each to be taken back by a tap."""
    person = call.actor.person
    own = await links.made_by(call.work, person.id, call.desk.now()) if person else ()
    if person is None or not own:
        await call.say("members.links_none")
        return
    await call.say("members.links", {"person": person.id})


async def say_links(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    own = await links.made_by(work, params["person"], desk.now())
    lines = []
    for link in own:
        what = await what_for(work, desk, link)
        lines.append({"what": what, "until": local(desk, link.expires_at)})
    back = "members.link_back"
    choices = [
        {"label": text_of(desk, back, {"what": line["what"]}), "choice": str(number)}
        for number, line in enumerate(lines)
    ]
    return {"lines": lines, "choices": choices, "_subject": params["person"]}


async def on_back(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Taken back, by who made it."""
    if actor.person is None or actor.person.id != pressed.subject:
        return Refused("claim.refused.not_for_you")
    own = await links.made_by(work, actor.person.id, desk.now())
    said = pressed.choice or ""
    number = int(said) if said.isdecimal() else -1
    if not 0 <= number < len(own) or not await links.revoke(work, own[number].token, desk.now()):
        return Refused("phone.done_already")
    return Done("members.link_taken_back")
