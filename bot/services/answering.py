"""Answers to what was asked about an illness: a press, or words that mean the same."""

from __future__ import annotations

import re

from bot.domain.asking import MEASURED, Answer, Question
from bot.domain.case import Case, Event, Heading
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import Viewer, may_confirm
from bot.services.condition import REPLIED, TAPPED, condition_of
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.noting import said_of
from bot.services.open_question import asked_case
from bot.services.raising import review
from bot.services.recording import write_events
from bot.services.said_before import acknowledge
from bot.services.taps import Tap
from bot.services.telling import Message, tell_chat
from bot.store import outbox, timeline
from bot.store.database import Work
from bot.store.timeline import Said

# Whoever did not understand the question, not whoever tells something more.
PUZZLED = re.compile(r"^\W*$|意思|不懂|没懂|没看清|^啥子?\W*$|^什么\W*$")
MARKS = re.compile(r"[\s,，。.;；:：!！?？~、]+$")


async def on_tell(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """A button of a question."""
    name, _, code = (tap.choice or "").rpartition("_")
    content = await content_for(work, desk, tap.case.unit_id)
    question = content.questions.questions.get(name)
    answer = question.answer(code) if question else None
    if question is None or answer is None:
        return Refused("press.unknown")
    if not _may_answer(tap.case, tap.viewer):
        return Refused("case.refused.only_the_author")
    if not tap.case.climbing:
        return Refused("case.refused.ended")
    condition = await condition_of(work, desk, tap.case)
    if condition.open != question.id:
        return Refused("question.over")
    words = _shown(desk, question, answer)
    said = Said(desk.ids.new(), TAPPED, desk.now(), tap.person.id, words)
    await _keep(work, desk, tap.case, question, answer, said)
    chat = tap.actor.chat if not tap.actor.chat.is_group else tap.actor.private
    await review(work, desk, tap.case, chat.id if chat else None)
    return Done("question.thanks")


def _may_answer(case: Case, viewer: Viewer) -> bool:
    return may_confirm(case, viewer) or viewer.reported


def _shown(desk: Desk, question: Question, answer: Answer) -> str:
    """The question with the label of the button, as those who come will read it."""
    said = desk.content.messages.render(f"question.{question.id}", {})
    wanted = f"{question.id}_{answer.code}"
    label = next((b.label for row in said.buttons for b in row if b.choice == wanted), answer.code)
    return f"{said.text.strip()} {label}"


async def _keep(
    work: Work, desk: Desk, case: Case, question: Question, answer: Answer, said: Said
) -> None:
    await timeline.add_said(work, case.id, said)
    facts: tuple[tuple[str, str], ...] = (("question", question.id), ("answer", answer.code))
    value = _value(question, answer)
    if answer.code == MEASURED and value is not None:
        facts += (("value", str(value)),)
    await write_events(
        work, desk, case, (Event(REPLIED, Heading.COLLECTED, said.person_id, facts=facts),)
    )
    await outbox.want(work, case.id)


def _value(question: Question, answer: Answer) -> float | None:
    value: float | None = getattr(answer, question.amount) if question.amount else None
    return value


async def by_words(work: Work, desk: Desk, context: Context) -> bool:
    """Whether the words answered the open question: yes, no, a span, a reading, not known."""
    meaning = context.reading.meaning
    found = await asked_case(work, desk, context.actor, context.heard, meaning)
    if found is None:
        return False
    case, condition = found
    content = await content_for(work, desk, case.unit_id)
    question = content.questions.questions.get(condition.open or "")
    text = MARKS.sub("", context.heard.text.strip())
    answer = content.questions.heard(question, text) if question else None
    if question is not None and answer is not None:
        said = said_of(desk, context.actor, context.heard)
        await _keep(work, desk, case, question, answer, said)
    elif _tells(context):
        await timeline.add_said(work, case.id, said_of(desk, context.actor, context.heard))
        await outbox.want(work, case.id)
        await _settled(work, desk, case, question)
        await acknowledge(work, desk, context.actor, context.heard, case)
    else:
        return question is not None and await _ask_again(work, desk, context, case, question)
    await review(work, desk, case, context.actor.chat.id)
    return True


async def _ask_again(
    work: Work, desk: Desk, context: Context, case: Case, question: Question
) -> bool:
    """Said by who did not understand: the question again with its buttons, no word about files."""
    meaning = context.reading.meaning
    if meaning.word or meaning.intents or not PUZZLED.search(context.heard.text.strip()):
        return False
    about = f"again:{case.id}:{question.id}"
    message = Message(
        f"question.{question.id}", about, {"case": case.id}, Lane.REPLY, Owed.LOOSE, case.id
    )
    if not await tell_chat(work, desk, context.actor.chat.id, message):
        return False
    await timeline.add_said(work, case.id, said_of(desk, context.actor, context.heard))
    await outbox.want(work, case.id)
    return True


async def _settled(work: Work, desk: Desk, case: Case, question: Question | None) -> None:
    """More was said instead of an answer: it is read with the rest, nothing is asked twice."""
    if question is not None:
        facts = (("question", question.id), ("answer", "words"))
        await write_events(work, desk, case, (Event(REPLIED, Heading.COLLECTED, facts=facts),))


def _tells(context: Context) -> bool:
    """Whether there is anything in it about the illness."""
    meaning = context.reading.meaning
    amounts = (meaning.temperature_c, meaning.spo2, meaning.bp, meaning.glucose, meaning.breaths)
    read = any(amount is not None for amount in (*amounts, meaning.duration_h))
    return read or bool(meaning.absent or meaning.signs or "symptom" in meaning.intents)
