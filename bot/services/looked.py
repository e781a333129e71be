"""Words of who went to look at somebody do what the three buttons of the look do (CONDUCT 7)."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.people import Person
from bot.domain.roles import may
from bot.domain.states import State
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.subjects import mentioned
from bot.services.taps import Taps
from bot.services.words import answered_case, tell_outcome
from bot.store import cases
from bot.store.database import Work
from bot.understanding.looked_words import looked

LOOK_IN = "look_in"


async def looked_in(work: Work, desk: Desk, taps: Taps, context: Context) -> bool:
    """Seen, or nobody answered the door; in private, of the one look it can be about.

    What else was met there, somebody on the floor, is danger and was heard as that before.
    """
    person, outcome = context.actor.person, looked(context.heard.text)
    if person is None or outcome is None or not context.heard.origin.private:
        return False
    case = await _the_look(work, desk, context, person.id, outcome)
    if case is None or await _of_another(work, person, context.heard.text, case):
        return False
    words = context.heard.text if outcome == "seen" else None
    done = await taps.run(work, context.actor, case, "outcome", outcome, words)
    answered = await cases.find_case(work, case.id)
    if answered is not None and answered.state is State.ANSWERED and case.author_id == person.id:
        # Who asked has seen for herself: nobody is left to be asked whether it is well.
        await taps.run(work, context.actor, answered, "confirm", "visit")
    await tell_outcome(work, desk, context, done)
    return True


async def _the_look(
    work: Work, desk: Desk, context: Context, person: str, outcome: str
) -> Case | None:
    """What is replied to or held; else the one look that somebody told of it, or asked for it."""
    replied = await answered_case(work, context.actor, context.heard)
    held = await cases.list_held(work, person)
    looks = _live((replied,) if replied else held)
    if looks or outcome != "seen":
        return looks[0] if len(looks) == 1 else None
    told = list(await cases.list_told(work, person))
    if may(context.actor.held, "hand"):
        told += await cases.list_of_author(work, person, desk.now())
    looks = _live(told)
    return looks[0] if len(looks) == 1 else None


async def _of_another(work: Work, person: Person, text: str, case: Case) -> bool:
    """Somebody else was met on the way, who is named."""
    named = await mentioned(work, person, text)
    return bool(named) and all(one.id != case.subject_id for one in named)


def _live(found: tuple[Case, ...] | list[Case]) -> tuple[Case, ...]:
    return tuple({c.id: c for c in found if c.kind == LOOK_IN and c.climbing}.values())
