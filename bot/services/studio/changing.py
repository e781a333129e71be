"""Other words, taken back, with or without a name: what is out changes with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.roles import wears
from bot.domain.studio import Draft, Form, Gate, State
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.prompts import sending
from bot.services.studio import checking, drafting, steps
from bot.services.studio.writers import holders, is_doctor, village_of
from bot.store import places, prompts, studio
from bot.store.database import Work
from bot.understanding.studio_words import CHANGE, RHYME, Written, lines_of

LATELY = timedelta(days=3)  # a no may be written anew so long
SHOWN = 3
RHYMED = 4  # lines


async def change(work: Work, desk: Desk, context: Context, words: str) -> bool:
    """What they write now, or were asked about; every word on the old wording is void."""
    person = context.actor.person
    draft = await to_change(work, desk, context.actor)
    if person is None or draft is None:
        return False
    what = RHYME if draft.rhymed and len(lines_of(words, rhyme=True)) == RHYMED else CHANGE
    said = drafting.worded(draft.form, Written(what, words)) if words else None
    if said is None:
        await drafting.say(work, desk, context, "studio.edit", {"draft": draft.id})
        return True
    doctor = is_doctor(context.actor)
    no = await checking.refused(work, desk, draft.form, said, draft.unit_id, doctor=doctor)
    if no is not None:
        await drafting.say(work, desk, context, no.key, no.facts)
        return True
    own = draft.author_id == person.id
    before = draft
    draft = await drafting.save_words(work, desk, draft, said)
    if own and before.state in (State.WRITING, State.REFUSED):
        draft = replace(draft, state=State.WRITING, why=None, refused_by=None)
        await studio.put(work, draft)
        await drafting.show(work, desk, context.actor, draft.id, str(context.heard.message_id))
        return True
    await _resubmit(work, desk, context, draft)
    return True


async def _resubmit(work: Work, desk: Desk, context: Context, draft: Draft) -> None:
    """Whoever writes it down says yes to it; everybody else whose word it needs is asked again."""
    person = context.actor.person
    assert person is not None
    draft = replace(draft, state=State.WAITING)
    await studio.put(work, draft)
    for gate in (Gate.DOCTOR, Gate.CADRE):
        if person.id in await holders(work, desk, draft, gate):
            await studio.say_yes(work, draft, gate, person.id, desk.now())
    if draft.author_id != person.id:
        await steps.tell_writer(work, desk, draft, "studio.reworded", by=person.id)
    about = {"draft": draft.id}
    await drafting.say(work, desk, context, "studio.changed", about)
    await steps.go_on(work, desk, draft)


async def to_change(work: Work, desk: Desk, actor: Actor) -> Draft | None:
    """What is being written, then what they were asked about, then what they wrote."""
    if actor.person is None:
        return None
    mine = [d for d in await studio.written_by(work, actor.person.id) if d.form is not Form.THANKS]
    writing = next((d for d in mine if d.state is State.WRITING), None)
    if writing is not None:
        return writing
    for draft in await studio.asked_of(work, actor.person.id):
        if draft.state is State.WAITING and draft.author_id != actor.person.id:
            return draft
    since = desk.now() - LATELY
    for draft in mine:
        refused = draft.state is State.REFUSED and draft.changed_at > since
        if refused or draft.state in (State.WAITING, State.OUT):
            return draft
    return None


async def sign(work: Work, desk: Desk, context: Context, *, signed: bool) -> bool:
    """The writer's own name below what they wrote last, or not."""
    person = context.actor.person
    mine = await studio.written_by(work, person.id) if person else ()
    draft = next((d for d in mine if d.alive), None)
    if draft is None:
        return False
    await studio.put(work, replace(draft, signed=signed))
    if draft.state is State.WRITING:
        occasion = str(context.heard.message_id)
        await drafting.show(work, desk, context.actor, draft.id, occasion)
    else:
        await drafting.say(work, desk, context, "studio.signs" if signed else "studio.unsigned")
    return True


async def withdraw(work: Work, desk: Desk, context: Context, words: str) -> bool:
    """By its writer, by a doctor or a cadre of the village: before it is said, and after."""
    fitting = [d for d in await withdrawable(work, desk, context.actor) if _named(desk, d, words)]
    if not fitting:
        return False
    if len(fitting) == 1:
        times = await take_back(work, desk, fitting[0], context.actor)
        facts = {"draft": fitting[0].id, "times": str(times)}
        await drafting.say(work, desk, context, "studio.withdrawn", facts)
        return True
    ids = ",".join(d.id for d in fitting[:SHOWN])
    await drafting.say(work, desk, context, "studio.which", {"drafts": ids})
    return True


def _named(desk: Desk, draft: Draft, words: str) -> bool:
    topic = desk.content.prompting.topics.get(draft.topic or "", "")
    return not words or words in draft.words or words == topic


async def withdrawable(work: Work, desk: Desk, actor: Actor) -> tuple[Draft, ...]:
    """Their own, and where they answer for the village all of its."""
    if actor.person is None:
        return ()
    found = {d.id: d for d in await studio.written_by(work, actor.person.id) if d.alive}
    village = await village_of(work, actor)
    if village is not None and wears(actor.held, "doctor", "cadre"):
        for state in (State.OUT, State.WAITING):
            found |= {d.id: d for d in await studio.in_units(work, [village.id], state)}
    return tuple(found.values())


async def on_withdraw(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """One of several."""
    able = await withdrawable(work, desk, actor)
    draft = next((d for d in able if d.id == pressed.choice), None)
    if draft is None:
        return Refused("press.unknown")
    await take_back(work, desk, draft, actor)
    return Done("studio.taken_back")


async def take_back(work: Work, desk: Desk, draft: Draft, actor: Actor) -> int:
    """Not said again; what was said reads from now on that it does not hold. How many those are."""
    await studio.put(work, replace(draft, state=State.WITHDRAWN, changed_at=desk.now()))
    units = await places.subtree_ids(work, draft.unit_id)
    today = desk.today()
    sends = await prompts.sends_of_units(work, units, today - desk.content.studio.keep, today)
    said = [s for s in sends if s.prompt == draft.code and s.state == prompts.SENT]
    for send in said:
        await sending.withdraw(work, desk, send.id, "withdrawn")
    if actor.person is not None and draft.author_id != actor.person.id:
        await steps.tell_writer(work, desk, draft, "studio.taken", by=actor.person.id)
    return len(said)
