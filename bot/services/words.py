"""Words do what buttons do (CONDUCT 21): a reply to a card, or a line about one's only matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Outcome, Refused
from bot.domain.people import Person
from bot.domain.states import CLIMBING, State
from bot.domain.word_verbs import AS_HELPER, ends_when_better, fits, verb_chosen, verb_of
from bot.services import which
from bot.services.actors import Actor
from bot.services.answering import by_words
from bot.services.carrying import pass_on, remark
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Heard, Pressed
from bot.services.mine import show_mine
from bot.services.named import named_only
from bot.services.night_words import night_answer
from bot.services.noting import HEARD, THANKS, react, said_of
from bot.services.said_before import is_unseen
from bot.services.taps import CaseVerb, PlainVerb, Taps, make_tap
from bot.services.telling import Message, tell_chat
from bot.services.understand import read
from bot.store import cases, outbox, timeline
from bot.store.database import Work
from bot.understanding.better_words import says_better
from bot.understanding.outcome_words import says_seen
from bot.understanding.ride_changes import calls_off

# These say why or how, so the words are kept with what was done.
WITH_WORDS = frozenset({"outcome", "keep", "up"})
# Politeness that nothing is asked by, and that changes nothing by itself.
POLITE = frozenset({"thanks", "ack"})
CLAUSE = re.compile(r"[\s,，。;；:：]+")
# What a doctor is asked about a wish: its author knows of the wish alone.
UNTOLD = frozenset({"tick"})
REOPENS_WITHIN = timedelta(days=30)


async def as_button(work: Work, desk: Desk, taps: Taps, context: Context) -> bool:
    """Whether the words were an answer, and so are handled."""
    by_night = await night_answer(work, context.actor, context.heard)
    if by_night is not None:
        asked, choice = by_night
        outcome = await taps.run(work, context.actor, asked, "night", choice)
        await tell_outcome(work, desk, context, outcome)
        return True
    if await by_words(work, desk, context):
        return True
    word = context.reading.meaning.word
    word = "done" if word in (None, "fine") and says_seen(context.heard.text) else word
    case = await answered_case(work, context.actor, context.heard)
    if case is not None:
        await _on_case(work, desk, taps, context, case, word)
        return True
    if word in (None, "thanks") and await _better(work, desk, taps, context):
        return True
    if word == "me_too" and context.actor.chat.is_group:
        return await _with_neighbour(work, desk, taps, context)
    if word is None and await remark(
        work, desk, context.actor, context.heard, context.reading.meaning
    ):
        return True
    if word is None or not context.heard.origin.private or context.actor.person is None:
        return False
    return await _own(work, desk, taps, context, word)


async def _with_neighbour(work: Work, desk: Desk, taps: Taps, context: Context) -> bool:
    """Me too, under what a neighbour said: it joins the matter that came of it."""
    heard, chat = context.heard, context.actor.chat
    said = heard.reply_to and await cases.find_by_message(work, chat.id, heard.reply_to)
    if not said or said.final or await is_unseen(work, desk, said):
        return False
    await _run(work, desk, taps, context, said, "me_too")
    return True


async def answered_case(work: Work, actor: Actor, heard: Heard) -> Case | None:
    """The case that a message of ours, which is replied to, is about."""
    if heard.reply_to is None or not heard.reply_to_bot:
        return None
    row = await outbox.find_by_message(work, actor.chat.id, heard.reply_to)
    if row is None or row.case_id is None:
        return None
    return await cases.find_case(work, row.case_id)


async def _on_case(
    work: Work, desk: Desk, taps: Taps, context: Context, case: Case, word: str | None
) -> None:
    """A reply: its verb if it has one; whatever else was said belongs to the case."""
    person = context.actor.person
    own = person is not None and person.id in (case.author_id, case.subject_id)
    verb = verb_chosen(case, word or "", own=own)
    if word == "fine" and case.state is State.DRAFT:
        verb = "silence" if own else "spoke"
    if word == "where" and person is not None:
        await show_mine(work, desk, context.actor)
        return
    received = "done" in context.reading.meaning.intents
    if own and word == "thanks" and not fits(case, word, received=received):
        await react(work, desk, context.heard, context.actor, THANKS)
        return
    if verb is None:
        if await pass_on(work, desk, context.actor, context.heard, case):
            return
        await timeline.add_said(work, case.id, said_of(desk, context.actor, context.heard))
        await outbox.want(work, case.id)
        await react(work, desk, context.heard, context.actor)
        return
    await _run(work, desk, taps, context, case, verb)


async def _run(work: Work, desk: Desk, taps: Taps, context: Context, case: Case, verb: str) -> None:
    meaning = context.reading.meaning
    choice = "fine" if verb in ("silence", "spoke") else None
    if verb == "keep":
        choice = meaning.wait_until.isoformat() if meaning.wait_until else None
    said = _kept(context.heard.text, verb) if verb in WITH_WORDS else None
    outcome = await taps.run(work, context.actor, case, verb, choice, said)
    await tell_outcome(work, desk, context, outcome)


def _kept(text: str, verb: str) -> str:
    """How it went as it was said; of what is put off until a day only the reason."""
    parts = CLAUSE.split(text.strip(), maxsplit=1)
    return parts[1] if verb != "outcome" and len(parts) > 1 and parts[1] else text


async def tell_outcome(work: Work, desk: Desk, context: Context, outcome: Outcome) -> None:
    """In the group a mark, in private the sentence a button would have shown."""
    if context.actor.chat.is_group:
        thanks = context.reading.meaning.word == "thanks"
        await react(work, desk, context.heard, context.actor, THANKS if thanks else HEARD)
        return
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    if key is None:
        return
    about = f"said:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message("said.plain", about, {"key": key, **dict(outcome.facts)}, Lane.REPLY,
                      Owed.LOOSE)  # fmt: skip
    await tell_chat(work, desk, context.actor.chat.id, message)


async def _own(work: Work, desk: Desk, taps: Taps, context: Context, word: str) -> bool:
    """A line in private without a reply: about the one matter it can mean, else it is asked."""
    person = context.actor.person
    assert person is not None
    if word == "where":
        await show_mine(work, desk, context.actor)
        return True
    if word == "fine" and (asked := await cases.list_drafts(work, person.id)):
        await _run(work, desk, taps, context, asked[0], "silence")
        return True
    fitting = await _candidates(work, desk, context, person.id, word)
    meant = named_only(desk, _cases(fitting), context.heard)
    fitting = tuple(one for one in fitting if one[0] in meant)
    if not fitting and word == "not_yet" and await _still_open(work, desk, person.id):
        await show_mine(work, desk, context.actor)
        return True
    if not fitting and (word in POLITE or (word == "fine" and context.actor.held)):
        mark = THANKS if word == "thanks" else HEARD
        await react(work, desk, context.heard, context.actor, mark)
        return True
    return await _the_one(work, desk, taps, context, fitting, word)


async def _the_one(
    work: Work,
    desk: Desk,
    taps: Taps,
    context: Context,
    fitting: tuple[tuple[Case, str], ...],
    word: str,
) -> bool:
    """What the word does with the only one it can mean; of several it is asked which."""
    if len(fitting) > 1:
        await ask_which(work, desk, context, _cases(fitting), word)
        return True
    for case, verb in fitting:
        await _run(work, desk, taps, context, case, verb)
    return bool(fitting)


async def _better(work: Work, desk: Desk, taps: Taps, context: Context) -> bool:
    """A fever or a pain that is gone ends one's own illness."""
    person = context.actor.person
    if person is None or not context.heard.origin.private or not says_better(context.heard.text):
        return False
    found = await _candidates(work, desk, context, person.id, "fine")
    ill = tuple((case, verb) for case, verb in found if ends_when_better(case, verb))
    return await _the_one(work, desk, taps, context, ill, "fine")


