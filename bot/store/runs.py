"""Lists by which things are handed out: the list, its lines, and what left the box for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.runs import Line, Part, Run, RunKind, RunState, Stage
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("stock_runs", "by_id", "keep"),
    Column("stock_runs", "loaded_by", "keep"),
    Column("stock_run_lines", "person_id", "empty"),
    Column("stock_run_lines", "by_id", "keep"),
)
_PLAIN = (
    "id", "number", "unit_id", "box_id", "item", "qty", "audience", "donation_id", "by_id",
    "loaded_by",
)  # fmt: skip


async def add_run(work: Work, run: Run, items: Sequence[Part], lines: Sequence[Line]) -> None:
    """A list with what each line gets and who stands on it."""
    row: dict[str, Any] = {name: getattr(run, name) for name in _PLAIN}
    await work.run(
        "add_run",
        kind=run.kind.value,
        state=run.state.value,
        opened_at=to_text(run.opened_at),
        closed_at=maybe_to_text(run.closed_at),
        **row,
    )
    for part in items:
        await work.run(
            "add_run_item",
            run=run.id,
            item=part.item,
            unit=part.unit,
            qty=part.qty,
            stocked=int(part.stocked),
        )
    await work.each("add_run_line", [_to_row(line) for line in lines])


def _to_row(line: Line) -> dict[str, object]:
    same = ("run_id", "line", "household_id", "person_id", "mark", "by_id")
    row: dict[str, object] = {name: getattr(line, name) for name in same}
    return {**row, "stage": line.stage.value, "changed_at": to_text(line.changed_at)}


async def find_run(work: Work, id: str) -> Run | None:
    row = await work.one("find_run", id=id)
    return _run(row) if row else None


async def run_numbered(work: Work, number: str) -> Run | None:
    """By the number that people say."""
    row = await work.one("find_run_by_number", number=number)
    return _run(row) if row else None


async def move_run(work: Work, run: Run, to: RunState, now: datetime) -> bool:
    """To the next state; False where somebody was faster."""
    closed = to_text(now) if to in (RunState.CLOSED, RunState.DROPPED) else None
    row = await work.one(
        "move_run", id=run.id, before=run.state.value, state=to.value, closed_at=closed
    )
    return row is not None


async def items_of(work: Work, run_id: str) -> tuple[Part, ...]:
    rows = await work.all("items_of_run", run=run_id)
    return tuple(Part(r["item"], r["qty"], r["unit"], bool(r["stocked"])) for r in rows)


async def lines_of(work: Work, run_id: str) -> tuple[Line, ...]:
    return tuple(_line(row) for row in await work.all("lines_of_run", run=run_id))


async def find_line(work: Work, run_id: str, line: int) -> Line | None:
    row = await work.one("find_run_line", run=run_id, line=line)
    return _line(row) if row else None


async def move_line(work: Work, line: Line, to: Stage, by: str | None, now: datetime) -> bool:
    """From the stage it was seen in; False where somebody was faster."""
    row = await work.one(
        "move_run_line", run=line.run_id, line=line.line, before=line.stage.value,
        stage=to.value, by=by, at=to_text(now),
    )  # fmt: skip
    return row is not None


async def load(work: Work, run: Run, by: str, now: datetime) -> int:
    """Everything packed is on the way; how many that are."""
    loaded = await work.all("load_run_lines", run=run.id, by=by, at=to_text(now))
    if loaded:
        await work.run("load_run", id=run.id, by=by)
    return len(loaded)


async def add_move(work: Work, run_id: str, line: int, entry_id: str) -> None:
    """This entry of the ledger left for this line."""
    await work.run("add_run_move", run=run_id, line=line, entry=entry_id)


async def moves_of(work: Work, run_id: str, line: int) -> tuple[str, ...]:
    """Entries that left for a line and did not come back."""
    rows = await work.all("moves_of_run_line", run=run_id, line=line)
    return tuple(row["entry_id"] for row in rows)


async def had_lately(work: Work, item: str, since: datetime) -> frozenset[tuple[str | None, str]]:
    """(person, household) of who was given the same by a list since then."""
    rows = await work.all("had_lately", item=item, since=to_text(since))
    return frozenset((row["person_id"], row["household_id"]) for row in rows)


async def forget(work: Work, person_id: str) -> None:
    """A line stays for the count, whose it was does not (PERSONAL)."""
    await work.run("forget_run_lines", person=person_id)


def _run(row: Row) -> Run:
    return Run(
        kind=RunKind(row["kind"]),
        state=RunState(row["state"]),
        opened_at=from_text(row["opened_at"]),
        closed_at=maybe_from_text(row["closed_at"]),
        **{name: row[name] for name in _PLAIN},
    )


def _line(row: Row) -> Line:
    same = ("run_id", "line", "household_id", "person_id", "by_id", "mark")
    return Line(
        stage=Stage(row["stage"]),
        changed_at=from_text(row["changed_at"]),
        **{name: row[name] for name in same},
    )
