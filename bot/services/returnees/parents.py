"""The old ones at home: heard from while somebody has come home, and set up once by the child."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person, Tie, age_on
from bot.domain.returnees import Returnee, days_left
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.checkins.watching import unwatch, watch
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.meals.hearing import liaisons
from bot.services.roles import covering
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import people, returnees
from bot.store.database import Work

WHY = "returnee"
KEY_COLOURS = ("red", "yellow")
SORTS = {"meals": "returnees.set.meals", "rides": "returnees.set.rides"}


async def elders_of(work: Work, desk: Desk, one: Returnee) -> tuple[Person, ...]:
    """Who at that door is red, yellow or old enough; never who came home."""
    if one.household_id is None:
        return ()
    home = await people.household_people(work, one.household_id)
    line = desk.content.returnees.elder_age
    return tuple(
        p for p in home if p.id != one.person_id and p.ended_on is None and is_key(p, desk, line)
    )


def is_key(person: Person, desk: Desk, line: int) -> bool:
    """Red or yellow, or of that age."""
    age = age_on(person.born, desk.today())
    return person.colour in KEY_COLOURS or (age is not None and age >= line)


async def watch_elders(work: Work, desk: Desk, one: Returnee, by: str) -> None:
    """Red and yellow ones are heard from every day of these days, by whoever does it anyway."""
    for elder in await elders_of(work, desk, one):
        if elder.colour in KEY_COLOURS:
            days = days_left(one, desk.today())
            await watch(work, desk, elder.id, WHY, ref=one.id, days=days, by=by)


async def unwatch_elders(work: Work, desk: Desk, one: Returnee) -> None:
    """The days are over, or the family wishes it so."""
    for elder in await elders_of(work, desk, one):
        await unwatch(work, desk, elder.id, WHY, "over")


async def tell_guardians(work: Work, desk: Desk, one: Returnee) -> None:
    """Somebody who came home is not well: who looks after the old ones sees them today.

    What it is, and whose illness, is not said.
    """
    for elder in await elders_of(work, desk, one):
        if elder.colour not in KEY_COLOURS:
            continue
        guardians = [tie.other_id for tie in await people.ties_of(work, elder.id, "guardian")]
        for other in guardians[:1] or list(await liaisons(work, desk, elder.unit_id))[:1]:
            params = {"to": elder.id, "subject": elder.id}
            about = f"returnee_elder:{one.id}:{elder.id}"
            message = Message("returnees.see_elder", about, params, Lane.CASE, Owed.OWED)
            await tell_person(work, desk, other, message)


async def show(work: Work, desk: Desk, actor: Actor, one: Returnee) -> Outcome:
    """The button to set things up for the parents: three, each one tap or one sentence."""
    found = await old_ones(work, desk, actor.person, one) if actor.person else ()
    if not found:
        return Done("returnees.set.nobody")
    params = {"to": found[0].id, "subject": found[0].id}
    message = Message("returnees.set", f"returnee:{one.id}:set", params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
    return Done()


async def old_ones(work: Work, desk: Desk, speaker: Person, one: Returnee) -> tuple[Person, ...]:
    """Whose child the speaker is, or who lives behind that door; the oldest first."""
    found = {p.id: p for p in await elders_of(work, desk, one)}
    for kind in ("kin", "proxy"):
        for tie in await people.ties_to(work, speaker.id, kind):
            person = await people.find_person(work, tie.person_id)
            line = desk.content.returnees.elder_age
            if person and person.ended_on is None and is_key(person, desk, line):
                found[person.id] = person
    found.pop(speaker.id, None)
    return tuple(sorted(found.values(), key=lambda p: p.born or "9999"))


async def on_set(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Meals and rides to the doctor say how; news for the child is asked of the liaison."""
    elder = await people.find_person(work, pressed.subject)
    if elder is None or actor.person is None:
        return Refused("press.unknown")
    if not await _is_of(work, desk, actor.person, elder):
        return Refused("board.not_for_you")
    key = SORTS.get(pressed.choice or "")
    if key is not None:
        about = f"{key}:{elder.id}:{actor.origin.update_id}"
        message = Message(key, about, {"to": elder.id}, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, actor.chat.id, message)
        return Done()
    ties = await people.ties_of(work, elder.id, "proxy")
    if any(tie.other_id == actor.person.id for tie in ties):
        return Done("returnees.set.already")
    asked = await _ask_liaison(work, desk, elder, actor.person)
    return Done("returnees.set.asked" if asked else "returnees.set.nobody_there")


async def _is_of(work: Work, desk: Desk, child: Person, elder: Person) -> bool:
    """One of those for whom who came home, or told of it, was asked what to set up."""
    for one in await returnees.around(work, child.id):
        if elder.id in {old.id for old in await old_ones(work, desk, child, one)}:
            return True
    return False


async def _ask_liaison(work: Work, desk: Desk, elder: Person, child: Person) -> bool:
    for other in await liaisons(work, desk, elder.unit_id):
        if other == child.id:
            continue
        params = {"to": elder.id, "who": child.id, "child": child.id, "subject": elder.id}
        message = Message(
            "returnees.set.asks", f"proxy:{elder.id}:{child.id}", params, Lane.CASE, Owed.OWED
        )
        await tell_person(work, desk, other, message)
        return True
    return False


async def on_proxy(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """One of that family, or not known here, by the liaison of the old one."""
    answer, _, child_id = (pressed.choice or "").partition(":")
    elder = await people.find_person(work, pressed.subject)
    child = await people.find_person(work, child_id)
    if elder is None or child is None or actor.person is None:
        return Refused("press.unknown")
    held = await covering(work, desk, actor.person.id, elder.unit_id)
    if not wears(held, "liaison", "cadre") or actor.person.id == child.id:
        return Refused("drive.refused.not_yours")
    if answer != "yes":
        return Done("returnees.set.not_known")
    proxies = await people.ties_of(work, elder.id, "proxy")
    if any(tie.other_id == child.id for tie in proxies):
        return Done("returnees.set.noted")
    rank = 1 + len(proxies)
    tie = Tie(elder.id, child.id, "proxy", rank, actor.person.id)
    await people.add_tie(work, tie, desk.today())
    message = Message(
        "returnees.set.listens", f"proxy_set:{elder.id}:{child.id}", {"to": elder.id}, Lane.REPLY
    )
    await tell_person(work, desk, child.id, message)
    return Done("returnees.set.noted")
