"""What is written beside a case: events, words, who was told, parties, supporters, excluded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from bot.domain.case import Event, Heading
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.database import Work
from bot.store.once import once


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with its time."""

    at: datetime
    event: Event


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said, in words, voice, picture or place."""

    id: str
    form: str
    at: datetime
    person_id: str | None = None
    words: str | None = None
    file_id: str | None = None
    seconds: int | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """One that has to acknowledge a joint case."""

    party: str
    person_id: str | None
    acknowledged_at: datetime | None


async def add_event(work: Work, event_id: str, case_id: str, at: datetime, event: Event) -> None:
    await work.run(
        "add_event",
        id=event_id,
        case=case_id,
        at=to_text(at),
        heading=event.heading.value,
        what=event.what,
        who=event.who,
        why=event.why,
        facts=json.dumps(dict(event.facts), ensure_ascii=False),
    )


async def list_events(work: Work, case_id: str) -> tuple[Dated, ...]:
    """The timeline, oldest first."""
    return tuple(
        Dated(
            from_text(row["at"]),
            Event(
                row["what"],
                Heading(row["heading"]),
                row["who"],
                row["why"],
                tuple(json.loads(row["facts"]).items()),
            ),
        )
        for row in await work.all("events_of", case=case_id)
    )


async def add_said(work: Work, case_id: str | None, said: Said) -> None:
    await work.run(
        "add_said",
        id=said.id,
        case=case_id,
        person=said.person_id,
        form=said.form,
        words=said.words,
        file=said.file_id,
        seconds=said.seconds,
        latitude=said.latitude,
        longitude=said.longitude,
        at=to_text(said.at),
    )


async def list_said(work: Work, case_id: str) -> tuple[Said, ...]:
    """What was said in a case, oldest first."""
    return await once(work, "said", case_id, _list_said)


async def _list_said(work: Work, case_id: str) -> tuple[Said, ...]:
    return tuple(
        Said(
            row["id"],
            row["form"],
            from_text(row["at"]),
            row["person_id"],
            row["words"],
            row["file_id"],
            row["seconds"],
            row["latitude"],
            row["longitude"],
        )
        for row in await work.all("said_in", case=case_id)
    )


async def note_told(
    work: Work, case_id: str, person: str, rung: int, at: datetime, *, reached: bool
) -> bool:
    """Write down who was told at which rung; False when they had been already."""
    row = await work.one(
        "note_told", case=case_id, person=person, rung=rung, at=to_text(at), reached=int(reached)
    )
    return row is not None


async def note_unreached(work: Work, case_id: str, person: str) -> bool:
    """They were taken to be told, and what was sent came back; False when that was known."""
    return bool(await work.all("note_unreached", case=case_id, person=person))


async def list_told_people(work: Work, case_id: str) -> tuple[str, ...]:
    """Everybody who was told of a case, in the order of the rungs."""
    return await once(work, "told", case_id, _list_told)


async def _list_told(work: Work, case_id: str) -> tuple[str, ...]:
    rows = await work.all("told_of", case=case_id)
    return tuple(dict.fromkeys(row["person_id"] for row in rows))


async def count_told_since(work: Work, person: str, since: datetime) -> int:
    row = await work.one("told_since", person=person, since=to_text(since))
    return int(row["n"]) if row else 0


async def list_people_told(work: Work) -> tuple[str, ...]:
    """Everybody who was told of something still open."""
    return tuple(row["person_id"] for row in await work.all("people_told"))


async def need_party(work: Work, case_id: str, party: str) -> None:
    await work.run("need_party", case=case_id, party=party)


async def acknowledge(work: Work, case_id: str, party: str, person: str, at: datetime) -> bool:
    """One row a party; False when it was acknowledged before or is not needed."""
    row = await work.one(
        "acknowledge_party", case=case_id, party=party, person=person, at=to_text(at)
    )
    return row is not None


async def list_parties(work: Work, case_id: str) -> tuple[Party, ...]:
    """Which parties have to know of a case, and who has said so."""
    return await once(work, "parties", case_id, _list_parties)


async def _list_parties(work: Work, case_id: str) -> tuple[Party, ...]:
    return tuple(
        Party(row["party"], row["person_id"], maybe_from_text(row["acknowledged_at"]))
        for row in await work.all("parties_of", case=case_id)
    )


async def add_supporter(work: Work, case_id: str, person: str, at: datetime) -> bool:
    """Me too; False when this person said so before."""
    row = await work.one("add_supporter", case=case_id, person=person, at=to_text(at))
    return row is not None


async def list_supporters(work: Work, case_id: str) -> tuple[str, ...]:
    return tuple(row["person_id"] for row in await work.all("supporters_of", case=case_id))


async def exclude(work: Work, case_id: str, person: str) -> None:
    """A side of a dispute: may neither hold nor see it."""
    await work.run("exclude_person", case=case_id, person=person)


async def list_excluded(work: Work, case_id: str) -> frozenset[str]:
    """Who may neither hold nor see it."""
    return await once(work, "excluded", case_id, _list_excluded)


async def _list_excluded(work: Work, case_id: str) -> frozenset[str]:
    return frozenset(row["person_id"] for row in await work.all("excluded_from", case=case_id))


async def reporter_of(work: Work, case_id: str) -> str | None:
    """Who brought the case: its author, or who spoke for them."""
    return await once(work, "reporter", case_id, _reporter_of)


async def _reporter_of(work: Work, case_id: str) -> str | None:
    row = await work.one("reporter_of", case=case_id)
    return row["who"] if row else None


async def find_said(work: Work, said_id: str) -> Said | None:
    """One thing that was said, if it is still there."""
    row = await work.one("find_said", id=said_id)
    if row is None:
        return None
    return Said(
        row["id"], row["form"], from_text(row["at"]), row["person_id"], row["words"], row["file_id"]
    )


async def give_said(work: Work, said_id: str, case_id: str) -> None:
    """Words that waited for a case belong to it now."""
    await work.run("give_said", id=said_id, case=case_id)


async def drop_unused(work: Work, said_id: str) -> None:
    """What was kept for a question and belongs to no case is gone."""
    await work.run("drop_unused_said", id=said_id)
