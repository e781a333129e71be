"""/forget: asked back once, done by one tap; for who has no phone, through whoever serves them."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.rights import oversees
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.privacy.forgetting import let_go, why_not
from bot.services.rides.telling_back import tell_back
from bot.services.roles import covering, units_seen
from bot.services.telling import Message, tell_chat
from bot.store import accounts, people
from bot.store.database import Work

YES = "yes"


async def ask(work: Work, desk: Desk, actor: Actor, named: str) -> None:
    """Oneself; or, of somebody without an account, by who looks after their place."""
    person = await _whom(work, desk, actor, named)
    if person is None:
        key = "privacy.not.known" if named else "privacy.nothing"
        await tell_back(work, desk, actor, key, {})
        return
    refused = await why_not(work, desk, person)
    key = refused.reason if refused else "privacy.forget_ask"
    await tell_back(work, desk, actor, key, {"person": person.id})


async def _whom(work: Work, desk: Desk, actor: Actor, named: str) -> Person | None:
    if actor.person is None or not named:
        return actor.person
    units = await units_seen(work, desk, actor.person.id)
    found = await people.people_named(work, named, units) if units else ()
    return found[0] if len(found) == 1 else None


async def on_forget(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Forget, or let it be; who may is looked at again."""
    person = await people.find_person(work, pressed.subject)
    if person is None or person.ended_why is not None or actor.person is None:
        return Refused("press.unknown")
    if not await _may(work, desk, actor.person, person):
        return Refused("claim.refused.not_for_you")
    if pressed.choice != YES:
        return Done("privacy.kept")
    refused = await let_go(work, desk, person)
    if refused is not None:
        return refused
    about = f"forgotten:{pressed.subject}"
    message = Message("privacy.forgotten", about, {}, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, actor.chat.id, message)
    return Done()


async def _may(work: Work, desk: Desk, by: Person, person: Person) -> bool:
    if by.id == person.id:
        return True
    if await accounts.accounts_of_person(work, person.id):
        return False
    return oversees(await covering(work, desk, by.id, person.unit_id))
