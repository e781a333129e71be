"""Talks and their wishes, doors that quarrel, findings: rows in, values out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from bot.domain.case import Case
from bot.domain.councils import Council, CouncilState, Item, ItemState
from bot.domain.times import from_text, to_text
from bot.store import cases
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("councils", "by_id", "empty"),
    Column("council_items", "words", "empty"),
    Column("council_items", "by_id", "empty"),
    Column("council_items", "decided_by", "empty"),
)


class Quarrel(NamedTuple):
    """A dispute whose doors were not looked at yet."""

    case_id: str
    household_id: str | None
    unit_id: str
    at: datetime


async def add_council(work: Work, council: Council) -> None:
    await work.run(
        "add_council", id=council.id, unit_id=council.unit_id, session_id=council.session_id,
        title=council.title, state=council.state.value, by_id=council.by_id,
        opened_at=to_text(council.opened_at), changed_at=to_text(council.changed_at),
    )  # fmt: skip


async def find_council(work: Work, id: str) -> Council | None:
    return _maybe(await work.one("find_council", id=id))


async def of_session(work: Work, session_id: str) -> Council | None:
    return _maybe(await work.one("council_of_session", session=session_id))


async def collecting_at(work: Work, unit_ids: Sequence[str]) -> Council | None:
    """The newest that still takes wishes at one of these units."""
    state = CouncilState.COLLECTING.value
    return _maybe(await work.one("latest_council", unit_ids=listed(unit_ids), state=state))


async def latest_at(work: Work, unit_ids: Sequence[str]) -> Council | None:
    return _maybe(await work.one("any_council", unit_ids=listed(unit_ids)))


async def close(work: Work, id: str, now: datetime) -> bool:
    """Whether it took wishes until now."""
    return await work.one("close_council", id=id, at=to_text(now)) is not None


async def add_item(
    work: Work, council_id: str, id: str, words: str, by: str | None, now: datetime
) -> int | None:
    """Its number; None where wishes are not taken any more."""
    if await work.one("lock_council", id=council_id, at=to_text(now)) is None:
        return None
    row = await work.one("next_council_number", council=council_id)
    assert row is not None
    number = int(row["number"])
    await work.run(
        "add_council_item", id=id, council=council_id, number=number, words=words, by_id=by,
        at=to_text(now),
    )  # fmt: skip
    return number


async def items(work: Work, council_id: str) -> tuple[Item, ...]:
    """By number."""
    return tuple(_item(row) for row in await work.all("list_council_items", council=council_id))


async def decide(
    work: Work, council_id: str, number: int, state: ItemState, by: str, case_id: str | None = None
) -> bool:
    """Whether nobody was faster."""
    row = await work.one(
        "decide_council_item", council=council_id, number=number, state=state.value, by_id=by,
        case_id=case_id,
    )  # fmt: skip
    return row is not None


async def write_decision(work: Work, council_id: str, number: int, words: str, by: str) -> bool:
    """Whether there is a wish of this number."""
    values = {"council": council_id, "number": number, "decision": words, "by_id": by}
    return await work.one("set_council_decision", **values) is not None


async def quarrels_not_looked_at(work: Work, since: datetime) -> tuple[Quarrel, ...]:
    rows = await work.all("disputes_not_looked_at", since=to_text(since))
    return tuple(
        Quarrel(r["id"], r["household_id"], r["unit_id"], from_text(r["opened_at"])) for r in rows
    )


async def note_doors(work: Work, case_id: str, first: str, second: str, at: datetime) -> None:
    """An empty second door: it was looked at, and nobody else was named."""
    values = {"case_id": case_id, "first": first, "second": second}
    await work.run("add_dispute_doors", **values, at=to_text(at))


async def quarrels_of(work: Work, first: str, second: str, since: datetime) -> tuple[str, ...]:
    """The disputes of these two doors, earliest first."""
    values = {"first": first, "second": second, "since": to_text(since)}
    return tuple(row["case_id"] for row in await work.all("disputes_of_doors", **values))


async def findings(work: Work, unit_ids: Sequence[str], since: datetime) -> tuple[Case, ...]:
    """What inspectors found at these units, earliest first."""
    rows = await work.all("list_findings", unit_ids=listed(unit_ids), since=to_text(since))
    found = [await cases.find_case(work, row["id"]) for row in rows]
    return tuple(case for case in found if case is not None)


async def forget(work: Work, person_id: str) -> None:
    """A wish loses its words and whose it was; its number and what was decided stay."""
    for name in ("blank_council_items", "blank_council_deciders", "blank_council_hands"):
        await work.run(name, person=person_id)


def _maybe(row: Row | None) -> Council | None:
    if row is None:
        return None
    return Council(
        id=row["id"],
        unit_id=row["unit_id"],
        title=row["title"],
        state=CouncilState(row["state"]),
        opened_at=from_text(row["opened_at"]),
        changed_at=from_text(row["changed_at"]),
        session_id=row["session_id"],
        by_id=row["by_id"],
    )


def _item(row: Row) -> Item:
    return Item(
        id=row["id"],
        council_id=row["council_id"],
        number=row["number"],
        words=row["words"],
        at=from_text(row["at"]),
        state=ItemState(row["state"]),
        by_id=row["by_id"],
        decision=row["decision"],
        case_id=row["case_id"],
        decided_by=row["decided_by"],
    )
