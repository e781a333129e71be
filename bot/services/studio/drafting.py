"""Writing for the village in private: the words, at most two questions, shown back, sent on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.studio import Draft, Form, State, is_health, topic_in
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.studio import checking, steps
from bot.services.studio.writers import is_doctor, may_write, village_of
from bot.services.telling import Message, tell_chat
from bot.store import studio
from bot.store.database import Work
from bot.understanding import studio_words as words_of
from bot.understanding.studio_words import Written

ANSWERS = timedelta(hours=12)  # an open question is answered by words so long
JUST = timedelta(minutes=15)
EXPERIENCES = "habits"  # the topic of what has none


async def write(work: Work, desk: Desk, context: Context, written: Written) -> bool:
    """A prompt, a rhyme or an experience, from who may write for the village."""
    actor, person = context.actor, context.actor.person
    village = await village_of(work, actor)
    if person is None or village is None or not may_write(actor):
        await say(work, desk, context, "studio.no.writer")
        return True
    form = Form.EXPERIENCE if written.what == words_of.EXPERIENCE else Form.PROMPT
    words = worded(form, written)
    if words is None:
        await say(work, desk, context, f"studio.how.{form.value}")
        return True
    no = await checking.refused(work, desk, form, words, village.id, doctor=is_doctor(actor))
    if no is not None:
        await say(work, desk, context, no.key, no.facts)
        return True
    draft = Draft(
        id=desk.ids.new(), unit_id=village.id, form=form, words=words, state=State.WRITING,
        opened_at=desk.now(), changed_at=desk.now(), author_id=person.id,
    )  # fmt: skip
    await save_words(work, desk, draft, words)
    await show(work, desk, context.actor, draft.id, str(context.heard.message_id))
    return True


def worded(form: Form, written: Written) -> str | None:
    """The lines that are kept; None where nothing was said or a part is missing."""
    if form is Form.EXPERIENCE:
        parts = words_of.experience_of(written.words)
        return "\n".join(parts) if parts else None
    rhyme = written.what == words_of.RHYME
    return "\n".join(words_of.lines_of(written.words, rhyme=rhyme)) or None


async def save_words(work: Work, desk: Desk, draft: Draft, words: str) -> Draft:
    """The same draft in other words; what it is about is known by them where it can be."""
    rules, topics = desk.content.studio, desk.content.prompting.topics
    topic = draft.topic
    if draft.form is Form.PROMPT and topic is None:
        topic = topic_in(words, rules, topics)
    draft = replace(
        draft, words=words, topic=topic, changed_at=desk.now(), out_at=None,
        health=_about_health(desk, draft.form, topic, words),
    )  # fmt: skip
    await studio.put(work, draft)
    return draft


async def show(work: Work, desk: Desk, actor: Actor, draft_id: str, occasion: str) -> None:
    """The next question, or all of it as it would be said."""
    draft = await studio.find(work, draft_id)
    if draft is None:
        return
    key = f"studio.{step_of(draft)}"
    about = f"{key}:{draft.id}:{occasion}"
    message = Message(key, about, {"draft": draft.id}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)


def step_of(draft: Draft) -> str:
    """topic and until are the two questions there are; then it is shown."""
    if draft.form is not Form.PROMPT:
        return f"ready.{draft.form.value}"
    if draft.topic is None:
        return "topic"
    return "ready.prompt" if draft.until is not None else "until"


async def on_draft(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A topic, how long it holds, with or without a name, let go of, sent on."""
    draft = await studio.find(work, pressed.subject)
    person = actor.person
    if draft is None or person is None or draft.author_id != person.id:
        return Refused("press.unknown")
    if draft.state is not State.WRITING:
        return Done("studio.already")
    what, _, value = (pressed.choice or "").partition("_")
    if what == "drop":
        await studio.put(work, replace(draft, state=State.WITHDRAWN, changed_at=desk.now()))
        return Done("studio.dropped")
    if what == "send" and step_of(draft).startswith("ready"):
        if value == "signed":
            draft = replace(draft, signed=True)
        await steps.submit(work, desk, draft)
        return Done("studio.sent")
    changed = answered(desk, draft, what, value)
    if changed is None:
        return Refused("press.unknown")
    await studio.put(work, changed)
    await show(work, desk, actor, draft.id, f"tap{pressed.callback_id}")
    return Done("studio.noted")


