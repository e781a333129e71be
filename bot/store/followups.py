"""Questions after an illness, and lines about a card that wait for one tap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from bot.domain.followups import Answer, FollowUp
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("follow_ups", "person_id", "delete"),
    Column("follow_ups", "answered_by", "empty"),
    Column("card_asks", "person_id", "delete"),
    Column("card_asks", "by_id", "delete"),
    Column("card_asks", "words", "delete"),
)


class CardAsk(NamedTuple):
    """A line about somebody's card that was not clear."""

    id: str
    person_id: str
    words: str


async def add(work: Work, one: FollowUp) -> bool:
    """Whether it is new."""
    row = await work.one(
        "add_follow_up", id=one.id, spell=one.spell, case_id=one.case_id, person_id=one.person_id,
        unit_id=one.unit_id, day=one.day, due_at=to_text(one.due_at),
    )  # fmt: skip
    return row is not None


async def find(work: Work, id: str) -> FollowUp | None:
    row = await work.one("find_follow_up", id=id)
    return _read(row) if row else None


async def of_spell(work: Work, spell: str, since: datetime) -> tuple[FollowUp, ...]:
    """Those after it was over the last time, in their order."""
    rows = await work.all("list_follow_ups_of_spell", spell=spell, since=to_text(since))
    return tuple(_read(row) for row in rows)


async def of_person(work: Work, person_id: str, since: datetime) -> tuple[FollowUp, ...]:
    rows = await work.all("list_follow_ups_of_person", person_id=person_id, since=to_text(since))
    return tuple(_read(row) for row in rows)


async def of_units(work: Work, unit_ids: Sequence[str], since: datetime) -> tuple[FollowUp, ...]:
    """Of everybody of these very units, person by person."""
    rows = await work.all(
        "list_follow_ups_of_units", unit_ids=listed(unit_ids), since=to_text(since)
    )
    return tuple(_read(row) for row in rows)


async def due(work: Work, now: datetime) -> tuple[FollowUp, ...]:
    """Who is to be asked now."""
    return tuple(_read(row) for row in await work.all("list_follow_ups_due", at=to_text(now)))


async def next_due(work: Work) -> datetime | None:
    row = await work.one("next_follow_up_due")
    return maybe_from_text(row["at"]) if row else None


async def unanswered(work: Work, asked_before: datetime) -> tuple[FollowUp, ...]:
    """Asked so long ago, and nobody has answered."""
    rows = await work.all("list_follow_ups_unanswered", at=to_text(asked_before))
    return tuple(_read(row) for row in rows)


async def next_unanswered(work: Work) -> datetime | None:
    """When the first of those that wait was asked."""
    row = await work.one("next_follow_up_unanswered")
    return maybe_from_text(row["at"]) if row else None


async def mark_asked(work: Work, id: str, at: datetime) -> bool:
    return await work.one("mark_follow_up_asked", id=id, at=to_text(at)) is not None


async def answer(work: Work, id: str, said: Answer, at: datetime, by: str | None) -> bool:
    """Whether it was still open; a late answer takes the place of silence."""
    row = await work.one("answer_follow_up", id=id, answer=said.value, at=to_text(at), by=by)
    return row is not None


async def mark_passed_on(work: Work, id: str) -> None:
    await work.run("mark_follow_up_passed_on", id=id)


async def stop_spell(work: Work, spell: str, why: str) -> int:
    """Nobody asks about this illness or stay any more."""
    return len(await work.all("stop_follow_ups_of_spell", spell=spell, why=why))


async def stop_person(work: Work, person_id: str, why: str) -> int:
    """Nobody asks them, or about them, any more."""
    return len(await work.all("stop_follow_ups_of_person", person_id=person_id, why=why))


async def reopen(work: Work, person_id: str) -> None:
    """They are there after all: what is to come is asked."""
    await work.run("reopen_follow_ups", person_id=person_id)


async def put_ask(work: Work, id: str, person_id: str, by: str, words: str, at: datetime) -> None:
    await work.run(
        "put_card_ask", id=id, person_id=person_id, by_id=by, words=words, at=to_text(at)
    )


async def take_ask(work: Work, id: str, by: str) -> CardAsk | None:
    """The line, once, for who said it."""
    row = await work.one("take_card_ask", id=id, by_id=by)
    return CardAsk(row["id"], row["person_id"], row["words"]) if row else None


async def drop_asks(work: Work, before: datetime) -> int:
    return len(await work.all("drop_card_asks", before=to_text(before)))


async def set_phone_if_none(work: Work, person_id: str, phone: str) -> None:
    """A number for somebody of whom none is known."""
    await work.run("set_phone_if_none", id=person_id, phone=phone)


async def forget(work: Work, person_id: str) -> None:
    """What was asked of them goes; what they answered for others stays without them."""
    await work.run("delete_follow_ups_of", person_id=person_id)
    await work.run("blank_follow_up_hands", person_id=person_id)
    await work.run("delete_card_asks_of", person_id=person_id)


def _read(row: Row) -> FollowUp:
    return FollowUp(
        id=row["id"],
        spell=row["spell"],
        person_id=row["person_id"],
        unit_id=row["unit_id"],
        day=row["day"],
        due_at=from_text(row["due_at"]),
        asked_at=maybe_from_text(row["asked_at"]),
        answer=Answer(row["answer"]) if row["answer"] else None,
        answered_at=maybe_from_text(row["answered_at"]),
        answered_by=row["answered_by"],
        stopped=row["stopped"],
        passed_on=bool(row["passed_on"]),
        case_id=row["case_id"],
    )
