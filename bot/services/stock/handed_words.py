"""Words of whoever keeps a box that something was given do what the button under the card does."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.holds import Hold, HoldState
from bot.domain.people import Person
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.stock.going_on import DOCTOR_SAID_YES, WAITS_FOR_DOCTOR
from bot.services.stock.handing import on_give
from bot.services.stock.taker import flags_of
from bot.services.subjects import mentioned
from bot.services.taps import make_tap
from bot.services.words import answered_case, ask_which, tell_outcome
from bot.store import boxes, cases, holds
from bot.store.database import Work
from bot.understanding.box_answers import handed_over

# What says nothing of whom or what; anything else before the word has to be one of them.
COME = ("", "他", "她", "人", "本人", "药", "东西", "人来", "他来", "她来", "来")


async def by_words(work: Work, desk: Desk, context: Context) -> bool:
    """Of the only one that is to be handed over, else it is asked of which."""
    keeper, said = context.actor.person, handed_over(context.heard.text)
    if keeper is None or said is None:
        return False
    found = await _meant(work, desk, context, keeper, said)
    if not found:
        return False
    if len(found) > 1:
        await ask_which(work, desk, context, found, "handed")
        return True
    tap = await make_tap(work, desk, context.actor, found[0], "box_give")
    if tap is not None:
        await tell_outcome(work, desk, context, await on_give(work, desk, tap))
    return tap is not None


async def _meant(
    work: Work, desk: Desk, context: Context, keeper: Person, said: tuple[str, str]
) -> tuple[Case, ...]:
    """What is kept in the own boxes; narrowed by who or what was named, or by what is answered."""
    kept = await _kept(work, keeper)
    if not kept:
        return ()
    replied = await answered_case(work, context.actor, context.heard)
    if replied is not None:
        return tuple(case for case, _ in kept if case.id == replied.id)
    text = context.heard.text
    named = {one.id for one in await mentioned(work, keeper, text)}
    things = {one.id for one in desk.content.stocked.by_words(text)}
    if not (named or things) and (said[0] not in COME or said[1]):
        return ()
    fitting = [(c, h) for c, h in kept if not named or {c.subject_id, h.taker_id} & named]
    return tuple(c for c, h in fitting if not things or h.item in things)


async def _kept(work: Work, keeper: Person) -> tuple[tuple[Case, Hold], ...]:
    """What may be handed over: not what still waits for the doctor's word."""
    found = []
    for box in await boxes.boxes_kept_by(work, keeper.id):
        for hold in await holds.holds_of_box(work, box.id, HoldState.KEPT):
            flags = flags_of(hold)
            if WAITS_FOR_DOCTOR in flags and DOCTOR_SAID_YES not in flags:
                continue
            case = await cases.find_case(work, hold.case_id)
            if case is not None and case.climbing:
                found.append((case, hold))
    return tuple(found)