def _about_health(desk: Desk, form: Form, topic: str | None, words: str) -> bool:
    """What others shall do: a prompt, and what went well elsewhere if it is about an illness."""
    if form is Form.EXPERIENCE:
        return needs_a_doctor(desk, EXPERIENCES, words)
    return form is Form.PROMPT and needs_a_doctor(desk, topic, words)


def needs_a_doctor(desk: Desk, topic: str | None, words: str) -> bool:
    """By its topic, a word of illness, or a medicine in it."""
    named = words_of.has_dose(words, desk.content.things.named)
    return named or is_health(topic, words, desk.content.studio)


def answered(desk: Desk, draft: Draft, what: str, value: str) -> Draft | None:
    """The draft with one answer more; None where it was none."""
    rules = desk.content.studio
    if what == "topic" and value in desk.content.prompting.topics:
        health = needs_a_doctor(desk, value, draft.words)
        return replace(draft, topic=value, health=health, changed_at=desk.now())
    if what == "until" and value.isdigit():
        days = min(int(value), rules.longest_hold)
        return replace(draft, until=desk.today() + timedelta(days=days), changed_at=desk.now())
    if what == "sign":
        return replace(draft, signed=value == "yes", changed_at=desk.now())
    return None


async def answer(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Words that answer a question, or mean the button under what is shown."""
    person = context.actor.person
    if person is None or decision.opens or len(context.heard.text) > 14:
        return False
    draft = await open_draft(work, desk, person.id)
    if draft is None:
        return False
    if await _as_button(work, desk, context, draft):
        return True
    found = _in_words(desk, context, draft)
    if found is None:
        return False
    await studio.put(work, found)
    await show(work, desk, context.actor, draft.id, str(context.heard.message_id))
    return True


async def _as_button(work: Work, desk: Desk, context: Context, draft: Draft) -> bool:
    """Sent on, or let go of; a bare yes only right after it was shown."""
    text = context.heard.text
    if words_of.gives_up(text):
        await studio.put(work, replace(draft, state=State.WITHDRAWN, changed_at=desk.now()))
        await say(work, desk, context, "studio.dropped")
        return True
    just_asked = draft.changed_at > desk.now() - JUST
    if step_of(draft).startswith("ready") and words_of.agrees(text, just_asked=just_asked):
        await steps.submit(work, desk, draft)
        await say(work, desk, context, "studio.sent")
        return True
    return False


def _in_words(desk: Desk, context: Context, draft: Draft) -> Draft | None:
    """A topic's name, a span or a day."""
    text, step = context.heard.text.strip(), step_of(draft)
    if step == "topic":
        topic = topic_in(text, desk.content.studio, desk.content.prompting.topics)
        return answered(desk, draft, "topic", topic) if topic else None
    if step != "until":
        return None
    at = context.heard.at.astimezone(desk.zone)
    day = words_of.holds_until(text, at, desk.content.lexicon.times)
    if day is None or day <= desk.today():
        return None
    return answered(desk, draft, "until", str((day - desk.today()).days))


async def open_draft(work: Work, desk: Desk, person_id: str) -> Draft | None:
    """What somebody is writing now."""
    latest = next(iter(await studio.written_by(work, person_id)), None)
    if latest is None or latest.state is not State.WRITING:
        return None
    return latest if latest.changed_at > desk.now() - ANSWERS else None


async def say(
    work: Work,
    desk: Desk,
    context: Context,
    key: str,
    params: Mapping[str, str] | None = None,
) -> None:
    """An answer to what was just said."""
    about = f"{key}:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message(key, about, params or {}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
