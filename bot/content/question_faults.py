"""Every question has its sentence with a button for each answer, every first-aid card its steps."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.catalogue import Catalogue
from bot.content.faults import Fault
from bot.content.first_aid import FILE as FIRST_AID
from bot.content.questions import FILE as QUESTIONS
from bot.domain.acuity import Acuity
from bot.domain.asking import Question, QuestionBook
from bot.domain.first_aid import FirstAid


def question_faults(
    book: QuestionBook, cards: tuple[FirstAid, ...], messages: Catalogue
) -> list[Fault]:
    """What is missing in messages, or stands there and means nothing."""
    faults = [
        Fault(FIRST_AID, f"cards.{card.code}", f"{key} is missing in messages/plain")
        for card in cards
        for key in keys_of(card)
        if not messages.has(key)
    ]
    if book.questions:
        needed = (*(f"act.{level}" for level in Acuity), *_advice())
        faults += [
            Fault("messages/plain", "", f"{k} is missing") for k in needed if not messages.has(k)
        ]
    for question in book.questions.values():
        faults += _buttons(question, messages)
    return faults


def keys_of(card: FirstAid) -> tuple[str, ...]:
    """The sentences of a card."""
    key = f"first_aid.{card.code}"
    return (key, f"{key}.own") if card.own else (key,)


def _advice() -> tuple[str, ...]:
    return tuple(f"advice.{level}" for level in Acuity if level is not Acuity.EMERGENCY)


def _buttons(question: Question, messages: Catalogue) -> Iterator[Fault]:
    place, key = f"questions.{question.id}", f"question.{question.id}"
    if not messages.has(key):
        yield Fault(QUESTIONS, place, f"{key} is missing in messages/plain")
        return
    shown = {button.choice for button in messages.entry(key).buttons or ()}
    for answer in question.answers:
        choice = f"{question.id}_{answer.code}"
        if choice not in shown:
            yield Fault(QUESTIONS, place, f"{key} has no button with the choice {choice}")
