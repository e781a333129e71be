"""From what is kept to what happens with it: a question, the doctor, the keeper, or a kind no."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.case import Case, Event, Heading
from bot.domain.closing import cancel
from bot.domain.dispensing import Question, Verdict, Way, judge, questions
from bot.domain.holds import Hold, HoldState
from bot.domain.medicines import Medicine
from bot.domain.moved import Moved
from bot.domain.near_box import is_lent
from bot.services.desk import Desk
from bot.services.recording import apply
from bot.services.stock import ledger
from bot.services.stock.hearing_of_it import reachable, tell_taker
from bot.services.stock.starting import rest, start
from bot.services.stock.taker import AT_COUNTER, NONE_OF_IT, flags_of, taker_of
from bot.services.stock.tick import ask_doctor
from bot.store import cases, holds, people
from bot.store.database import Work

# Codes in `Hold.flags`: a doctor has to say yes first, and has said it.
WAITS_FOR_DOCTOR, DOCTOR_SAID_YES = "doctor", "ticked"
# The doctor's own ladder never falls silent; this only keeps the keeper from being told before.
_HELD_BACK = timedelta(days=1)


async def go_on(work: Work, desk: Desk, case: Case, hold: Hold, *, ill: bool = False) -> Case:
    """The next question, or what the rule says when nothing is left to ask."""
    if hold.state is HoldState.QUEUED:
        await tell_taker(work, desk, case, "box.queued", {"hold": hold.id})
        return await rest_in_line(work, desk, case)
    medicine = desk.content.stocked.find(hold.item)
    assert medicine is not None
    if is_lent(medicine):
        return await ready(work, desk, case, hold)
    asked = () if ill else await open_questions(work, desk, case, hold, medicine)
    if asked and await _asked_by_us(work, case, hold):
        await tell_taker(work, desk, case, f"box.ask.{asked[0]}", {"hold": hold.id}, asked[0])
        return case
    return await _decide(work, desk, case, hold, medicine, ill=ill)


async def rest_in_line(work: Work, desk: Desk, case: Case) -> Case:
    """No keeper is told before it is their turn; if it takes too long, somebody is after all."""
    # Times of scarcity may have put it into the line already, in this very write.
    now = await cases.find_case(work, case.id) or case
    if now.kind != "box" or now.paused_until is not None:
        return now
    rules = desk.content.stock.taking
    span = rules.loan_rest if case.category == "loan" else rules.queue_rest
    return await rest(work, desk, now, "queue", span)


async def _asked_by_us(work: Work, case: Case, hold: Hold) -> bool:
    """Whether the questions are put in private; else the keeper puts them face to face."""
    return AT_COUNTER not in flags_of(hold) and await reachable(work, case)


async def open_questions(
    work: Work, desk: Desk, case: Case, hold: Hold, medicine: Medicine
) -> tuple[Question, ...]:
    """What is still to be asked; nothing once a doctor has been asked."""
    if flags_of(hold) & {WAITS_FOR_DOCTOR, DOCTOR_SAID_YES}:
        return ()
    person = await people.find_person(work, case.subject_id) if case.subject_id else None
    return questions(medicine, await taker_of(work, desk, hold, person))


async def _decide(
    work: Work, desk: Desk, case: Case, hold: Hold, medicine: Medicine, *, ill: bool
) -> Case:
    verdict = await verdict_of(work, desk, case, hold, medicine)
    if verdict.way is Way.NEVER:
        return await refuse(work, desk, case, hold, verdict)
    if verdict.way is Way.DOCTOR or ill:
        return await _wait_for_doctor(work, desk, case, hold, verdict, ill=ill)
    if verdict.most < hold.qty:
        hold = await _fewer(work, desk, hold, verdict.most)
    return await ready(work, desk, case, hold)


async def verdict_of(work: Work, desk: Desk, case: Case, hold: Hold, medicine: Medicine) -> Verdict:
    """What the rule says; what could not be asked in private the keeper asks face to face."""
    person = await people.find_person(work, case.subject_id) if case.subject_id else None
    taker = await taker_of(work, desk, hold, person)
    if questions(medicine, taker) and not await _asked_by_us(work, case, hold):
        as_if = replace(taker, flagged=False if taker.flagged is None else taker.flagged)
        if as_if.whom is not None or as_if.age_months is not None:
            taker = as_if
    return judge(medicine, taker, hold.qty, desk.now())


async def _fewer(work: Work, desk: Desk, hold: Hold, qty: int) -> Hold:
    """One person's course is kept, the rest is somebody else's."""
    freed = await ledger.let_go(work, desk, hold, HoldState.DROPPED)
    again = replace(freed, qty=qty, whom=hold.whom, flags=hold.flags)
    kept = await ledger.keep_for(work, desk, again)
    assert isinstance(kept, Hold)
    return kept


async def ready(work: Work, desk: Desk, case: Case, hold: Hold) -> Case:
    """It may be handed out: who asked hears where and until when, the keeper hears of it now."""
    if AT_COUNTER not in flags_of(hold):
        # Kept in the same box a second time it is said a second time.
        occasion = f"{hold.box_id}:{hold.changed_at.isoformat()}"
        await tell_taker(work, desk, case, "box.kept", {"hold": hold.id}, occasion)
    return await start(work, desk, case, hold)


async def _wait_for_doctor(
    work: Work, desk: Desk, case: Case, hold: Hold, verdict: Verdict, *, ill: bool
) -> Case:
    flags = {*flags_of(hold), WAITS_FOR_DOCTOR} - {NONE_OF_IT}
    waiting = replace(hold, flags=",".join(sorted(flags)), changed_at=desk.now())
    await holds.put_hold(work, waiting)
    event = Event("asked_doctor", Heading.ASSIGNED, facts=(("hold", hold.id),))
    held = await rest(work, desk, case, "doctor", _HELD_BACK, event)
    why = ("ill", *verdict.why) if ill else verdict.why
    await ask_doctor(work, desk, held, waiting, why)
    params = {"hold": hold.id, "why": why[0] if why else "tick"}
    clash = next(iter(verdict.clashes), None)
    if clash is not None:
        params |= {"earlier": clash.earlier.medicine.id, "group": clash.group}
    await tell_taker(work, desk, held, "box.doctor_first", params)
    return held


async def refuse(work: Work, desk: Desk, case: Case, hold: Hold, verdict: Verdict) -> Case:
    """Never for this person: kindly, with the doctor who is told of it."""
    await ledger.let_go(work, desk, hold, HoldState.DROPPED)
    why = next(iter(verdict.why), "never")
    await ask_doctor(work, desk, case, hold, ("not_for", why))
    await tell_taker(work, desk, case, "box.not_for", {"thing": hold.item, "why": why})
    moved = cancel(case, None, "not_for", desk.now())
    return await apply(work, desk, case, moved) if isinstance(moved, Moved) else case
