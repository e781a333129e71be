"""A list that is typed back: numbers or names, each with seen, phoned or nobody there."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain.contacts import Found, How
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.services.checkins import heard
from bot.services.checkins.heard import Word
from bot.services.checkins.holders import may_say
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.telling import Message, tell_chat
from bot.services.views.names import local, text_of
from bot.store import checkins, people, places
from bot.store.database import Work
from bot.understanding.checkin_words import Entry, moment_of, read_lines

HOWS = {"seen": How.SEEN, "knock": How.KNOCK, "phone": How.PHONE}


@dataclass(slots=True)
class _Read:
    """What was understood, and what was not."""

    lines: list[tuple[Entry, tuple[Person, ...]]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


async def typed_back(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Numbers are those of the speaker's last list; names those they may speak of."""
    speaker = context.actor.person
    if not context.heard.origin.private or not context.actor.known or speaker is None:
        return False
    entries = read_lines(context.heard.text)
    if not entries or decision.death or context.reading.meaning.symptoms:
        return False
    read = await _resolved(work, desk, speaker, entries)
    if not read.lines or (read.unknown and not _surely(read, decision)):
        return False
    if decision.opens and not _surely(read, decision):
        return False
    done = []
    for number, (entry, found) in enumerate(read.lines):
        for person in found:
            done.append(await _keep(work, desk, context, entry, person, number))
    await _say(work, desk, context, done, read.unknown)
    return True


def _surely(read: _Read, decision: Decision) -> bool:
    """Numbers, or several at once, are a list; one name with nobody there is looked at."""
    numbered = any(entry.numbers for entry, _ in read.lines)
    return numbered or sum(len(found) for _, found in read.lines) > 1


async def _resolved(work: Work, desk: Desk, speaker: Person, entries: tuple[Entry, ...]) -> _Read:
    last = await checkins.last_list(work, speaker.id, desk.today())
    lines = await checkins.lines_of(work, last.id) if last else ()
    by_number = {line.number: line.person_id for line in lines}
    read = _Read()
    for entry in entries:
        ids = [by_number[n] for n in entry.numbers if n in by_number]
        read.unknown += [str(n) for n in entry.numbers if n not in by_number]
        for name in entry.names:
            found = await _named(work, desk, speaker, name, tuple(by_number.values()))
            ids += [one.id for one in found]
            read.unknown += [] if found else [name]
        people_meant = [await people.find_person(work, id) for id in dict.fromkeys(ids)]
        alive = tuple(p for p in people_meant if p is not None and p.ended_on is None)
        if alive:
            read.lines.append((entry, alive))
    return read


async def _named(
    work: Work, desk: Desk, speaker: Person, name: str, listed: tuple[str, ...]
) -> tuple[Person, ...]:
    """Of the list first, else of the village; only those whose contacts the speaker may tell."""
    village = await places.unit_of_level(work, speaker.unit_id, "village")
    units = await places.subtree_ids(work, village.id) if village else ()
    found = await people.people_mentioned(work, name, units)
    own = tuple(one for one in found if one.id in listed)
    if own:
        return own
    may = tuple([one for one in found if await may_say(work, desk, speaker.id, one.id)])
    return may if len(may) == 1 else ()


async def _keep(
    work: Work, desk: Desk, context: Context, entry: Entry, person: Person, number: int
) -> str:
    speaker = context.actor.person
    assert speaker is not None
    at = moment_of(entry.when, context.heard.at, desk.zone) if entry.when else None
    found = None if entry.met else Found.NOT_MET
    if entry.met and entry.fine:
        found = Found.FINE
    ref = f"typed:{context.heard.origin.chat_id}:{context.heard.message_id}:{number}"
    how = HOWS[entry.how]
    await heard.take(work, desk, Word(person.id, how, speaker.id, ref, found, at))
    state = text_of(desk, f"checkins.how.{how.value}" if entry.met else "checkins.how.not_met")
    values: dict[str, object] = {"name": person.address, "how": state}
    then = local(desk, at)
    if then is None:
        return text_of(desk, "checkins.kept_line", values)
    return text_of(
        desk, "checkins.kept_late", {**values, "day": then.date(), "at": then, "now": desk.today()}
    )


async def _say(
    work: Work, desk: Desk, context: Context, done: list[str], unknown: list[str]
) -> None:
    about = f"round_typed:{context.actor.chat.id}:{context.heard.message_id}"
    params = {"done": "|".join(done), "unknown": "|".join(unknown)}
    message = Message("checkins.kept", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