async def _still_open(work: Work, desk: Desk, person: str) -> bool:
    """Where they stay so long: something of theirs is in hand, and they hear how far it is."""
    mine = await cases.list_of_author(work, person, desk.now() - REOPENS_WITHIN)
    return any(not case.final for case in mine)


async def for_somebody(
    work: Work, desk: Desk, taps: Taps, context: Context, person: Person, text: str
) -> bool:
    """The word of somebody reported by phone, as if he had said it himself."""
    reading = read(desk.content, text, at=context.heard.at, zone=desk.zone)
    word = reading.meaning.word or ("cancel" if calls_off(text) else None)
    if word is None:
        return False
    theirs = replace(context, reading=reading)
    mine = await cases.list_of_author(work, person.id, desk.now() - REOPENS_WITHIN)
    said = reading.meaning.intents
    meant = [(c, verb_of(c, word, said, own=True)) for c in mine]
    fitting = tuple((case, verb) for case, verb in meant if verb is not None)
    if len(fitting) > 1:
        await ask_which(work, desk, theirs, _cases(fitting), word)
    for case, verb in fitting if len(fitting) == 1 else ():
        outcome = await taps.run(work, context.actor, case, verb, "phone")
        await tell_outcome(work, desk, theirs, outcome)
    return bool(fitting)


