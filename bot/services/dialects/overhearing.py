"""Which dialect a hamlet speaks, counted without keeping a line; its liaison is asked once."""

from __future__ import annotations

from bot.domain.dialects import DialectRules
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.quiet import waking
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.dialects.choosing import NOT_YOURS, choose, reached
from bot.services.dialects.spoken import usable
from bot.services.incoming import Pressed
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.store import deaths, dialects, places
from bot.store.database import Work
from bot.understanding.dialect_words import ears_of

GUESS = "speech.guess"


async def overhear(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Never takes the words; only how many lines had a word of a dialect is kept."""
    actor, heard = context.actor, context.heard
    if heard.edited or decision.card:
        return False
    register = ears_of(tuple(desk.content.messages.dialects.values())).dialect(heard.text)
    if register is None:
        return False
    hamlet = await _hamlet(work, actor)
    if hamlet is None:
        return False
    counted = await dialects.note_line(work, hamlet, register)
    if guessed(counted, desk.content.speaking) == register:
        await _ask(work, desk, hamlet, register)
    return False


def guessed(counted: dict[str, int], rules: DialectRules) -> str | None:
    """What was heard often enough, and far more often than any other."""
    best = max(counted, key=lambda code: (counted[code], code))
    others = max((n for code, n in counted.items() if code != best), default=0)
    sure = counted[best] >= max(rules.guess_lines, others * rules.guess_ahead)
    return best if sure else None


async def _hamlet(work: Work, actor: Actor) -> str | None:
    """Of the group, or of who writes in private."""
    known = actor.person if actor.person and not actor.person.guest else None
    unit_id = actor.chat.unit_id if actor.chat.is_group else known and known.unit_id
    hamlet = await places.unit_of_level(work, unit_id, "hamlet") if unit_id else None
    return hamlet.id if hamlet else None


async def _ask(work: Work, desk: Desk, hamlet: str, register: str) -> None:
    """Once, and never where somebody has chosen, or in mourning."""
    if await dialects.guess_of(work, hamlet) is not None:
        return
    above = {unit.id for unit in await places.ancestors(work, hamlet)}
    if above & set(await dialects.choices_of_units(work)):
        return
    if not await usable(work, desk, hamlet, register):
        return
    if await deaths.hushed(work, hamlet, desk.today()):
        return
    message = Message(
        GUESS, f"{GUESS}:{hamlet}", {"unit": hamlet, "register": register}, Lane.REMINDER,
        Owed.LOOSE, silent=True, unasked=True, due_at=waking(desk.now(), desk.quiet()),
    )  # fmt: skip
    for liaison in await holders_at(work, desk, hamlet, "liaison"):
        if await tell_person(work, desk, liaison, message):
            await dialects.note_guess(work, hamlet, register, desk.now())
            return


async def on_guess(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Yes, and the hamlet hears it from now on; or no, and nothing is asked again."""
    if actor.person is None:
        return Refused("press.who_are_you")
    mine, guess = await reached(work, desk, actor.person.id), None
    if pressed.subject not in mine:
        return NOT_YOURS
    guess = await dialects.guess_of(work, pressed.subject)
    if guess is None or guess[1] is not None:
        return Done("speech.guess.over")
    yes = pressed.choice == "yes"
    await dialects.answer_guess(work, pressed.subject, dialects.YES if yes else dialects.NO)
    if not yes:
        return Done("speech.guess.no")
    return await choose(work, desk, actor.person.id, mine[pressed.subject], guess[0])
