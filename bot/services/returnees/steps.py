"""From the family's yes to the days: at most two questions, and only what was not said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.returnees import Returnee, State
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.returnees import parents
from bot.services.telling import Message, tell_person
from bot.store import returnees
from bot.store.database import Work

ARRIVAL, ORIGIN = "arrival", "origin"


async def on_choice(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Sign in, no, set up for the parents, or ask no more; the family's word is enough."""
    one = await returnees.find(work, pressed.subject)
    if one is None or actor.person is None or not theirs(one, actor.person.id):
        return Refused("press.unknown")
    if pressed.choice == "parents":
        return await parents.show(work, desk, actor, one)
    if pressed.choice == "no":
        if one.state is State.OFFERED:
            await returnees.put(work, replace(one, state=State.DECLINED, ended_at=desk.now()))
        return Done("returnees.declined")
    if pressed.choice == "stop":
        await end(work, desk, one)
        return Done("returnees.stopped")
    if pressed.choice != "yes" or one.state not in (State.OFFERED, State.DECLINED):
        return Done("returnees.already")
    one = replace(one, state=State.COMING, author_id=actor.person.id, ended_at=None)
    await go_on(work, desk, one, actor.person.id, "yes")
    return Done("returnees.thanks")


async def on_day(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Came today, came yesterday, not yet, is home; and rather not said, to where from."""
    one = await returnees.find(work, pressed.subject)
    if one is None or actor.person is None or not theirs(one, actor.person.id):
        return Refused("press.unknown")
    if one.state is not State.COMING and pressed.choice != "hide":
        return Done("returnees.already")
    if pressed.choice == "hide":
        one = replace(one, origin=one.origin or "", asking=None)
    elif pressed.choice == "later":
        one = replace(one, arrives_on=None, asking=None)
        await returnees.put(work, one)
        return Done("returnees.tell_me")
    else:
        back = 1 if pressed.choice == "yesterday" else 0
        one = replace(one, arrives_on=desk.today() - timedelta(days=back), asking=None)
    await go_on(work, desk, one, actor.person.id, pressed.choice or "")
    return Done("returnees.thanks")


async def go_on(work: Work, desk: Desk, one: Returnee, to: str, occasion: str) -> None:
    """The next question, or what was written down; `to` is who spoke."""
    key, asking = "returnees.registered", None
    if one.arrives_on is None:
        key, asking = "returnees.when", ARRIVAL
    elif one.origin is None:
        key, asking = "returnees.where", ORIGIN
    home = one.arrives_on is not None and one.arrives_on <= desk.today()
    state = State.HOME if home else State.COMING
    begins = home and one.state is not State.HOME
    one = replace(one, state=state, asking=asking, asked_at=desk.now() if asking else None)
    await returnees.put(work, one)
    params = {"returnee": one.id, "subject": one.id}
    message = Message(key, f"{key}:{one.id}:{occasion}", params, Lane.REPLY, Owed.LOOSE)
    await tell_person(work, desk, to, message)
    if begins:
        await parents.watch_elders(work, desk, one, to)


async def end(work: Work, desk: Desk, one: Returnee) -> None:
    """Nothing is asked any more; who never came has no day of arrival."""
    came = one.arrives_on if one.state is State.HOME else None
    over = replace(one, state=State.OVER, arrives_on=came, asking=None, ended_at=desk.now())
    await returnees.put(work, over)
    await parents.unwatch_elders(work, desk, one)


def theirs(one: Returnee, person_id: str) -> bool:
    """Whether somebody may say how it goes on: who comes home, and who was asked about it."""
    return person_id in (one.author_id, one.person_id)


def arrives(one: Returnee, day: date) -> Returnee:
    """As answered in words."""
    return replace(one, arrives_on=day, asking=None)


def comes_from(one: Returnee, place: str) -> Returnee:
    """As answered in words."""
    return replace(one, origin=place, asking=None)
