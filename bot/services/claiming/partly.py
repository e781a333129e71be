"""A helper can do part of it: that part is taken, the rest stays open as its own matter."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.errand_rules import HELP
from bot.domain.intake import Decision
from bot.domain.outcome import Done, Outcome
from bot.domain.people import Person
from bot.domain.states import State
from bot.services.claiming import splitting
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.rides.needs import is_ride
from bot.services.taking import on_claim
from bot.services.taps import Tap, make_tap
from bot.services.words import answered_case, tell_outcome
from bot.store import asks, cases, rides
from bot.store.database import Work
from bot.understanding.driver_words import DriverWords, read_driver_words

# Which tasks a part that can be done means.
MEANT = {
    "meal": ("meal", "meal_run", "shopping"),
    "goods": ("pickup", "shopping", "parcel", "errand", "medicine"),
    "people": ("ride",),
}


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Of somebody who was asked, or answers the card."""
    person = context.actor.person
    if person is None or decision.death or decision.card is not None:
        return False
    if not context.heard.origin.private and not context.heard.reply_to_bot:
        return False
    local = context.heard.at.astimezone(desk.zone)
    words = read_driver_words(context.heard.text, local, words=desk.content.lexicon.times)
    if not (words.can and words.cannot) and words.seats is None:
        return False
    case = await _told(work, context, person)
    tap = await make_tap(work, desk, context.actor, case, "claim") if case else None
    outcome = await _answer(work, desk, context, tap, words) if tap else None
    if outcome is None:
        return False
    await tell_outcome(work, desk, context, outcome)
    return True


async def _told(work: Work, context: Context, person: Person) -> Case | None:
    """The card that is answered; in private the last that was asked and is free."""
    replied = await answered_case(work, context.actor, context.heard)
    if replied is not None:
        return replied if _free(replied, person) else None
    if not context.heard.origin.private:
        return None
    for case in reversed(await cases.list_told(work, person.id)):
        silent = [a for a in await asks.asked_for(work, case.id) if a.person_id == person.id]
        if _free(case, person) and any(a.answer is None for a in silent):
            return case
    return None


def _free(case: Case, person: Person) -> bool:
    return case.kind == HELP and case.state is State.OPEN and case.author_id != person.id


async def _answer(
    work: Work, desk: Desk, context: Context, tap: Tap, words: DriverWords
) -> Outcome | None:
    """None where the words mean no part of it."""
    if is_ride(tap.case.kind, tap.case.category):
        need = await rides.find_need(work, tap.case.id)
        if need is not None and need.two_way and {"out", "back"} <= {*words.can, *words.cannot}:
            half = "out" if "out" in words.can else "back"
            return await splitting.one_way(work, desk, tap, half)
        if need is not None and words.seats is not None and 0 < words.seats < need.seats:
            return await splitting.ask_seats(work, desk, tap, need.seats, words.seats)
    for part in words.can:
        found = await _beside(work, tap, MEANT.get(part, ()))
        if found is not None and _is_other(words, tap.case):
            return await _other(work, desk, context, tap, found)
    return None


def _is_other(words: DriverWords, case: Case) -> bool:
    """Whether what they were asked for is the part they cannot do, or another they can."""
    return any(case.category in MEANT.get(part, ()) for part in (*words.cannot, *words.can))


async def _beside(work: Work, tap: Tap, categories: tuple[str, ...]) -> Case | None:
    """What the same people asked for and nobody has, of that sort."""
    asker = tap.case.author_id
    if asker is None:
        return None
    own = await cases.list_of_author(work, asker, tap.case.opened_at)
    fit = [c for c in own if c.category in categories and _free(c, tap.person)]
    return next(iter(sorted(fit, key=lambda c: c.opened_at)), None)


async def _other(work: Work, desk: Desk, context: Context, tap: Tap, found: Case) -> Outcome | None:
    """The other task of the same people is taken; of what they cannot they are not asked again."""
    claim = await make_tap(work, desk, context.actor, found, "claim")
    outcome = await on_claim(work, desk, claim) if claim else None
    if not isinstance(outcome, Done):
        return outcome
    rest = tap.case if tap.case.id != found.id else await _left(work, tap, found)
    if rest is not None:
        await asks.answer_ask(work, rest.id, tap.person.id, "no", desk.now())
        await splitting.tell_thing(work, desk, found, rest, tap.person.id)
    return outcome


async def _left(work: Work, tap: Tap, found: Case) -> Case | None:
    own = await cases.list_of_author(work, found.author_id or "", found.opened_at)
    near = [c for c in own if c.id != found.id and _free(c, tap.person)]
    return next(iter(near), None)
