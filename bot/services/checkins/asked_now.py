"""Mood, living needs, vaccines: a question now and then after a good answer; needs become cases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person, is_elder
from bot.domain.round_rules import Question
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.opening import open_case
from bot.services.telling import Message, tell_chat
from bot.services.views.names import text_of
from bot.services.wanted import Wanted
from bot.store import cards, people, round_marks
from bot.store.database import Work
from bot.store.round_marks import Answer
from bot.store.timeline import Said

SEASON = timedelta(days=200)  # 不打 holds for this winter; nobody is asked again


async def ask_one(work: Work, desk: Desk, actor: Actor, person: Person) -> bool:
    """Whether there was one whose turn it is; nobody has to answer."""
    rules = desk.content.rounds
    asked = await round_marks.answers_of(work, person.id)
    gap = timedelta(days=rules.question_every)
    if actor.private is None or (asked and desk.now() - asked[0].asked_at < gap):
        return False
    question = await _turn(work, desk, person, asked)
    if question is None:
        return False
    id = desk.ids.new()
    await round_marks.add_question(work, id, person.id, question.code, desk.now())
    message = Message(
        "checkins.question",
        f"round_question:{id}",
        {"question": id, "subject": id},
        Lane.REPLY,
        Owed.LOOSE,
    )
    return await tell_chat(work, desk, actor.private.id, message, person.id)


async def _turn(work: Work, desk: Desk, person: Person, asked: Sequence[Answer]) -> Question | None:
    """The one that was asked longest ago, or never; by data's order."""
    able = [q for q in desk.content.rounds.questions if await _fits(work, desk, person, q, asked)]
    last = {one.question: one.asked_at for one in reversed(asked)}
    able.sort(key=lambda q: last[q.code].timestamp() if q.code in last else 0.0)
    return able[0] if able else None


async def _fits(
    work: Work, desk: Desk, person: Person, question: Question, asked: Sequence[Answer]
) -> bool:
    if question.whom == "all":
        return True
    recent = [one for one in asked if desk.now() - one.asked_at < SEASON]
    if any(one.question == question.code for one in recent):
        return False
    if question.whom == "not_vaccinated":
        card = await cards.find(work, person.id)
        year_ago = desk.today() - timedelta(days=300)
        done = card is not None and card.flu_on is not None and card.flu_on > year_ago
        return is_elder(person, desk.today()) and not done
    # A question that follows an answer of another: why not.
    return any(one.answer == question.whom for one in recent)


async def on_said(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """An answer; a need becomes a matter of its own."""
    found = await round_marks.find_answer(work, pressed.subject)
    person = await people.find_person(work, found.person_id) if found else None
    if found is None or person is None or actor.person is None:
        return Refused("press.unknown")
    if all(one.id != person.id for one in actor.persons):
        return Refused("board.not_for_you")
    question = next((q for q in desk.content.rounds.questions if q.code == found.question), None)
    code = pressed.choice or ""
    if question is None or code not in question.answers:
        return Refused("press.unknown")
    if not await round_marks.answer(work, found.id, code, desk.now(), actor.person.id):
        return Refused("question.over")
    if code in question.opens:
        await _open(work, desk, actor, person, question, code)
    return Done("question.thanks")


async def _open(
    work: Work, desk: Desk, actor: Actor, person: Person, question: Question, code: str
) -> None:
    kind, _, category = question.opens[code].partition(".")
    words = text_of(desk, f"checkins.answer.{question.code}.{code}")
    await open_case(
        work,
        desk,
        Wanted(
            kind=kind,
            category=category,
            unit_id=person.unit_id,
            origin="private",
            household_id=person.household_id,
            subject_id=person.id,
            author_id=person.id,
            chat_id=actor.private.id if actor.private else None,
            said=(Said(desk.ids.new(), "text", desk.now(), person.id, words),),
        ),
    )


async def say_question(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, object]:
    """The question with its answers as buttons."""
    found = await round_marks.find_answer(work, params["question"])
    question = next(
        (q for q in desk.content.rounds.questions if found and q.code == found.question), None
    )
    if found is None or question is None:
        return {"question": "", "choices": []}
    choices = [
        {"label": text_of(desk, f"checkins.answer.{question.code}.{code}"), "choice": code}
        for code in question.answers
    ]
    text = text_of(desk, f"checkins.question.{question.code}")
    return {"question": text, "choices": choices}
