"""Five short courses: what each says, and once for the cadre who has not heard it yet."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.sessions import Session
from bot.domain.training import Topic, still_should
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.roles import codes_acting_as
from bot.services.sessions.finding import may_set, unit_for
from bot.services.telling import Message, tell_person
from bot.store import people, places, sessions
from bot.store.database import Work


async def show(call: Call) -> None:
    """/training: the five; /training 2: one of them, to read."""
    person = call.actor.person
    topics = tuple(call.desk.content.topics.values())
    word = call.heard.argument.strip()
    found = next((t for n, t in enumerate(topics, 1) if word == str(n) or word == t.label), None)
    if found is not None:
        await call.say("training.topic", {"topic": found.code})
        return
    unit = await unit_for(call.work, call.actor.held) if may_set(call.actor.held) else None
    reader = person.id if person and unit else ""
    await call.say("training.list", {"unit_of": unit or "", "reader": reader})


async def gaps(work: Work, desk: Desk, unit_id: str, topic: Topic) -> tuple[str, ...]:
    """Who should still hear it, of those who hold its roles here."""
    units = await places.subtree_ids(work, unit_id)
    holders: list[tuple[str, str]] = []
    for role in topic.roles:
        for unit in units:
            rows = await people.holders(work, unit, codes_acting_as(desk, role), desk.today())
            holders += [(row.person_id, role) for row in rows]
    heard = await sessions.came_to(work, "training", units)
    return still_should(topic, holders, heard)


async def tell_who_should(work: Work, desk: Desk, session: Session) -> None:
    """After a course, once: names to be asked to the next, no order among them."""
    topic = desk.content.topics.get(session.topic or "")
    if topic is None or session.by_id is None:
        return
    missing = await gaps(work, desk, session.unit_id, topic)
    if not missing:
        return
    params = {"topic": topic.code, "people": ",".join(sorted(missing))}
    about = f"training.still:{session.id}"
    # It ends what the cadre began, so it is an answer; the next is asked for by nobody.
    message = Message("training.still", about, params, Lane.REMINDER, Owed.LOOSE)
    await tell_person(work, desk, session.by_id, message)
