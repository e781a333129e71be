"""Writes a plan down in pieces, beside whoever else writes; broken off, it goes on where it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from bot.services.desk import Desk
from bot.services.grid.following import stop_all
from bot.services.keypeople.regrading import LOOKED
from bot.services.roster.handing import hand_over, why_not_take
from bot.services.roster.plan import Change, Does, Plan, Writes
from bot.store import people, records, roster
from bot.store.database import Work

PIECE = 200
LOCK = "roster-import"
Progress = Callable[[int, int], None]
# What is pointed at comes first.
FIRST = (
    "put_roster_household", "put_roster_person", "change_roster_person", "put_roster_card",
    "set_colour", "put_roster_key", "add_person_change",
)  # fmt: skip
THEN = ("end_tie", "add_tie", "set_roster_doctor", "put_tag", "put_roster_role")


class OneAtATime(Exception):
    """Somebody else is reading a list in at this moment."""


@dataclass(frozen=True, slots=True)
class Import:
    """Which list, by whom; `file` tells the same list from another."""

    digest: str
    by: str | None = None
    id: str | None = None  # a row that is there already: it was sent in a chat


@dataclass(frozen=True, slots=True)
class Applied:
    """What was written, and how far an earlier try had come."""

    done: int
    resumed_at: int = 0
    refused: tuple[tuple[str, str], ...] = field(default=())  # (who was to take over, why not)


async def apply_plan(
    desk: Desk, plan: Plan, which: Import, progress: Progress | None = None
) -> Applied:
    """One import at a time; at most 200 lines a write, each with a mark of how far it came."""
    async with desk.database.lock(LOCK) as held:
        if not held:
            raise OneAtATime
        before = await desk.database.read(lambda work: roster.unfinished(work, which.digest))
        mark = await _begin(desk, plan, which, before["id"] if before else which.id)
        writing = _Writing(desk, plan, mark, progress)
        refused = await writing.run()
        await desk.database.write(partial(_close, desk, plan, mark))
    return Applied(len(plan.to_do), before["done"] if before else 0, tuple(refused))


async def _begin(desk: Desk, plan: Plan, which: Import, known: str | None) -> str:
    mark = known or desk.ids.new()

    async def begin(work: Work) -> None:
        if known is None:
            await roster.begin_import(
                work, mark, which.digest, "running", desk.now(),
                by=which.by, total=len(plan.to_do),
            )  # fmt: skip
        await roster.mark_import(work, mark, 0, len(plan.to_do), which.digest)

    await desk.database.write(begin)
    return mark


async def _close(desk: Desk, plan: Plan, mark: str, work: Work) -> None:
    """The colours of these villages are worked out anew by the upkeep, not by the list."""
    for village in plan.villages:
        if any(change.does is not Does.SAME for change in plan.changes):
            await records.set_mark(work, f"{LOOKED}:{village}", "", desk.now())
    await roster.move_import(work, mark, "running", "done", ended=desk.now())


class _Writing:
    """The pieces, one after the other."""

    def __init__(self, desk: Desk, plan: Plan, mark: str, progress: Progress | None) -> None:
        self._desk, self._mark, self._progress = desk, mark, progress
        self._changes = plan.to_do
        self._done = 0
        self._total = 2 * len(self._changes)

    async def run(self) -> list[tuple[str, str]]:
        """Whoever could not take over somebody's work, and why."""
        await self._pieces(FIRST, later=False)
        await self._pieces(THEN, later=True)
        refused = []
        for change in self._changes:
            if change.heir is not None:
                key = await self._desk.database.write(partial(self._give, change))
                refused += [(change.name, key)] if key else []
            if change.why is not None:
                await self._desk.database.write(partial(self._end, change))
        return refused

    async def _pieces(self, order: Sequence[str], *, later: bool) -> None:
        for begin in range(0, len(self._changes), PIECE):
            piece = self._changes[begin : begin + PIECE]
            self._done += len(piece)
            await self._desk.database.write(partial(self._write, piece, order, later))
            if self._progress is not None:
                self._progress(self._done, self._total)

    async def _write(
        self, piece: list[Change], order: Sequence[str], later: bool, work: Work
    ) -> None:
        gone = await roster.ended_among(work, [change.person_id for change in piece])
        await roster.write_all(work, _together(piece, order, gone, later=later))
        await roster.mark_import(work, self._mark, self._done, self._total)

    async def _give(self, change: Change, work: Work) -> str | None:
        """Everything they have in hand goes to who is named; the key of why it did not."""
        giver = await people.find_person(work, change.person_id)
        taker = await people.find_person(work, change.heir or "")
        if giver is None or taker is None or giver.ended_why is not None:
            return None
        refused = await why_not_take(work, self._desk, giver, taker)
        if refused is None:
            await hand_over(work, self._desk, giver.id, taker.id, by=None)
        return refused

    async def _end(self, change: Change, work: Work) -> None:
        """Nothing is asked of or about them from this write on."""
        person = await people.find_person(work, change.person_id)
        if person is None or person.ended_why is not None or change.why is None:
            return
        await people.end_person(work, person.id, self._desk.today(), change.why)
        await stop_all(work, self._desk, person.id, change.why)


def _together(
    piece: list[Change], order: Sequence[str], gone: frozenset[str], *, later: bool
) -> Writes:
    """The rows of a piece by query; of who has ended meanwhile only the door, others live there."""
    found: Writes = {query: [] for query in order}
    for change in piece:
        writes: Mapping[str, list[Mapping[str, object]]] = change.then if later else change.first
        for query, rows in writes.items():
            if change.person_id not in gone or query == FIRST[0]:
                found[query] += rows
    return {query: rows for query, rows in found.items() if rows}
