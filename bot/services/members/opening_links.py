"""Somebody opens a link: they say who of the house they are, or take on a role, once."""

from __future__ import annotations

from typing import Any

from bot.domain.lanes import Lane, Owed
from bot.domain.members import Link, gives_who_one_is
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.services.actors import Actor, somebody
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.members.guests import ask_about, join
from bot.services.members.linking import HAMLET, HOUSEHOLD, ROLE, what_for
from bot.services.placing import bring_home
from bot.services.roles import covering, holders_at, roles_held
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import accounts, links, members, people, places, records
from bot.store.database import Work

NOBODY = "none"
OPENED = "house_opened"  # a mark: which link of a house an account opened


async def open_link(work: Work, desk: Desk, actor: Actor, token: str) -> None:
    """What the link is for happens or is asked; one that is over says so."""
    link = await links.look_at(work, desk.bot, token, desk.now())
    if link is None:
        await _say(work, desk, actor, "members.link_over", {})
    elif link.purpose == ROLE:
        await _take_role(work, desk, actor, link)
    elif link.purpose == HOUSEHOLD:
        await _into_house(work, desk, actor, link)
        await _say(work, desk, actor, "members.link_who", {"token": token})
    elif link.purpose == HAMLET:
        await _into_hamlet(work, desk, actor, link)


async def _into_house(work: Work, desk: Desk, actor: Actor, link: Link) -> None:
    """Until they say who of the house they are they belong to its hamlet."""
    house = await places.get_household(work, dict(link.facts)["household"])
    unit = await places.find_unit(work, house.unit_id)
    who = await somebody(work, desk, actor)
    if who.person is None or not who.person.guest or who.account is None or unit is None:
        return
    await records.set_mark(work, f"{OPENED}:{who.account.id}", link.token, desk.now())
    await bring_home(work, desk, who.person.id, unit)


async def house_opened(work: Work, desk: Desk, account_id: str) -> Link | None:
    """The link of a house that somebody opened lately and has not answered."""
    mark = await records.get_mark(work, f"{OPENED}:{account_id}")
    return await links.look_at(work, desk.bot, mark[0], desk.now()) if mark else None


async def _into_hamlet(work: Work, desk: Desk, actor: Actor, link: Link) -> None:
    """A guest of this hamlet; who is known stays who they are."""
    who = await somebody(work, desk, actor)
    unit = await places.find_unit(work, link.unit_id or "")
    if who.person is None or unit is None:
        return
    if who.person.guest:
        await bring_home(work, desk, who.person.id, unit)
        await members.add_source(work, who.person.id, "link", None, desk.now())
    await _say(work, desk, actor, "members.link_hamlet", {"unit": unit.id})


async def _take_role(work: Work, desk: Desk, actor: Actor, link: Link) -> None:
    """Only somebody the village knows; the link is used up by it."""
    person, facts = actor.person, dict(link.facts)
    if actor.account is None or person is None or person.guest:
        await _say(work, desk, actor, "members.link_first", {})
        return
    if await records.use_link(work, desk.bot, link.token, actor.account.id, desk.now()) is None:
        await _say(work, desk, actor, "members.link_over", {})
        return
    role, unit_id = facts["role"], facts["unit"]
    await people.add_role(work, desk.ids.new(), person.id, role, unit_id, desk.today())
    await _say(work, desk, actor, "members.link_role_yours", {"role": role, "unit": unit_id})
    if link.made_by is not None:
        params = {"role": role, "unit": unit_id, "person": person.id}
        about = f"link:{link.token}:used"
        message = Message("members.link_role_taken", about, params, Lane.CASE, Owed.OWED)
        await tell_person(work, desk, link.made_by, message)


