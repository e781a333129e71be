"""No car needed any more, said without answering: in the group and in private it comes down."""

from __future__ import annotations

from bot.domain.case import Case
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.rides.days import of_that_day
from bot.services.taps import Taps
from bot.services.words import UNTOLD, ask_which, tell_outcome
from bot.store import cases
from bot.store.database import Work
from bot.understanding.named_matters import named_categories


async def call_off(work: Work, desk: Desk, taps: Taps, context: Context) -> bool:
    """Whether it took something back; a plain word of no need in the talk of a group does not."""
    meaning = context.reading.meaning
    if not (meaning.tier == "strong" and set(meaning.intents) == {"cancel"}):
        return False
    own = _own_cards if context.actor.chat.is_group else _own_named
    mine = await own(work, desk, context)
    if len(mine) == 1:
        outcome = await taps.run(work, context.actor, mine[0], "cancel")
        await tell_outcome(work, desk, context, outcome)
    elif mine and context.actor.private is not None:
        await ask_which(work, desk, context, mine, "cancel", context.actor.private.id)
    return bool(mine)


async def _own_cards(work: Work, desk: Desk, context: Context) -> tuple[Case, ...]:
    person, chat = context.actor.person, context.actor.chat
    if person is None:
        return ()
    found = await cases.list_of_author(work, person.id, desk.now())
    shown = [c for c in found if c.shown_in_group and c.chat_id == chat.id and c.climbing]
    return tuple(c for c in shown if c.author_id == person.id)


async def _own_named(work: Work, desk: Desk, context: Context) -> tuple[Case, ...]:
    """In private what the words name, of what one asked for oneself or for the own family."""
    person, heard = context.actor.person, context.heard
    named = named_categories(heard.text)
    if person is None or not named:
        return ()
    told = () if context.actor.held else await cases.list_reported(work, person.id)
    own = (*await cases.list_of_author(work, person.id, desk.now()), *told)
    live = {c.id: c for c in own if c.climbing and c.kind not in UNTOLD}
    meant = tuple(c for c in live.values() if c.kind == "help" and c.category in named)
    return of_that_day(desk, meant, heard.text, heard.at)
