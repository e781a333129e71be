"""Prompts: where they are said, what was said or skipped, and what people answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store import places
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("prompt_sends", "person_id", "delete"),
    Column("prompt_answers", "person_id", "delete"),
    Column("prompt_yes", "by_id", "empty"),
    Column("prompt_units", "begun_by", "keep"),
)
SENT, SKIPPED, WITHDRAWN = "sent", "skipped", "withdrawn"
HEARD, UNCLEAR, ALOUD = "heard", "unclear", "aloud"


@dataclass(frozen=True, slots=True)
class Begun:
    """A unit in which prompts are said, or were."""

    unit_id: str
    begun_by: str
    begun_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Send:
    """One prompt to one group or one person, said or skipped."""

    id: str
    prompt: str
    topic: str
    unit_id: str
    day: date
    slot: str  # HH:MM, or now
    at: datetime
    chat_id: str | None = None
    person_id: str | None = None
    state: str = SENT
    why: str | None = None
    register: str = "plain"
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """How many of those who pressed a button said what."""

    heard: int = 0
    unclear: int = 0
    aloud: int = 0


async def begin(work: Work, unit_id: str, by: str, at: datetime) -> None:
    """From now on; a second time changes nothing."""
    await work.run("begin_prompts", unit_id=unit_id, by=by, at=to_text(at))


async def stop(work: Work, unit_id: str, at: datetime) -> None:
    await work.run("stop_prompts", unit_id=unit_id, at=to_text(at))


async def begun(work: Work) -> tuple[Begun, ...]:
    """Every unit in which prompts are said now."""
    return tuple(_begun(row) for row in await work.all("list_prompt_units"))


async def begun_of(work: Work, unit_id: str) -> Begun | None:
    """Of the unit, or of the village or township it belongs to."""
    above = [unit.id for unit in await places.ancestors(work, unit_id)]
    row = await work.one("find_prompt_unit", unit_ids=listed(above))
    return _begun(row) if row else None


async def add_send(work: Work, send: Send) -> bool:
    """False when this prompt was said or skipped there today already."""
    row = await work.one(
        "add_prompt_send",
        id=send.id,
        prompt=send.prompt,
        topic=send.topic,
        unit_id=send.unit_id,
        chat_id=send.chat_id,
        person_id=send.person_id,
        day=send.day.isoformat(),
        slot=send.slot,
        state=send.state,
        why=send.why,
        register=send.register,
        danger=int(send.danger),
        at=to_text(send.at),
    )
    return row is not None


async def find_send(work: Work, id: str) -> Send | None:
    row = await work.one("find_prompt_send", id=id)
    return _send(row) if row else None


async def sends_of_units(
    work: Work, unit_ids: Sequence[str], since: date, until: date
) -> tuple[Send, ...]:
    """Newest first; skipped ones too."""
    rows = await work.all(
        "list_prompt_sends",
        unit_ids=listed(unit_ids),
        since=since.isoformat(),
        until=until.isoformat(),
    )
    return tuple(_send(row) for row in rows)


async def told(work: Work, chat_id: str, prompt: str, day: date, since: date) -> tuple[int, int]:
    """How many prompts a chat has had on a day, and how often this very one after `since`."""
    row = await work.one(
        "count_prompts_in_chat",
        chat_id=chat_id,
        prompt=prompt,
        day=day.isoformat(),
        since=since.isoformat(),
    )
    return (row["today"], row["same"]) if row else (0, 0)


async def last_said(work: Work, unit_ids: Sequence[str]) -> dict[str, date]:
    """The last day each prompt was said to a group of these units."""
    rows = await work.all("last_prompts_said", unit_ids=listed(unit_ids))
    return {row["prompt"]: date.fromisoformat(row["day"]) for row in rows}


async def drop_skipped(work: Work, chat_id: str, day: date) -> None:
    """It is said after all."""
    await work.run("drop_prompts_skipped", chat_id=chat_id, day=day.isoformat())


async def skip(work: Work, id: str, why: str) -> None:
    """It never left."""
    await work.run("skip_prompt_send", id=id, why=why)


async def unsaid(work: Work, since: date) -> tuple[str, ...]:
    """Sends that the outbox took back before they left."""
    rows = await work.all("list_prompts_unsaid", since=since.isoformat())
    return tuple(row["id"] for row in rows)


async def withdraw(work: Work, id: str, why: str) -> None:
    await work.run("withdraw_prompt_send", id=id, why=why)


async def put_answer(work: Work, send_id: str, person_id: str, answer: str, at: datetime) -> None:
    """The last one said counts."""
    await work.run(
        "put_prompt_answer", send_id=send_id, person_id=person_id, answer=answer, at=to_text(at)
    )


async def answered(work: Work, send_id: str) -> Answered:
    rows = await work.all("count_prompt_answers", send_id=send_id)
    return Answered(**{row["answer"]: row["times"] for row in rows})


async def answer_of(work: Work, send_id: str, person_id: str) -> str | None:
    row = await work.one("find_prompt_answer", send_id=send_id, person_id=person_id)
    return row["answer"] if row else None


async def say_yes(
    work: Work, what: str, unit_id: str, digest: str, by: str, at: datetime, *, yes: bool = True
) -> None:
    """Somebody's word on some wording in a unit; a later word replaces it."""
    await work.run(
        "put_prompt_yes", what=what, unit_id=unit_id, digest=digest, by=by,
        verdict="yes" if yes else "no", at=to_text(at),
    )  # fmt: skip


async def verdicts(work: Work, unit_ids: Sequence[str]) -> dict[str, tuple[str, bool]]:
    """The last word on each wording in these units: the digest that was seen, and yes or no."""
    rows = await work.all("list_prompt_yes", unit_ids=listed(unit_ids))
    return {row["what"]: (row["digest"], row["verdict"] == "yes") for row in rows}


async def approved(work: Work, unit_ids: Sequence[str]) -> dict[str, str]:
    """What was said yes to in these units, with the digest of the wording that was seen."""
    rows = await work.all("list_prompt_yes", unit_ids=listed(unit_ids))
    return {row["what"]: row["digest"] for row in rows if row["verdict"] == "yes"}


async def forget(work: Work, person_id: str) -> None:
    """What was said to them alone, what they answered, and whose yes it was (PERSONAL)."""
    await work.run("empty_prompt_yes", person_id=person_id)
    await work.run("forget_prompt_answers", person_id=person_id)
    await work.run("forget_prompt_sends", person_id=person_id)


def _begun(row: Row) -> Begun:
    return Begun(
        unit_id=row["unit_id"],
        begun_by=row["begun_by"],
        begun_at=from_text(row["begun_at"]),
        ended_at=maybe_from_text(row["ended_at"]),
    )


def _send(row: Row) -> Send:
    return Send(
        id=row["id"],
        prompt=row["prompt"],
        topic=row["topic"],
        unit_id=row["unit_id"],
        day=date.fromisoformat(row["day"]),
        slot=row["slot"],
        at=from_text(row["at"]),
        chat_id=row["chat_id"],
        person_id=row["person_id"],
        state=row["state"],
        why=row["why"],
        register=row["register"],
        danger=bool(row["danger"]),
    )