async def on_who(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Who of the house somebody is; the liaison hears of it and can say no."""
    link = await links.look_at(work, desk.bot, pressed.subject, desk.now())
    if link is None or link.purpose != HOUSEHOLD:
        return Refused("members.link_over_toast")
    if actor.account is None:
        return Refused("press.unknown")
    if pressed.choice == NOBODY:
        return Done("members.link_nobody")
    person = await people.find_person(work, pressed.choice or "")
    house = dict(link.facts)["household"]
    if person is None or person.household_id != house or person.ended_why is not None:
        return Refused("press.unknown")
    if not await is_one_of_them(work, desk, actor, person, link):
        return Refused("members.link_in_person")
    return Done("members.link_is_you")


async def is_one_of_them(work: Work, desk: Desk, actor: Actor, person: Person, link: Link) -> bool:
    """The account speaks for this person from now on; the liaison can say that it is not so.

    Not where it would give away what somebody may do: the liaison is asked first.
    """
    assert actor.account is not None
    if not await _is_given_by(work, desk, person, link):
        who = await somebody(work, desk, actor)
        if who.person is not None and who.person.guest:
            await ask_about(work, desk=desk, guest_id=who.person.id)
        return False
    await _speaks_for(work, desk, actor, person)
    await members.add_source(work, person.id, "link", None, desk.now())
    for liaison in await _liaisons(work, desk, person):
        params = {"person": person.id, "account": actor.account.id}
        about = f"link:{actor.account.id}:{person.id}"
        message = Message("members.link_opened", about, params, Lane.CASE, Owed.OWED, silent=True)
        await tell_person(work, desk, liaison, message)
    return True


async def _is_given_by(work: Work, desk: Desk, person: Person, link: Link) -> bool:
    held = await roles_held(work, desk, person.id)
    maker = await covering(work, desk, link.made_by, person.unit_id) if link.made_by else ()
    accounts_there = await accounts.accounts_of_person(work, person.id)
    return gives_who_one_is(held, maker, bool(accounts_there))


async def _speaks_for(work: Work, desk: Desk, actor: Actor, person: Person) -> None:
    account = actor.account
    assert account is not None
    guest = next((one for one in actor.persons if one.guest), None)
    if guest is not None:
        await join(work, desk, guest, person)
        return
    if person.id not in {one.id for one in actor.persons}:
        await accounts.link_account(work, account.id, person.id, not actor.persons)


async def _liaisons(work: Work, desk: Desk, person: Person) -> tuple[str, ...]:
    hamlet = await places.unit_of_level(work, person.unit_id, "hamlet")
    return await holders_at(work, desk, hamlet.id, "liaison") if hamlet else ()


async def on_not_them(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Not the one it was for, says the liaison: the account speaks for nobody of that house now."""
    account_id, _, person_id = pressed.subject.partition("__")
    person = await people.find_person(work, person_id)
    if person is None or actor.person is None:
        return Refused("press.unknown")
    if actor.person.id not in await _liaisons(work, desk, person):
        return Refused("claim.refused.not_for_you")
    speaking = [a.id for a in await accounts.accounts_of_person(work, person_id)]
    if account_id not in speaking:
        return Refused("phone.done_already")
    await accounts.unlink_account(work, account_id, person_id)
    return Done("members.link_undone")


async def say_opened(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Who says who they are, for who can say that it is not so; and roles that were taken."""
    person = await people.find_person(work, params.get("person", ""))
    account = await accounts.get_account(work, params["account"]) if "account" in params else None
    unit = await places.find_unit(work, params["unit"]) if "unit" in params else None
    role = params.get("role")
    return {
        "name": person.address if person else "",
        "shown": account.shown_name if account else "",
        "place": unit.name if unit else "",
        "role": desk.content.messages.render(f"role.{role}", {}).text.strip() if role else "",
        "_subject": f"{account.id}__{person.id}" if account and person else "-",
    }


async def say_who(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The names of the house, and none of these."""
    link = await links.look_at(work, desk.bot, params["token"], desk.now())
    found = await people.household_people(work, dict(link.facts)["household"]) if link else ()
    choices = [{"label": p.address, "choice": p.id} for p in found]
    label = desk.content.messages.render("members.link_none_of_these", {}).text.strip()
    choices.append({"label": label, "choice": NOBODY})
    what = await what_for(work, desk, link) if link else ""
    return {"what": what, "choices": choices, "_subject": params["token"]}


async def _say(work: Work, desk: Desk, actor: Actor, key: str, params: dict[str, str]) -> None:
    about = f"start:{actor.chat.id}:{actor.origin.update_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
