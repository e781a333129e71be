"""Answering and ending: an outcome, the villager's yes or no, standing down, taking it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain import closing
from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.ladder import next_at
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import (
    may_confirm,
    may_confirm_for,
    may_lower,
    may_stand_down,
    may_withdraw,
    may_work,
)
from bot.domain.states import State
from bot.services import look_in
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.keypeople.noting import note_confirmed
from bot.services.local import content_for
from bot.services.opening import ladder_of, plan_of
from bot.services.stood_down import note_false_friend
from bot.services.taps import Tap
from bot.store import timeline
from bot.store.database import Work
from bot.store.timeline import Said
from bot.understanding.outcome_words import outcome_said


async def on_outcome(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Done: an outcome and an answer that is delivered; it closes when the villager agrees."""
    if not may_work(tap.case, tap.viewer):
        return Refused("claim.refused.not_yours")
    said_so = outcome_said(tap.words)
    known = said_so if said_so in tap.kind.outcomes else tap.kind.outcomes[0]
    outcome = tap.choice or known
    if outcome not in tap.kind.outcomes:
        return Refused("press.unknown")
    if tap.kind.code == "look_in" and outcome != "seen":
        return await look_in.not_well(work, desk, tap, outcome)
    if tap.words:
        said = Said(desk.ids.new(), "text", desk.now(), tap.person.id, tap.words)
        await timeline.add_said(work, tap.case.id, said)
    moved = closing.answer(tap.case, tap.person.id, outcome, desk.quiet(), desk.now())
    return await _settle(work, desk, tap, moved, _thanks(tap))


def _thanks(tap: Tap) -> str:
    """Who else hears of it is said only where somebody else had asked."""
    if tap.kind.code != "look_in":
        return "case.answer_sent"
    asked = tap.case.author_id not in (None, tap.person.id)
    return "looked.seen" if asked else "looked.seen_unasked"


async def on_confirm(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """All is well: only the villager closes; for one without an account, who asked and how."""
    if not may_confirm_for(tap.case, tap.viewer):
        return Refused("case.refused.only_the_villager")
    own_work = tap.person.id == tap.case.answered_by and tap.person.id != tap.case.author_id
    for_them = own_work or not may_confirm(tap.case, tap.viewer)
    if for_them and tap.choice not in ("phone", "visit"):
        return Refused("case.refused.say_how")
    how = tap.choice or "self"
    moved = closing.confirm(tap.case, tap.person.id, how, desk.now())
    outcome = await _settle(work, desk, tap, moved, "case.closed_toast")
    if isinstance(outcome, Done):
        await note_confirmed(work, desk, tap.case, tap.person.id, how)
    return outcome


async def on_not_yet(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Not settled yet: open again, one level up."""
    if not may_confirm_for(tap.case, tap.viewer):
        return Refused("case.refused.only_the_villager")
    if tap.case.climbing:
        return Done("case.still_open")
    moved = closing.reopen(tap.case, tap.person.id, desk.quiet(), desk.now())
    return await _settle(work, desk, tap, moved, "case.reopened_toast")


async def on_cancel(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Not needed: withdrawn by who asked, or by their proxy; an emergency is stood down instead."""
    if not may_withdraw(tap.case, tap.viewer):
        return Refused("case.refused.only_the_author")
    if tap.case.emergency:
        return await on_safe(work, desk, tap)
    why = tap.choice or "not_needed"
    if tap.case.state is State.ANSWERED:
        return await on_confirm(work, desk, tap)
    moved = closing.cancel(tap.case, tap.person.id, why, desk.now())
    said = "case.better" if tap.kind.code == "symptom" else "case.cancelled"
    return await _settle(work, desk, tap, moved, said)


async def on_safe(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Everybody is safe: ringing stops, the level stays on record, nobody is blamed."""
    if not may_stand_down(tap.case, tap.viewer):
        return Refused("case.refused.who_has_seen")
    moved = closing.stand_down(tap.case, tap.person.id, desk.now())
    outcome = await _settle(work, desk, tap, moved, "case.stood_down_toast")
    if isinstance(outcome, Done) and tap.case.origin == "group":
        await note_false_friend(work, desk, tap.case)
    return outcome


async def on_mistake(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Pressed by mistake: within a minute of the alarm by who pressed it."""
    if tap.person.id != tap.case.author_id:
        return Refused("case.refused.only_the_author")
    if desk.now() - tap.case.opened_at > desk.content.budgets.undo + timedelta(seconds=5):
        return Refused("case.refused.too_late_use_safe")
    moved = closing.stand_down(tap.case, tap.person.id, desk.now())
    return await _settle(work, desk, tap, moved, "case.mistake_toast")


async def on_lower(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Only a doctor lowers a level; the record keeps both."""
    if not may_lower(tap.viewer):
        return Refused("case.refused.only_a_doctor")
    if tap.case.final or tap.choice not in set(Acuity):
        return Refused("case.refused.not_now")
    lowered = await _at_level(work, desk, tap.case, Acuity(tap.choice))
    moved = closing.lower(tap.case, tap.person.id, lowered, desk.now())
    return await _settle(work, desk, tap, moved, "case.lowered_toast")


async def _at_level(work: Work, desk: Desk, case: Case, acuity: Acuity) -> Case:
    content = await content_for(work, desk, case.unit_id)
    kind = content.kinds[case.kind]
    plan = plan_of(kind, kind.category(case.category), acuity, silence=False)
    ladder = ladder_of(content, kind, plan, acuity)
    climb = replace(case.climb, last=min(case.climb.last, len(ladder.rungs) - 1), since=desk.now())
    return replace(
        case,
        acuity=acuity,
        plan=plan,
        ladder=ladder,
        climb=climb,
        next_at=case.claim_until or next_at(ladder, desk.quiet(), climb),
    )


async def _settle(work: Work, desk: Desk, tap: Tap, moved: Moved | Refused, said: str) -> Outcome:
    if isinstance(moved, Refused):
        return moved
    await settle(work, desk, tap.case, moved, by=tap.person.id)
    return Done(said)
