"""Two boxes in many hands: every verb of the ledger, in any order, beside the things themselves."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from bot.clock import Ids
from bot.domain.boxes import Box
from bot.domain.holds import Hold, HoldState
from bot.domain.outcome import Refused
from bot.domain.stock import Lot, Verb
from bot.services.desk import Desk
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.store import boxes
from bot.store.database import Database, Work
from tests.bare_content import bare_content
from tests.desk import ZONE, HandClock
from tests.properties.stock_piles import Away, Piles, Spot, Stuff
from tests.properties.stock_worlds import World

T = TypeVar("T")
ITEMS = ("ibu_er", "d_mask")
KEEPER = Why("keeper")
MOST_LOTS, MOST_HOLDS = 8, 12  # few enough that the same ones are met again and again
numbers = itertools.count(1)
any_one = st.integers(0, 97)
side = st.integers(0, 1)
items = st.sampled_from(ITEMS)
few = st.integers(1, 4)
arrivals = st.tuples(  # which box, what, how many, last day in so many days, counted in
    side,
    items,
    st.integers(3, 12),
    st.sampled_from([None, -2, 3, 10, 20, 40, 60, 90, 90]),
    st.sampled_from(["盒", "盒", "板"]),
)


@dataclass
class Course:
    """Where machines run one after another, and what they did together."""

    world: World
    steps: int = 0
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)


class Keeping(RuleBasedStateMachine):
    """Each machine has two boxes of its own; the database keeps those of all before it, too."""

    course: Course

    def __init__(self) -> None:
        super().__init__()
        self.clock = HandClock()
        nothing = bare_content()
        self.desk = Desk(
            cast("Database", None), nothing, self.clock, Ids(self.clock.now), "b", ZONE
        )
        name = f"m{next(numbers)}"
        self.boxes = (f"{name}a", f"{name}b")
        self.piles = Piles()
        self.lots: list[Lot] = []
        self.holds: list[Hold] = []
        self.rows: dict[str, list[Mapping[str, Any]]] = {box: [] for box in self.boxes}
        self.reversed: set[str] = set()
        self.course.world.write(self._open_boxes)

    async def _open_boxes(self, work: Work) -> None:
        for box in self.boxes:
            await boxes.add_box(work, Box(box, "liuwan", box, "小卖部", keeper_id="keeper"))

    @property
    def today(self) -> date:
        return self.desk.today()

    def do(
        self, name: str, may: bool, fn: Callable[[Work], Awaitable[T]]
    ) -> tuple[T, list[Mapping[str, Any]]]:
        """One write: refused exactly where the things themselves forbid it; and what it wrote."""
        result = self.course.world.write(fn)
        assert isinstance(result, Refused) is not may, (name, result)
        self.course.steps += 1
        (self.course.done if may else self.course.refused)[name] += 1
        written = self._written()
        assert may or not written, "what was refused left a trace"
        return result, written

    def _written(self) -> list[Mapping[str, Any]]:
        """The new entries; those before them are all there still, as they were."""

        async def read(work: Work) -> list[list[Mapping[str, Any]]]:
            return [
                await work.all("entries_of_box", box=box, since="", until="~") for box in self.boxes
            ]

        new = []
        for box, rows in zip(self.boxes, self.course.world.read(read), strict=True):
            before = self.rows[box]
            assert rows[: len(before)] == before, "the past was changed"
            new += rows[len(before) :]
            self.rows[box] = rows
        return new

    def leave(
        self, written: list[Mapping[str, Any]], verb: Verb, box: str, item: str, qty: int
    ) -> Counter[Spot]:
        """What went off the shelf, or into a bag on it: the right thing, in date, soonest first."""
        rows = [row for row in written if row["verb"] == verb.value]
        found: Counter[Spot] = Counter()
        for row in rows:
            lot = row["lot_id"]
            assert (row["box_id"], self.piles.lots[lot].item) == (box, item)
            assert self.piles.usable(lot, self.today), "what may not leave left"
            found[box, lot] += row["reserved"] or -row["on_hand"]
        assert sum(found.values()) == qty
        assert len({self.piles.lots[lot].unit for _, lot in found}) == 1
        return found

    def soonest_first(self, found: Counter[Spot]) -> None:
        """Once it has left: nothing that expires earlier was passed over."""
        for box, lot in found:
            assert not self.piles.passed_over(box, lot, self.today), "not first what expires first"

    @initialize(stocked=st.lists(arrivals, min_size=3, max_size=5))
    def are_stocked(self, stocked: list[tuple[int, str, int, int | None, str]]) -> None:
        for one in stocked:
            self.came(*one)

    @rule(one=arrivals)
    @precondition(lambda self: len(self.lots) < MOST_LOTS)
    def comes(self, one: tuple[int, str, int, int | None, str]) -> None:
        self.came(*one)

    def came(self, at: int, item: str, qty: int, days: int | None, unit: str) -> None:
        last = None if days is None else self.today + timedelta(days=days)
        lot = Lot(self.desk.ids.new(), item, unit, self.clock.now(), "count", last_day=last)
        box = self.boxes[at]
        self.do("in", True, lambda w: ledger.receive(w, self.desk, box, lot, qty, KEEPER))
        self.lots.append(lot)
        self.piles.lots[lot.id] = Stuff(lot.id, item, unit, last)
        self.piles.shelf[box, lot.id] += qty

    @rule(at=side, item=items, qty=few)
    @precondition(lambda self: len(self.holds) < MOST_HOLDS)
    def asks(self, at: int, item: str, qty: int) -> None:
        now = self.clock.now()
        self.holds.append(
            Hold(self.desk.ids.new(), "c1", item, qty, HoldState.QUEUED, "east", now, now)
        )
        self.is_kept(len(self.holds) - 1, at)

    @rule(n=any_one, at=side)
    @precondition(lambda self: self.holds)
    def is_kept(self, n: int, at: int) -> None:
        """Also one that is kept already, here or in the other box, and one that is over."""
        n %= len(self.holds)
        before, box = self.holds[n], self.boxes[at]
        hold = replace(before, box_id=box, state=HoldState.QUEUED)
        can = self.piles.can_give(box, hold.item, self.today, hold.unit, hold.id)
        kept, written = self.do(
            "reserve",
            before.waiting and can >= hold.qty,
            lambda w: ledger.keep_for(w, self.desk, hold, "keeper"),
        )
        if isinstance(kept, Hold):
            bag = self.leave(written, Verb.RESERVE, box, hold.item, hold.qty)
            self.piles.aside[hold.id] = bag
            self.soonest_first(bag)
            self.holds[n] = kept

    @rule(n=any_one, state=st.sampled_from([HoldState.LAPSED, HoldState.DROPPED]))
    @precondition(lambda self: self.holds)
    def is_let_go(self, n: int, state: HoldState) -> None:
        """Also by somebody who has not heard yet that it is over."""
        n %= len(self.holds)
        before = self.holds[n]
        stale = before if before.waiting else replace(before, state=HoldState.KEPT)
        after, _ = self.do("release", True, lambda w: ledger.let_go(w, self.desk, stale, state))
        if before.waiting:
            assert after.state is state
            self.piles.aside.pop(before.id, None)
            self.holds[n] = after
        elif before.box_id is not None:
            assert after.state is before.state

    @rule(n=any_one, qty=st.integers(0, 5))
    @precondition(lambda self: any(hold.box_id for hold in self.holds))
    def is_handed_over(self, n: int, qty: int) -> None:
        asked = [i for i, hold in enumerate(self.holds) if hold.box_id]
        at = asked[n % len(asked)]
        before = self.holds[at]
        stale = before if before.waiting else replace(before, state=HoldState.KEPT)
        box = before.box_id or ""
        can = self.piles.can_give(box, before.item, self.today, before.unit, before.id)
        handed, written = self.do(
            "hand over",
            before.waiting and 0 < qty <= before.qty and can >= qty,
            lambda w: ledger.hand_over(w, self.desk, stale, qty, "keeper", "keeper"),
        )
        if isinstance(handed, Hold):
            taken = self.leave(written, Verb.OUT, box, before.item, qty)
            self.piles.aside.pop(before.id, None)
            self.piles.shelf.subtract(taken)
            self.soonest_first(taken)
            self.holds[at] = handed

    @rule(at=side, item=items, qty=few, verb=st.sampled_from([Verb.OUT, Verb.LEND, Verb.SEND]))
    @precondition(lambda self: self.lots)
    def leaves(self, at: int, item: str, qty: int, verb: Verb) -> None:
        box = self.boxes[at]
        _, written = self.do(
            verb.value,
            self.piles.can_give(box, item, self.today) >= qty,
            lambda w: ledger.take_out(w, self.desk, box, item, qty, verb, KEEPER),
        )
        if written:
            taken = self.leave(written, verb, box, item, qty)
            self.off(taken, verb)
            self.soonest_first(taken)

    @rule(n=any_one, at=side, qty=few, verb=st.sampled_from([Verb.OUT, Verb.LEND, Verb.SEND]))
    @precondition(lambda self: self.lots)
    def is_taken(self, n: int, at: int, qty: int, verb: Verb) -> None:
        """This very lot, whatever its last day, as somebody's hand might."""
        lot, spot = self.some(n, at)
        may = self.piles.usable(lot.id, self.today) and self.piles.free(spot) >= qty
        self.do(
            f"this {verb.value}",
            may,
            lambda w: ledger.enter(w, self.desk, spot[0], lot, verb, qty, KEEPER),
        )
        if may:
            self.off(Counter({spot: qty}), verb)

    def some(self, n: int, at: int) -> tuple[Lot, Spot]:
        """A lot, mostly where there is some of it."""
        full = sorted(spot for spot, qty in self.piles.shelf.items() if qty > 0)
        if full and n % 4:
            spot = full[n % len(full)]
            return self.lot(spot[1]), spot
        lot = self.lots[n % len(self.lots)]
        return lot, (self.boxes[at], lot.id)

    def lot(self, id: str) -> Lot:
        return next(lot for lot in self.lots if lot.id == id)

    def off(self, taken: Counter[Spot], verb: Verb) -> None:
        self.piles.shelf.subtract(taken)
        away = {Verb.LEND: self.piles.lent, Verb.SEND: self.piles.road}.get(verb)
        for (box, lot), qty in taken.items():
            if away is not None:
                other = self.boxes[1 - self.boxes.index(box)]
                away.append(Away(box, lot, qty, other))
