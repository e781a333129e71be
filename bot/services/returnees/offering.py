"""Somebody comes home: one private welcome, and the family chooses; nothing is kept before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.returnees import Returnee, State
from bot.services.desk import Desk
from bot.services.registers.switching import days_at
from bot.services.returnees import steps
from bot.services.telling import Message, tell_person
from bot.store import accounts, people, returnees
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class Coming:
    """Who comes home to which household, and who said so."""

    unit_id: str
    household_id: str | None
    author_id: str  # whom the bot asks
    source: str  # self | family | liaison
    occasion: str
    person: Person | None = None
    called: str | None = None
    reported_by: str | None = None
    origin: str | None = None
    arrives: date | None = None
    late: bool = False  # help comes first: the welcome waits


async def offer(work: Work, desk: Desk, coming: Coming) -> None:
    """The welcome, once; who is registered already has arrived, or comes on another day."""
    known = await _known(work, desk, coming)
    if known is not None and known.registered:
        await _again(work, desk, known, coming)
        return
    if known is not None:
        await _heard_again(work, desk, known, coming)
        return
    first = not await returnees.around(work, coming.author_id)
    one = Returnee(
        id=desk.ids.new(),
        unit_id=coming.unit_id,
        state=State.OFFERED,
        source=coming.source,
        days=await days_at(work, desk, coming.unit_id),
        opened_at=desk.now(),
        household_id=coming.household_id,
        person_id=coming.person.id if coming.person else None,
        called=None if coming.person else coming.called,
        author_id=coming.author_id,
        reported_by=coming.reported_by,
        origin=coming.origin,
        arrives_on=coming.arrives,
    )
    await returnees.put(work, one)
    by_another = coming.source == "liaison" and coming.reported_by != coming.author_id
    params = {"returnee": one.id, "subject": one.id}
    if first:
        params["first"] = "yes"
    message = Message(
        "returnees.welcome",
        f"returnee:{one.id}:welcome",
        params,
        Lane.REMINDER if by_another or coming.late else Lane.REPLY,
        Owed.LOOSE,
        unasked=by_another,
        due_at=desk.now() + desk.content.returnees.after_help if coming.late else None,
    )
    await tell_person(work, desk, coming.author_id, message)


async def _known(work: Work, desk: Desk, coming: Coming) -> Returnee | None:
    """The same person, or the same word of the same household, offered lately or registered."""
    mine = list(await returnees.around(work, coming.author_id))
    if coming.household_id:
        mine += await returnees.of_household(work, coming.household_id)
    since = desk.now() - desk.content.returnees.offer_for
    for one in mine:
        same = coming.person is not None and one.person_id == coming.person.id
        same = same or (coming.person is None and one.called == coming.called)
        lately = one.state is State.OFFERED and one.opened_at > since
        if same and (one.registered or lately):
            return one
    return None


async def _heard_again(work: Work, desk: Desk, one: Returnee, coming: Coming) -> None:
    """Said once more while the welcome stands: the new day is kept, and nobody meets silence."""
    arrives, origin = coming.arrives or one.arrives_on, coming.origin or one.origin
    await returnees.put(work, replace(one, arrives_on=arrives, origin=origin))
    if coming.late or coming.reported_by is not None:
        return
    message = Message(
        "returnees.heard", f"returnee:{one.id}:{coming.occasion}", {}, Lane.REPLY, Owed.LOOSE
    )
    await tell_person(work, desk, coming.author_id, message)


async def _again(work: Work, desk: Desk, one: Returnee, coming: Coming) -> None:
    """Who was to come says they are back: the days begin."""
    if one.state is State.HOME:
        params = {"returnee": one.id, "subject": one.id}
        message = Message(
            "returnees.known", f"returnee:{one.id}:{coming.occasion}", params, Lane.REPLY
        )
        await tell_person(work, desk, coming.author_id, message)
        return
    one = replace(
        one, arrives_on=coming.arrives or one.arrives_on, origin=coming.origin or one.origin
    )
    await steps.go_on(work, desk, replace(one, asking=None), coming.author_id, coming.occasion)


async def speaks_for(work: Work, household_id: str | None, person: Person | None) -> str | None:
    """Who can be asked: themselves, somebody of the household, or who speaks for one of it."""
    if person is not None and await accounts.private_chats_of_person(work, person.id):
        return person.id
    home = await people.household_people(work, household_id) if household_id else ()
    for other in home:
        if other.ended_on is None and await accounts.private_chats_of_person(work, other.id):
            return other.id
    for other in home:
        for tie in await people.ties_of(work, other.id, "proxy"):
            if await accounts.private_chats_of_person(work, tie.other_id):
                return tie.other_id
    return None
