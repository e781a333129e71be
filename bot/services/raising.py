"""Raising an illness: by what was said, by an answer, or by hand; never lowering it."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.acuity import Acuity
from bot.domain.case import Case, Event, Heading
from bot.domain.ladder import next_at
from bot.domain.moved import Moved
from bot.domain.nights import CAN_WAIT, asked_by_night
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.states import State
from bot.domain.stepping import may_raise, one_up
from bot.services.asking import raise_to
from bot.services.condition import condition_of
from bot.services.desk import Desk
from bot.services.feedback import give_task
from bot.services.first_steps import warn_all
from bot.services.local import content_for
from bot.services.opening import ladder_of, plan_of
from bot.services.questions import ask_or_advise, is_asked_about
from bot.services.recording import apply, write_events
from bot.services.taps import Tap
from bot.store.database import Work


async def review(work: Work, desk: Desk, case: Case, chat_id: str | None) -> Case:
    """Triage with everything said so far; then the next question, or what to do now."""
    if not is_asked_about(case):
        return case
    condition = await condition_of(work, desk, case)
    level = condition.verdict.acuity
    if level is not None and level.rank > case.acuity.rank:
        case = await lift(work, desk, case, level)
    if case.emergency:
        await warn_all(work, desk, case, chat_id, condition)
    elif chat_id is not None:
        await ask_or_advise(work, desk, case, condition, chat_id)
    return case


async def lift(work: Work, desk: Desk, case: Case, level: Acuity) -> Case:
    """Danger calls everybody whoever has it; short of that it stays with its holder."""
    if asked_by_night(case.plan) and level in CAN_WAIT:
        # Whether it can wait is still asked; no answer to that brings the night duty as before.
        return await _relabel(work, desk, case, level)
    if case.state is State.OPEN:
        return await raise_to(work, desk, case, level)
    if level is Acuity.EMERGENCY or case.claimed_by is None:
        free = replace(case, claimed_by=None, claimed_at=None, claim_until=None)
        return await raise_to(work, desk, free, level)
    return await _lift_held(work, desk, case, level, case.claimed_by)


async def _relabel(work: Work, desk: Desk, case: Case, level: Acuity) -> Case:
    worse = replace(case, acuity=level, changed_at=desk.now(), revision=case.revision + 1)
    event = Event("raised", Heading.FOUND, facts=(("acuity", level.value),))
    return await apply(work, desk, case, Moved(worse, (event,)))


async def _lift_held(work: Work, desk: Desk, case: Case, level: Acuity, holder: str) -> Case:
    content = await content_for(work, desk, case.unit_id)
    kind = content.kinds[case.kind]
    plan = plan_of(kind, kind.category(case.category), level, silence=False)
    ladder = ladder_of(content, kind, plan, level)
    climb = replace(case.climb, last=min(case.climb.last, len(ladder.rungs) - 1))
    raised = replace(
        case,
        acuity=level,
        plan=plan,
        ladder=ladder,
        climb=climb,
        next_at=case.claim_until or next_at(ladder, desk.quiet(), climb),
        changed_at=desk.now(),
        revision=case.revision + 1,
    )
    event = Event("raised", Heading.FOUND, facts=(("acuity", level.value),))
    await apply(work, desk, case, Moved(raised, (event,)))
    await give_task(work, desk, raised, holder)
    return raised


async def on_raise(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Urgent: one level up, by a role-holder and with their name; nobody needs to have said so."""
    case = tap.case
    if not may_raise(case, tap.viewer):
        return Refused("raise.refused.not_for_you")
    if case.final or not case.climbing:
        return Refused("case.refused.ended")
    if case.emergency:
        return Refused("raise.refused.worst")
    raised = await lift(work, desk, case, one_up(case.acuity))
    facts = (("from", case.acuity.value), ("to", raised.acuity.value))
    event = Event("raised_by", Heading.FOUND, tap.person.id, facts=facts)
    await write_events(work, desk, raised, (event,))
    if raised.emergency:
        await warn_all(work, desk, raised, None, await condition_of(work, desk, raised))
    return Done("raise.done")
