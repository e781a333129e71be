"""Somebody who is not known yet says who they are: of the house they opened, or to the liaison."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.members import Link
from bot.domain.people import Person, Unit
from bot.services.actors import somebody
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.members.guests import ask_about
from bot.services.members.opening_links import house_opened, is_one_of_them
from bot.services.placing import bring_home
from bot.services.telling import Message, tell_chat
from bot.store import people, places
from bot.store.database import Work
from bot.understanding.member_words import read_kin, read_myself

LONGEST_NAME = 4


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A name and nothing else; who is known, or is somebody's child, says it elsewhere."""
    heard, actor = context.heard, context.actor
    known = actor.person is not None and not actor.person.guest
    said = read_myself(heard.text) if heard.origin.private and not known else None
    if said is None or decision.card or decision.opens or read_kin(heard.text):
        return False
    actor = await somebody(work, desk, actor)
    if actor.account is None or actor.person is None:
        return False
    link = await house_opened(work, desk, actor.account.id)
    meant = await _of_the_house(work, link, said) if link else None
    if meant is not None and link is not None:
        given = await is_one_of_them(work, desk, actor, meant, link)
        key = "members.link_is_you" if given else "members.link_in_person"
        await _say(work, desk, context, "said.plain", {"key": key})
        return True
    named = await _named(work, actor.person, said)
    if not named:
        return False
    await work.run("name_guest", id=actor.person.id, name=named[0].name)
    if len(named) == 1:
        # Who is near hears what they need, whoever they turn out to be.
        await bring_home(work, desk, actor.person.id, await _hamlet(work, named[0]))
    await ask_about(work, desk=desk, guest_id=actor.person.id)
    await _say(work, desk, context, "members.guest_named", {})
    return True


async def _of_the_house(work: Work, link: Link, said: str) -> Person | None:
    home = await people.household_people(work, dict(link.facts)["household"])
    found = [p for p in home if p.ended_on is None and _is_called(p, said)]
    return found[0] if len(found) == 1 else None


def _is_called(person: Person, said: str) -> bool:
    names = (person.name, person.called or person.name, person.name[1:])
    return any(len(name) > 1 and said.endswith(name) for name in names)


async def _named(work: Work, guest: Person, said: str) -> tuple[Person, ...]:
    """Those of the village, else of the township, whose name stands last."""
    for level in ("village", "township"):
        unit = await places.unit_of_level(work, guest.unit_id, level)
        units = await places.subtree_ids(work, unit.id) if unit else ()
        for length in range(min(len(said), LONGEST_NAME), 1, -1):
            found = await people.people_named(work, said[-length:], units)
            alive = tuple(p for p in found if p.ended_on is None and not p.guest)
            if alive:
                return alive
    return ()


async def _hamlet(work: Work, person: Person) -> Unit:
    unit = await places.find_unit(work, person.unit_id)
    assert unit is not None
    return unit


async def _say(work: Work, desk: Desk, context: Context, key: str, params: dict[str, str]) -> None:
    about = f"own_name:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
