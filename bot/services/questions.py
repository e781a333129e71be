"""After somebody was said to be ill: the next question, or what is to be done now."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.domain.asking import next_question
from bot.domain.case import Case, Event, Heading
from bot.domain.lanes import Lane, Owed
from bot.services.condition import ASKED, BY_HAND, Condition, condition_of
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.recording import write_events
from bot.services.telling import Message, tell_chat
from bot.store import accounts
from bot.store.database import Work

ABOUT = ("symptom",)


def is_asked_about(case: Case) -> bool:
    """Whether questions are asked about it: an illness that is open and no emergency yet."""
    return case.kind in ABOUT and case.climbing and not case.emergency


async def begin(work: Work, desk: Desk, case: Case, chat_id: str | None) -> None:
    """Help is on its way already; in private the first question follows, or advice."""
    chat = await accounts.find_chat_by_id(work, chat_id) if chat_id else None
    if chat is None or chat.is_group or case.kind not in ABOUT:
        return
    if not is_asked_about(case):
        return
    condition = await condition_of(work, desk, case)
    if condition.found.said():
        await ask_or_advise(work, desk, case, condition, chat.id)


async def ask_or_advise(
    work: Work, desk: Desk, case: Case, condition: Condition, chat_id: str
) -> None:
    """One question at a time; when nothing is left that could raise it, what to do now."""
    content = await content_for(work, desk, case.unit_id)
    question = next_question(
        content.questions,
        condition.found,
        condition.asked,
        content.triage,
        condition.around(desk, case.acuity),
    )
    if question is None:
        await advise(work, desk, case, condition, chat_id)
        return
    event = Event(ASKED, Heading.COLLECTED, facts=(("question", question.id),))
    await write_events(work, desk, case, (event,))
    about = f"question:{case.id}:{question.id}"
    await _say(work, desk, case, f"question.{question.id}", about, {}, chat_id)


async def advise(work: Work, desk: Desk, case: Case, condition: Condition, chat_id: str) -> None:
    """The level, why it is so, and what to do until somebody comes."""
    if case.acuity is Acuity.EMERGENCY or not _is_complaint(condition):
        return
    fits = condition.verdict.acuity is case.acuity
    rule = next(iter(condition.verdict.reasons), "") if fits else BY_HAND
    present = [s for s in condition.found.symptoms if s not in condition.found.absent]
    params = {"level": case.acuity.value, "rule": rule, "symptoms": ",".join(present)}
    about = f"advice:{case.id}:{case.acuity.value}:{rule}:{len(condition.asked)}"
    await _say(work, desk, case, "triage.result", about, params, chat_id)


def _is_complaint(condition: Condition) -> bool:
    """Who wants to see a doctor gets the doctor and no lecture."""
    return bool({*condition.found.symptoms} - {"other"} or condition.asked)


async def _say(
    work: Work,
    desk: Desk,
    case: Case,
    key: str,
    about: str,
    params: dict[str, str],
    chat_id: str,
) -> None:
    message = Message(
        key, about, {"case": case.id, **params}, Lane.REPLY, Owed.LOOSE, case.id, silent=True
    )
    await tell_chat(work, desk, chat_id, message)
