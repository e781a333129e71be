"""The word of a doctor, of a cadre, of who is named: yes, no with a reason, or in other words."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.studio import Draft, Form, Gate, State
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.studio import steps
from bot.services.studio.writers import holders
from bot.services.telling import Message, tell_chat
from bot.services.views.names import text_of
from bot.store import studio
from bot.store.database import Work

REASONS = ("wrong", "season", "before")
MOST = 60  # characters of a reason


async def on_word(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """What a doctor or a cadre says to the very wording they were shown."""
    draft = await studio.find(work, pressed.subject)
    if draft is None or actor.person is None:
        return Refused("press.unknown")
    gate = await steps.missing(work, draft) if draft.state is State.WAITING else None
    what, _, digest = (pressed.choice or "").partition(".")
    if gate not in (Gate.DOCTOR, Gate.CADRE):
        return Done("studio.already")
    if actor.person.id not in await holders(work, desk, draft, gate):
        return Refused("studio.no.not_yours")
    if digest != draft.digest:
        await steps.ask(work, desk, draft, gate, actor.person.id)
        return Refused("studio.no.changed")
    if what == "edit":
        params = {"draft": draft.id}
        about = f"studio.edit:{draft.id}:{pressed.callback_id}"
        message = Message("studio.edit", about, params, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, actor.chat.id, message)
        return Done()
    if what == "no":
        return await _refuse(work, desk, actor, draft)
    await studio.say_yes(work, draft, gate, actor.person.id, desk.now())
    await steps.go_on(work, desk, draft)
    return Done("studio.yes")


async def _refuse(work: Work, desk: Desk, actor: Actor, draft: Draft) -> Outcome:
    """It does not go out; the reason is asked for, and the writer hears it."""
    assert actor.person is not None
    no = replace(
        draft, state=State.REFUSED, refused_by=actor.person.id, why=None, changed_at=desk.now()
    )
    await studio.put(work, no)
    about = f"studio.why:{draft.id}:{draft.digest}"
    message = Message("studio.why", about, {"draft": draft.id}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
    return Done()


async def on_why(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """One of three reasons."""
    draft = await studio.find(work, pressed.subject)
    if draft is None or actor.person is None or draft.refused_by != actor.person.id:
        return Refused("press.unknown")
    if draft.why is not None or pressed.choice not in REASONS:
        return Done("studio.already")
    await tell_no(work, desk, draft, text_of(desk, f"studio.why.{pressed.choice}"))
    return Done("studio.told")


async def because(work: Work, desk: Desk, context: Context, words: str) -> bool:
    """A reason in words, to the latest no that has none."""
    person = context.actor.person
    mine = await studio.refused_by(work, person.id) if person else ()
    draft = next((d for d in mine if d.why is None), None)
    if draft is None or not words:
        return False
    await tell_no(work, desk, draft, words[:MOST])
    about = f"studio.told:{draft.id}:{context.heard.message_id}"
    message = Message("studio.told", about, {}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
    return True


async def tell_no(work: Work, desk: Desk, draft: Draft, why: str) -> None:
    """To the writer, with who said it and why, if they said why."""
    draft = replace(draft, why=why)
    await studio.put(work, draft)
    if draft.author_id != draft.refused_by:
        await steps.tell_writer(work, desk, draft, "studio.refused")


async def on_named(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Who is named in it agrees, or is not written of."""
    draft = await studio.find(work, pressed.subject)
    person = actor.person
    named = await studio.named_in(work, pressed.subject)
    if draft is None or person is None or person.id not in named:
        return Refused("press.unknown")
    what, _, digest = (pressed.choice or "").partition(".")
    if draft.state is not State.WAITING or digest != draft.digest:
        return Done("studio.already")
    await studio.put_named(work, draft.id, person.id, what == "yes")
    if what == "yes":
        await steps.go_on(work, desk, draft)
        return Done("studio.named.yes")
    await studio.put(work, replace(draft, state=State.WITHDRAWN, changed_at=desk.now()))
    await steps.tell_writer(work, desk, draft, "studio.named.no")
    return Done("studio.named.good" if draft.form is Form.THANKS else "studio.named.kept")
