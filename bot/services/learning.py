"""Words nobody could read are kept without names where their sender agreed, so as to be learned."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.quiet import is_quiet
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Heard, Pressed
from bot.services.telling import Message, tell_chat
from bot.store import cases, misses, people, places, timeline
from bot.store.database import Work
from bot.store.misses import NO, YES
from bot.understanding.nameless import nameless

ASK = "learning.ask"
ANSWERS = {YES: "learning.yes", NO: "learning.no"}
WORDS = {YES: "learning.yes_words", NO: "learning.no_words"}
# A list of words is to be learned from, not a diary.
LONGEST = 200


async def note_miss(work: Work, desk: Desk, actor: Actor, heard: Heard) -> None:
    """Said to the bot and not understood: kept, if its sender once agreed."""
    person = actor.person
    if person is None or not heard.text.strip():
        return
    if await misses.has_agreed(work, person.id):
        await _keep(work, desk, actor.chat.unit_id or person.unit_id, heard.text)


async def note_ignored(work: Work, desk: Desk, context: Context, decision: Decision) -> None:
    """Said to the bot in a group, and nothing came of it: no card, no question, no mark."""
    if decision.nothing and context.heard.addressed and context.reading.meaning.word is None:
        await note_miss(work, desk, context.actor, context.heard)


async def ask_to_keep(work: Work, desk: Desk, case: Case, turned_into: str) -> None:
    """May these words be kept? Asked once in a life, after somebody saw to them.

    Never of who is ill, in danger or asleep: the next time will do.
    """
    author = await people.find_person(work, case.author_id) if case.author_id else None
    if author is None or case.chat_id is None or turned_into == "ill":
        return
    if not await _words_of(work, case) or is_quiet(desk.now(), desk.quiet()):
        return
    if await _in_danger(work, desk, author) or not await misses.note_asked(
        work, author.id, desk.today()
    ):
        return
    message = Message(
        ASK, f"learning:{author.id}", _params(desk, case), Lane.REMINDER, Owed.LOOSE,
        silent=True, unasked=True,
    )  # fmt: skip
    await tell_chat(work, desk, case.chat_id, message, author.id)


def _params(desk: Desk, case: Case) -> dict[str, str]:
    return {"subject": case.id, "number": str(desk.content.budgets.misses_kept.days)}


async def on_learn(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Allowed or not, by who was asked."""
    return await _answer(work, desk, actor, pressed.subject, pressed.choice or "")


async def in_words(work: Work, desk: Desk, actor: Actor, heard: Heard) -> bool:
    """Yes or no in words, while the question is the last thing that was said there."""
    answer = _word(desk, heard.text) if heard.origin.private else None
    case_id = await misses.asked_last(work, actor.chat.id, ASK) if answer else None
    if answer is None or case_id is None:
        return False
    outcome = await _answer(work, desk, actor, case_id, answer)
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    about = f"said:{actor.chat.id}:{heard.message_id}"
    message = Message("said.plain", about, {"key": key or ""}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
    return True


def _word(desk: Desk, text: str) -> str | None:
    said = text.strip(" \n，。！,.!")
    for answer, key in WORDS.items():
        if said in desk.content.messages.render(key, {}).text.split():
            return answer
    return None


async def _answer(work: Work, desk: Desk, actor: Actor, case_id: str, answer: str) -> Outcome:
    """Only a yes keeps anything, and only the first yes these words."""
    case, said = await cases.find_case(work, case_id), ANSWERS.get(answer)
    if case is None or case.author_id is None or said is None:
        return Refused("press.unknown")
    if case.author_id not in {person.id for person in actor.persons}:
        return Refused("claim.refused.not_for_you")
    agreed = await misses.has_agreed(work, case.author_id)
    if not await misses.note_answer(work, case.author_id, answer, desk.today()):
        return Refused("press.unknown")
    if answer == YES and not agreed:
        for words in await _words_of(work, case):
            await _keep(work, desk, case.unit_id, words)
    return Done(said)


async def _keep(work: Work, desk: Desk, unit_id: str, words: str) -> None:
    """Under its village, with nothing in it that says whose it was."""
    over = await places.ancestors(work, unit_id)
    village = next((unit for unit in over if unit.level == "village"), over[0])
    top = next((unit for unit in over if unit.level == "township"), over[-1])
    register = await misses.names_of_units(work, await places.subtree_ids(work, top.id))
    kept = nameless(words, names=register.names, places=register.places)[:LONGEST]
    if kept:
        await misses.count_miss(work, desk.ids.new(), village.id, kept, desk.today())


async def _words_of(work: Work, case: Case) -> tuple[str, ...]:
    """What the author wrote, and nobody could read."""
    said = await timeline.list_said(work, case.id)
    return tuple(
        s.words for s in said if s.form == "text" and s.words and s.person_id == case.author_id
    )


async def _in_danger(work: Work, desk: Desk, person: Person) -> bool:
    """Whether an alarm of theirs or of their home is open, or they are asked how they are."""
    mine = await cases.list_of_author(work, person.id, desk.now())
    if any(case.emergency and not case.final for case in mine):
        return True
    if await cases.list_drafts(work, person.id):
        return True
    for case in await cases.list_emergencies(work):
        if person.id in (case.author_id, case.subject_id, case.claimed_by, *case.going):
            return True
        if case.household_id is not None and case.household_id == person.household_id:
            return True
    return False
