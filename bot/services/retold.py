"""A message was edited: what it opened is taken back, put right or left as it is."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.closing import cancel
from bot.domain.intake import Decision
from bot.domain.moved import Moved
from bot.domain.outcome import Outcome
from bot.domain.states import State
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.noting import said_of
from bot.services.taps import Taps
from bot.services.words import tell_outcome
from bot.store import cases, outbox, timeline
from bot.store.database import Work

# No need, all is well, a car is found: whatever the message asked for is wanted no more.
TAKEN_BACK = frozenset({"cancel", "fine", "done"})


async def retell(work: Work, desk: Desk, taps: Taps, context: Context, decision: Decision) -> bool:
    """Whether the edit is dealt with; what now says something new goes its usual way."""
    opened = await _opened_by(work, context)
    if not opened:
        return False
    if _takes_back(context, decision):
        await _take_back(work, desk, taps, context, opened)
        return True
    if await _says_nothing_new(work, context, opened):
        return True
    if not decision.opens:
        await _add_words(work, desk, context, opened[0])
        return True
    for case in opened:
        if _replaced(case, decision):
            await _drop(work, desk, case)
    return False


async def _opened_by(work: Work, context: Context) -> tuple[Case, ...]:
    """The matters of this very message that are its author's and not over."""
    actor, heard = context.actor, context.heard
    if actor.person is None:
        return ()
    found = await cases.list_by_message(work, actor.chat.id, heard.message_id)
    return tuple(c for c in found if not c.final and c.author_id == actor.person.id)


def _takes_back(context: Context, decision: Decision) -> bool:
    meaning = context.reading.meaning
    said = meaning.word in TAKEN_BACK or bool(TAKEN_BACK & set(meaning.intents))
    return said and not decision.opens


async def _take_back(
    work: Work, desk: Desk, taps: Taps, context: Context, opened: tuple[Case, ...]
) -> None:
    outcome: Outcome | None = None
    for case in opened:
        verb, choice = ("safe", None) if case.emergency else ("cancel", None)
        if case.state is State.DRAFT:
            verb, choice = "silence", "fine"
        outcome = await taps.run(work, context.actor, case, verb, choice)
    if outcome is not None:
        await tell_outcome(work, desk, context, outcome)


async def _says_nothing_new(work: Work, context: Context, opened: tuple[Case, ...]) -> bool:
    """Telegram also calls it an edit when only the picture of a link was added."""
    said = await timeline.list_said(work, opened[0].id)
    return bool(said) and said[-1].words == context.heard.text


async def _add_words(work: Work, desk: Desk, context: Context, case: Case) -> None:
    await timeline.add_said(work, case.id, said_of(desk, context.actor, context.heard))
    await outbox.want(work, case.id)


def _replaced(case: Case, decision: Decision) -> bool:
    """A car that became medicine, while nobody has taken it."""
    wanted = {o.category for o in decision.opens if o.kind == case.kind}
    return bool(wanted) and case.category not in wanted and case.state is State.OPEN


async def _drop(work: Work, desk: Desk, case: Case) -> None:
    moved = cancel(case, case.author_id, "said_more", desk.now())
    if isinstance(moved, Moved):
        await settle(work, desk, case, moved, by=case.author_id or "")
