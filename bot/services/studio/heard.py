"""Words of writing for the village, in private; what only quotes danger is no call for help."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.intake import Decision
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.studio import changing, deciding, drafting, telling_of
from bot.services.studio.writers import may_write, village_of
from bot.store import people, places, reach, studio
from bot.store.database import Work
from bot.understanding import studio_words as words_of
from bot.understanding.studio_words import Written, is_only_written, read_written

HOW = "studio.how.prompt"
ASKED = timedelta(minutes=30)
LEAST = 8  # characters of a line somebody would say to others
# A wish may stand in these as well, and goes first.
MAY_WISH = (words_of.THANKS, words_of.BECAUSE)


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A draft, a change, a reason, thanks; or the answer to one of the two questions."""
    if not context.heard.origin.private or context.actor.person is None:
        return False
    written = await _written(work, desk, context.actor, context.heard, decision)
    if written is None:
        return await drafting.answer(work, desk, context, decision)
    if written.what in MAY_WISH and _wishes(decision, written.words):
        return False
    return await _carry_out(work, desk, context, written)


async def _written(
    work: Work, desk: Desk, actor: Actor, heard: Heard, decision: Decision | None = None
) -> Written | None:
    """What begins as a draft does; or the lines themselves, right after they were asked for."""
    written = read_written(heard.text)
    if written is not None or heard.edited or not await _asked_for_lines(work, desk, actor):
        return written
    if words_of.looks_rhymed(heard.text):
        return Written(words_of.RHYME, heard.text)
    if decision is None or decision.opens or decision.card is not None:
        return None
    plain = words_of.says_what_to_do(heard.text) and len(heard.text) >= LEAST
    return Written(words_of.PROMPT, heard.text) if plain else None


async def _asked_for_lines(work: Work, desk: Desk, actor: Actor) -> bool:
    last = await reach.last_said(work, actor.chat.id)
    return last is not None and last.key == HOW and desk.now() - last.at < ASKED


def _wishes(decision: Decision, words: str) -> bool:
    """What somebody was thanked for reads like a wish; an illness, a ride and what is ahead are."""
    if any(o.kind == "symptom" or o.category == "ride" for o in decision.opens):
        return True
    return bool(decision.opens) and words_of.asks_too(words)


async def _carry_out(work: Work, desk: Desk, context: Context, written: Written) -> bool:
    what, words = written.what, written.words
    if what in (words_of.PROMPT, words_of.RHYME, words_of.EXPERIENCE):
        return await drafting.write(work, desk, context, written)
    if what == words_of.CHANGE:
        return await changing.change(work, desk, context, words)
    if what == words_of.WITHDRAW:
        return await changing.withdraw(work, desk, context, words)
    if what == words_of.BECAUSE:
        return await deciding.because(work, desk, context, words)
    if what in (words_of.SIGN, words_of.UNSIGN):
        return await changing.sign(work, desk, context, signed=what == words_of.SIGN)
    return await telling_of.write(work, desk, context, written)


async def for_others(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """What somebody who serves writes for others though a danger is named in it.

    Only behind the words that begin a draft, and only where nobody speaks of themselves or
    of somebody by name in it; all else is read for danger first.
    """
    if not await is_for_others(work, desk, context.actor, context.heard):
        return False
    if decision.card is not None and await _names_somebody(work, context):
        return False
    return await by_words(work, desk, context, decision)


async def _names_somebody(work: Work, context: Context) -> bool:
    """Danger beside a name of the village may be theirs."""
    village = await village_of(work, context.actor)
    units = await places.subtree_ids(work, village.id) if village else ()
    return bool(await people.people_mentioned(work, context.heard.text, units))


async def is_for_others(work: Work, desk: Desk, actor: Actor, heard: Heard) -> bool:
    if not heard.origin.private or heard.edited or not may_write(actor):
        return False
    if not is_only_written(heard.text):
        return words_of.looks_rhymed(heard.text) and await _asked_for_lines(work, desk, actor)
    written = read_written(heard.text)
    if written is not None and written.what == words_of.CHANGE:
        return await changing.to_change(work, desk, actor) is not None
    return True


async def show(call: Call) -> None:
    """/write: how it is done, and what somebody has written."""
    person = call.actor.person
    if person is None or not may_write(call.actor):
        await call.say("studio.no.writer")
        return
    mine = await studio.written_by(call.work, person.id)
    await call.say("studio.mine", {"person": person.id} if mine else {})
