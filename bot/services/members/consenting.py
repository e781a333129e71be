"""Two sentences after the first help and never before it: may more be kept than the matter?"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.quiet import waking
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.telling import Message, tell_person
from bot.store import accounts, cards, members, misses, people
from bot.store.database import Work
from bot.understanding.member_words import read_yes_no

ASK = "members.consent"
A_DAY, LATELY = timedelta(days=1), timedelta(days=7)


async def ask_after_help(desk: Desk) -> int:
    """Whoever was helped and was never asked, or only with another text; one a write."""
    due = await desk.database.read(lambda work: _due(work, desk))
    for person_id in due:
        await desk.database.write(partial(_ask, desk=desk, person_id=person_id))
    return len(due)


async def next_ask(desk: Desk) -> datetime | None:
    """When the next of those who were helped is due."""
    rules = desk.content.members
    since = desk.now() - LATELY - rules.consent_after
    at = await desk.database.read(lambda work: members.next_helped(work, rules.version, since))
    return waking(at + rules.consent_after, desk.quiet()) if at else None


async def _due(work: Work, desk: Desk) -> tuple[str, ...]:
    rules, now = desk.content.members, desk.now()
    if waking(now, desk.quiet()) > now:
        return ()
    before = now - rules.consent_after
    return await members.helped(work, rules.version, before - LATELY, before)


async def _ask(work: Work, *, desk: Desk, person_id: str) -> None:
    """Once a version; silence is no yes, and nobody is asked twice."""
    version = desk.content.members.version
    agreed = await members.consent_of(work, person_id)
    if agreed is not None and agreed[0] == version:
        return
    if not await members.ask_consent(work, person_id, version, desk.now()):
        return
    message = Message(
        ASK, f"consent:{person_id}:{version}", {"subject": person_id}, Lane.REMINDER, Owed.LOOSE,
        silent=True, unasked=True,
    )  # fmt: skip
    await tell_person(work, desk, person_id, message)


async def on_consent(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Agreed or not, by who was asked."""
    if pressed.subject not in {person.id for person in actor.persons}:
        return Refused("claim.refused.not_for_you")
    return await _answer(work, desk, pressed.subject, pressed.choice or "")


async def _answer(work: Work, desk: Desk, person_id: str, choice: str) -> Outcome:
    last, now = await members.last_ask(work, person_id), desk.now()
    if last is None or choice not in ("yes", "no"):
        return Refused("press.unknown")
    if not await members.answer_consent(work, person_id, last["version"], choice, now):
        return Refused("phone.done_already")
    if choice == "yes":
        await members.set_consent(work, person_id, last["version"], now)
    return Done("members.consent_yes" if choice == "yes" else "members.consent_no")


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Yes or no in words, while the question is the last thing that was said there."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or actor.person is None or decision.opens:
        return False
    choice = read_yes_no(heard.text)
    if choice is None or await misses.asked_last(work, actor.chat.id, ASK) is None:
        return False
    outcome = await _answer(work, desk, actor.person.id, choice)
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    about = f"consent:{actor.chat.id}:{heard.message_id}"
    params = {"key": key or ""}
    message = Message("said.plain", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_person(work, desk, actor.person.id, message)
    return True


async def empty_refused(desk: Desk) -> int:
    """Who wants nothing kept: when their last matter has ended their fields and words go."""
    since = desk.now() - desk.content.members.silent_guest
    found = await desk.database.read(lambda work: members.to_empty(work, since))
    for person_id in found:
        await desk.database.write(partial(_empty, desk=desk, person_id=person_id))
    return len(found)


async def next_emptying(desk: Desk) -> datetime | None:
    """At once where something is due; else with the next round of the clock."""
    since = desk.now() - desk.content.members.silent_guest
    found = await desk.database.read(lambda work: members.to_empty(work, since))
    return desk.now() if found else desk.now() + A_DAY


async def _empty(work: Work, *, desk: Desk, person_id: str) -> None:
    person = await people.find_person(work, person_id)
    if person is None:
        return
    await cards.forget(work, person_id)
    await members.empty_extra(work, person_id, desk.now())
    if person.guest:
        for account in await accounts.accounts_of_person(work, person_id):
            await accounts.set_shown_name(work, account.id, "")
