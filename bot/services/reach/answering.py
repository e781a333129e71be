"""Understood, not understood, read it to me: by a button or by words, counted once a person."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.reach import Why
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.prompts.sending import PLAINER, READ, redraw
from bot.services.reach.lists import heard_after_all, may_be_told, put_on, teller_of
from bot.services.telling import Message, tell_chat
from bot.services.voicing.clips import clip_for
from bot.store import prompts, reach
from bot.store.database import Work
from bot.store.prompts import ALOUD, HEARD, SENT, UNCLEAR, Send

# The same words a second time are no help: who comes is named, or whom to go to.
AGAIN = ("reach.again", "reach.again.nobody")
STRANGER = Refused("reach.refused.stranger")
OVER = Refused("reach.refused.over")


def who_answers(actor: Actor, send: Send) -> Person | None:
    """The person it was said to, or whoever of the village presses in its group."""
    if send.person_id is not None:
        return next((p for p in actor.persons if p.id == send.person_id), None)
    return actor.person if actor.known and actor.chat.id == send.chat_id else None


async def answer(
    work: Work, desk: Desk, actor: Actor, send: Send | None, said: str, ref: str
) -> Outcome:
    """Kept and seen in the one message; `ref` names the press or the words."""
    if send is None or send.state != SENT:
        return OVER
    person = who_answers(actor, send)
    if person is None or person.guest:
        return STRANGER
    before = await prompts.answer_of(work, send.id, person.id)
    # Who has understood and would like to hear it as well has still understood.
    if said != ALOUD or before is None:
        await prompts.put_answer(work, send.id, person.id, said, desk.now())
    await reach.wake(work, person.id, desk.today())
    if said != before:
        await redraw(work, send.id)
    if said == HEARD:
        await heard_after_all(work, desk, person.id, send.prompt)
        return Done("reach.toast.heard")
    if said == UNCLEAR:
        return await _unclear(work, desk, actor, send, person, again=before == UNCLEAR)
    return await _aloud(work, desk, actor, send, person, ref)


async def _unclear(
    work: Work, desk: Desk, actor: Actor, send: Send, person: Person, *, again: bool
) -> Outcome:
    """In plainer words once, in private; and somebody goes or rings."""
    if actor.private is not None:
        params = {"send": send.id, "person": person.id}
        about = f"{PLAINER}:{send.id}:{person.id}"
        message = Message(PLAINER, about, params, Lane.REPLY, Owed.LOOSE)
        again = not await tell_chat(work, desk, actor.private.id, message, person.id)
    teller = await _send_somebody(work, desk, send, person, Why.UNCLEAR)
    if teller is None:
        return Done(AGAIN[1] if again else "reach.toast.plainer")
    return Done(AGAIN[0] if again else "reach.toast.unclear", (("who", teller),))


async def _aloud(
    work: Work, desk: Desk, actor: Actor, send: Send, person: Person, ref: str
) -> Outcome:
    """The recording in private; without one the words as they are spoken, and somebody rings."""
    clip = await clip_for(work, desk, f"prompt:{send.prompt}", person.unit_id)
    if clip is None:
        await _send_somebody(work, desk, send, person, Why.ALOUD)
    if actor.private is None:
        return Done("reach.toast.start_first")
    about = f"{READ}:{send.id}:{person.id}:{ref}"
    params = {"send": send.id, "person": person.id}
    message = Message(READ, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.private.id, message, person.id)
    return Done("reach.toast.aloud")


async def _send_somebody(
    work: Work, desk: Desk, send: Send, person: Person, why: Why
) -> str | None:
    teller = await teller_of(work, desk, person)
    if teller is not None and await may_be_told(work, person):
        await put_on(work, desk, teller, person, (send.prompt,), why)
        return teller
    return None