async def _candidates(
    work: Work, desk: Desk, context: Context, person: str, word: str
) -> tuple[tuple[Case, str], ...]:
    """One's own matters the word fits, then what one holds for others."""
    mine = await cases.list_of_author(work, person, desk.now() - REOPENS_WITHIN)
    own = tuple(case for case in mine if case.kind not in UNTOLD)
    if not context.actor.held:
        # Family who reported it speaks for them; a role-holder's words are about what they hold.
        own += await cases.list_reported(work, person)
    held = [c for c in await cases.list_held(work, person) if c.state is not State.ANSWERED]
    said = context.reading.meaning.intents
    meant = [(c, verb_of(c, word, said, own=True)) for c in own]
    meant += [(c, verb_of(c, word, said, own=False)) for c in held if c not in own]
    if word in ("claim", "arrived"):
        meant += [(c, AS_HELPER[word]) for c in await _told(work, person, word) if c not in held]
    return tuple((case, verb) for case, verb in meant if verb is not None)


async def _told(work: Work, person: str, word: str) -> list[Case]:
    """Going, of who was told and holds nothing yet: the alarm first, else what is still free."""
    told = [c for c in await cases.list_told(work, person) if not c.final]
    alarms = [c for c in told if c.emergency and c.state in CLIMBING]
    if alarms or word != "claim":
        return alarms
    return [c for c in told if c.state is State.OPEN]


def _cases(fitting: tuple[tuple[Case, str], ...]) -> tuple[Case, ...]:
    return tuple(case for case, _ in fitting)


async def ask_which(
    work: Work,
    desk: Desk,
    context: Context,
    found: tuple[Case, ...],
    word: str,
    chat: str | None = None,
) -> None:
    """One button a matter; where the words were said, unless another chat is named."""
    occasion = str(context.heard.message_id)
    await which.ask(work, desk, context.actor, found, word, occasion, chat)


def meant_of(verbs: Mapping[str, CaseVerb]) -> PlainVerb:
    """Which one was answered: the word does to this one what its button would have done."""

    async def on_meant(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
        number, _, word = (pressed.choice or "").partition("|")
        if number == which.MORE:
            return await which.ask_the_rest(work, desk, actor, pressed)
        case = await cases.find_by_number(work, number)
        if case is None or actor.person is None:
            return Refused("press.unknown")
        own = actor.person.id in (case.author_id, case.subject_id)
        own = own or actor.person.id == await timeline.reporter_of(work, case.id)
        verb = verb_chosen(case, word, own=own)
        tap = await make_tap(work, desk, actor, case, verb or "", "phone" if own else None)
        if verb is None or tap is None:
            return Refused("press.unknown")
        return await verbs[verb](work, desk, tap)

    return on_meant
