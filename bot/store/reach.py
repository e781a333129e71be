"""Lists of those who are told a prompt in person, and who is not asked any more."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.reach import Why
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("reach_lists", "holder_id", "delete"),
    Column("reach_lines", "person_id", "delete"),
    Column("prompt_quiet", "person_id", "delete"),
)
SELF = "self"  # their own answer came before anybody told them
WRONG = "wrong"  # what they were to be told was stopped


@dataclass(frozen=True, slots=True)
class ReachList:
    """What one holder is to tell; one a day at most."""

    id: str
    holder_id: str
    day: date


@dataclass(frozen=True, slots=True)
class Line:
    """One person on a list, with every prompt of it."""

    list_id: str
    number: int
    person_id: str
    unit_id: str
    prompts: tuple[str, ...]
    why: Why
    at: datetime
    told_at: datetime | None = None
    how: str | None = None  # seen | phone | self | wrong


@dataclass(frozen=True, slots=True)
class Counted:
    """How much was said, and what was answered."""

    said: int
    heard: int
    unclear: int
    aloud: int


@dataclass(frozen=True, slots=True)
class LastSaid:
    """The newest message of a chat."""

    key: str
    send: str | None
    at: datetime


async def list_of_day(work: Work, new_id: str, holder_id: str, day: date, at: datetime) -> bool:
    """Whether a new list was begun; the holder's of a day is one."""
    row = await work.one(
        "add_reach_list", id=new_id, holder_id=holder_id, day=day.isoformat(), at=to_text(at)
    )
    return row is not None


async def find_list(work: Work, id: str) -> ReachList | None:
    row = await work.one("find_reach_list", id=id)
    return _list(row) if row else None


async def last_list(work: Work, holder_id: str, since: date) -> ReachList | None:
    """The newest."""
    row = await work.one("last_reach_list", holder_id=holder_id, since=since.isoformat())
    return _list(row) if row else None


async def lists_of(work: Work, holder_id: str, since: date) -> tuple[ReachList, ...]:
    """Newest first."""
    rows = await work.all("list_reach_lists_of", holder_id=holder_id, since=since.isoformat())
    return tuple(_list(row) for row in rows)


async def lines(work: Work, list_id: str) -> tuple[Line, ...]:
    rows = await work.all("list_reach_lines", list_id=list_id)
    return tuple(_line(row) for row in rows)


async def put_line(work: Work, line: Line) -> None:
    """A second time on the same list keeps the number and is open again."""
    await work.run(
        "add_reach_line", list_id=line.list_id, number=line.number, person_id=line.person_id,
        unit_id=line.unit_id, prompts=",".join(line.prompts), why=line.why.value,
        at=to_text(line.at),
    )  # fmt: skip


async def drop_line(work: Work, line: Line) -> None:
    """It goes to another list."""
    await work.run("drop_reach_line", list_id=line.list_id, person_id=line.person_id)


async def end_line(work: Work, line: Line, how: str, at: datetime) -> bool:
    """Whether it was open."""
    row = await work.one(
        "end_reach_line", list_id=line.list_id, person_id=line.person_id, how=how, at=to_text(at)
    )
    return row is not None


async def open_lines_of(work: Work, person_id: str) -> tuple[Line, ...]:
    rows = await work.all("open_reach_lines_of", person_id=person_id)
    return tuple(_line(row) for row in rows)


async def lines_of_units(work: Work, unit_ids: Sequence[str], since: datetime) -> tuple[Line, ...]:
    """Of these very units, told or not."""
    rows = await work.all("reach_lines_of_units", unit_ids=listed(unit_ids), since=to_text(since))
    return tuple(_line(row) for row in rows)


async def answers(
    work: Work, unit_ids: Sequence[str], since: date
) -> frozenset[tuple[str, str, str]]:
    """(prompt, person, answer); a word of one phone is of everybody it speaks for."""
    rows = await work.all(
        "reach_answers_of_units", unit_ids=listed(unit_ids), since=since.isoformat()
    )
    return frozenset((row["prompt"], row["person_id"], row["answer"]) for row in rows)


async def counted(work: Work, unit_ids: Sequence[str], since: date) -> Counted:
    row = await work.one("count_reach", unit_ids=listed(unit_ids), since=since.isoformat())
    assert row is not None
    return Counted(row["said"], row["heard"], row["unclear"], row["aloud"])


async def last_said(work: Work, chat_id: str) -> LastSaid | None:
    """What the bot said last in a chat; a reaction is said, too."""
    row = await work.one("last_notice_in_chat", chat_id=chat_id)
    if row is None:
        return None
    return LastSaid(row["key"], json.loads(row["params"]).get("send"), from_text(row["sent_at"]))


async def fall_silent(work: Work, person_id: str, at: datetime) -> bool:
    """Whether it is new that they are not asked any more."""
    return await work.one("put_prompt_quiet", person_id=person_id, at=to_text(at)) is not None


async def wake(work: Work, person_id: str, day: date) -> bool:
    """Whether they had not been asked any more; what came before that day is forgiven."""
    return await work.one("wake_prompt_quiet", person_id=person_id, day=day.isoformat()) is not None


async def quiet(
    work: Work, unit_ids: Sequence[str]
) -> dict[str, tuple[datetime | None, date | None]]:
    """By person: since when they are not asked, and the day they last woke."""
    rows = await work.all("list_prompt_quiet", unit_ids=listed(unit_ids))
    return {
        row["person_id"]: (
            maybe_from_text(row["since"]),
            date.fromisoformat(row["woke_on"]) if row["woke_on"] else None,
        )
        for row in rows
    }


async def let_go(work: Work, person_id: str) -> None:
    """Nobody is to tell them anything any more."""
    await work.run("drop_open_reach_lines_of", person_id=person_id)
    await work.run("drop_prompt_quiet", person_id=person_id)


async def forget(work: Work, person_id: str) -> None:
    """What they were told, and the lists they held (PERSONAL)."""
    await work.run("drop_reach_lines_of", person_id=person_id)
    await work.run("drop_prompt_quiet", person_id=person_id)
    await work.run("drop_lines_of_holder", person_id=person_id)
    await work.run("drop_reach_lists_of", person_id=person_id)


def _list(row: Row) -> ReachList:
    return ReachList(row["id"], row["holder_id"], date.fromisoformat(row["day"]))


def _line(row: Row) -> Line:
    return Line(
        list_id=row["list_id"],
        number=row["number"],
        person_id=row["person_id"],
        unit_id=row["unit_id"],
        prompts=tuple(code for code in row["prompts"].split(",") if code),
        why=Why(row["why"]),
        at=from_text(row["at"]),
        told_at=maybe_from_text(row["told_at"]),
        how=row["how"],
    )
