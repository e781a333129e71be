"""A question that was answered before: its approved answer, or what the leaflet's facts say."""

from __future__ import annotations

from bot.domain.faq import Faq
from bot.domain.intake import Decision
from bot.domain.outcome import Done, Outcome
from bot.domain.prompting import digest_of
from bot.domain.village_answers import as_entry
from bot.services import dialogs
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.keypeople.offering import KIND as ASK_DOCTOR
from bot.services.rumours.asked_here import answer, is_plain, may_ask
from bot.services.rumours.leaflets import things_asked
from bot.store import places, prompts, village_answers
from bot.store.database import Work
from bot.understanding.rumour_words import (
    asks,
    is_of_another,
    names_all,
    plain,
    read_medicine_question,
)
from bot.understanding.same_question import likeness

ANSWER, LEAFLET = "faq.answer", "faq.leaflet"


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Whether it was such a question; a complaint never is, and danger went first."""
    text = context.heard.text
    if not may_ask(context, decision) or len(text) > desk.content.faq.longest:
        return False
    entry = await find_entry(work, desk, context, decision)
    if entry is not None:
        await answer(work, desk, context, ANSWER, {"entry": entry.code})
        return True
    return await _of_medicine(work, desk, context, decision)


async def find_entry(work: Work, desk: Desk, context: Context, decision: Decision) -> Faq | None:
    """In these very words; else, where nothing but an answer is wanted, in words much alike."""
    known = await usable(work, desk, unit_of(context))
    words = plain(context.heard.text)
    for entry in known:
        if words in {plain(asked) for asked in entry.asks}:
            return entry
    if not is_plain(context, decision) or not asks(context.heard.text):
        return None
    named = [entry for entry in known if names_all(words, entry.about)]
    if len(named) == 1:
        return named[0]
    return _most_alike(desk, named or known, words)


def _most_alike(desk: Desk, known: list[Faq], words: str) -> Faq | None:
    least = desk.content.faq.likeness
    rated = [(max(likeness(words, asked) for asked in e.asks), i) for i, e in enumerate(known)]
    much, at = max(rated, default=(0, 0))
    return known[at] if much >= least else None


async def usable(work: Work, desk: Desk, unit_id: str | None) -> list[Faq]:
    """The village's own first; nothing out of date; memory only with a doctor's yes to it."""
    over = [unit.id for unit in await places.ancestors(work, unit_id)] if unit_id else []
    yes = await prompts.approved(work, over) if over else {}
    today = desk.today()
    own = [as_entry(one) for one in await village_answers.live_in(work, over)] if over else []
    return own + [
        entry
        for entry in desk.content.faq.entries.values()
        if entry.expires_on >= today
        and (not entry.from_memory or yes.get(approval_of(entry)) == digest_of(entry.answer))
    ]


def approval_of(entry: Faq) -> str:
    """What a doctor says yes to."""
    return f"faq:{entry.code}"


def unit_of(context: Context) -> str | None:
    """Where it is asked."""
    actor = context.actor
    return actor.chat.unit_id or (actor.person.unit_id if actor.person else None)


async def _of_medicine(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """What the pack says rules: no dose is ever said here."""
    if not is_plain(context, decision):
        return False
    things = things_asked(desk, context.heard.text)
    kind = read_medicine_question(context.heard.text, len(things))
    if kind is None:
        return False
    params = {"kind": kind, "things": ",".join(things), "asker": _asker(context)}
    await answer(work, desk, context, LEAFLET, params)
    return True


def _asker(context: Context) -> str:
    """Whose card may be named: their own, in private, where nobody else is asked about."""
    person, of = context.actor.person, context.reading.meaning.subject
    if person is None or person.guest or not context.heard.origin.private:
        return ""
    another = of not in (None, "self", "adult") or is_of_another(context.heard.text)
    return "" if another else person.id


async def on_ask(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The answer was not enough: what is it that the doctor should be asked?"""
    if actor.chat.is_group:
        return Done("faq.come_private")
    await dialogs.begin(work, desk, actor, ASK_DOCTOR)
    return Done()
