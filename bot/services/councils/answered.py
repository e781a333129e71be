"""What inspectors found is put right, said in words by whoever answers for it."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Refused
from bot.domain.states import State
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.taps import Taps
from bot.services.telling import Message, tell_chat
from bot.services.words import answered_case, tell_outcome
from bot.store import cases
from bot.store.database import Work
from bot.understanding.finding_words import says_mended

OPEN = frozenset({State.OPEN, State.CLAIMED, State.IN_PROGRESS})


async def by_words(work: Work, desk: Desk, taps: Taps, context: Context) -> bool:
    """As the button [done] would: of the one it answers, else of the only one that is open."""
    actor, heard = context.actor, context.heard
    if not heard.origin.private or actor.person is None or not says_mended(heard.text):
        return False
    replied = await answered_case(work, actor, heard)
    if replied is not None and replied.kind != "finding":
        return False
    found = (replied,) if replied is not None else await _told(work, actor.person.id)
    if not found:
        return False
    if len(found) > 1:
        await _which(work, desk, context, found)
        return True
    await _done(work, desk, taps, context, found[0])
    return True


async def _told(work: Work, person: str) -> tuple[Case, ...]:
    every = (*await cases.list_held(work, person), *await cases.list_told(work, person))
    found = {c.id: c for c in every if c.kind == "finding" and c.state in OPEN}
    return tuple(found.values())


async def _done(work: Work, desk: Desk, taps: Taps, context: Context, case: Case) -> None:
    """Whoever says so has taken it by saying so."""
    if case.claimed_by is None:
        taken = await taps.run(work, context.actor, case, "claim", None)
        if isinstance(taken, Refused):
            await tell_outcome(work, desk, context, taken)
            return
        case = await cases.find_case(work, case.id) or case
    outcome = await taps.run(work, context.actor, case, "outcome", None, context.heard.text)
    await tell_outcome(work, desk, context, outcome)


async def _which(work: Work, desk: Desk, context: Context, found: tuple[Case, ...]) -> None:
    about = f"which:{context.actor.chat.id}:{context.heard.message_id}"
    params = {"cases": ",".join(case.id for case in found[:3]), "word": "done"}
    message = Message("ask.which", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
