"""A speaker says how a line is said there: kept if it differs from plain in words of the table."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.dialects import Dialect
from bot.domain.intake import Decision
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.prompting import digest_of
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.dialects.asking import give_word, say_next, speaker_of
from bot.services.dialects.lines import RHYME, TABLE, Line, find_line
from bot.services.dialects.wishing import answer
from bot.services.local import desk_for
from bot.store import dialects, outbox, prompts
from bot.store.database import Work
from bot.store.dialects import Ask, Speaker
from bot.understanding.dialect_words import better, filled, verses


@dataclass(frozen=True, slots=True)
class _Proposed:
    """What somebody would rather say, for which line; None where it cannot be said so."""

    ask: Ask
    speaker: Speaker
    line: Line
    dialect: Dialect
    said: str | None

    @property
    def fits(self) -> bool:
        return self.said is not None and self.dialect.fault(self.line.plain, self.said) is None


async def before_danger(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A line that names a danger, said otherwise, is no call for help.

    Only where it is that very line but for its words; all else is read for danger first.
    """
    proposed = await _proposed(work, desk, context)
    if proposed is None or not proposed.fits:
        return False
    await _keep(work, desk, context, proposed)
    return True


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """What does not fit is not kept, and its speaker hears why."""
    proposed = await _proposed(work, desk, context)
    if proposed is None:
        return False
    if proposed.fits:
        await _keep(work, desk, context, proposed)
        return True
    if proposed.said is None:
        why: Outcome = Refused("speech.better.shape")
    else:
        words = "、".join(f"{word.plain}→{word.said}" for word in proposed.dialect.words)
        why = Refused("speech.better.no", (("phrase", words),))
    await answer(work, desk, context, why)
    return True


async def _proposed(work: Work, desk: Desk, context: Context) -> _Proposed | None:
    """A reply to a line, or words that begin as such a reply does: 应该说：……"""
    actor, heard = context.actor, context.heard
    if actor.person is None or not heard.origin.private or not heard.text.strip():
        return None
    said = better(heard.text)
    if heard.reply_to is None and said is None:
        return None
    ask = await _ask_meant(work, context)
    speaker = await speaker_of(work, actor, ask)
    if ask is None or speaker is None:
        return None
    own = await desk_for(work, desk, ask.unit_id)
    line = await find_line(work, own, ask.unit_id, ask.what)
    dialect = own.content.messages.dialects.get(ask.register)
    if line is None or dialect is None:
        return None
    return _Proposed(ask, speaker, line, dialect, _as_worded(line, said or heard.text.strip()))


def _as_worded(line: Line, typed: str) -> str | None:
    """What was typed in the form of the line; None where it cannot be."""
    if line.sort == TABLE:
        return None
    if line.sort == RHYME:
        return "\n".join(verses(typed))
    return filled(line.plain, typed)


async def _ask_meant(work: Work, context: Context) -> Ask | None:
    """The line that is answered; without a reply the last one shown."""
    actor, heard = context.actor, context.heard
    if heard.reply_to is not None:
        row = await outbox.find_by_message(work, actor.chat.id, heard.reply_to)
        return (
            await dialects.find_ask(work, row.params["ask"])
            if row and "ask" in row.params
            else None
        )
    asks = await dialects.asked_of(work, actor.person.id) if actor.person else ()
    return asks[-1] if asks else None


async def _keep(work: Work, desk: Desk, context: Context, proposed: _Proposed) -> None:
    """The place's own wording stands over the one that came with the program."""
    ask, line, said = proposed.ask, proposed.line, proposed.said or ""
    by, key = proposed.speaker.person_id, "speech.better.done"
    if said == line.said:
        await give_word(work, desk, ask, by, yes=True)
    elif said == line.plain and not line.beside:
        await give_word(work, desk, ask, by, yes=False)
        key = "speech.better.plain"
    else:
        await dialects.put_line(work, ask.unit_id, ask.what, said, by, desk.now())
        await prompts.say_yes(work, ask.what, ask.unit_id, digest_of(said), by, desk.now())
        await dialects.answer_ask(work, ask.id, dialects.BETTER)
    await answer(work, desk, context, Done(key))
    await say_next(work, desk, proposed.speaker)
