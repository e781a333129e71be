"""What comes back, arrives, is counted, barred or taken back; and what holds at every step."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from bot.domain.outcome import Refused
from bot.domain.stock import Amounts, Entry, Verb
from bot.services.stock import ledger
from bot.store import stock
from bot.store.database import Work
from tests.properties.stock_machine import KEEPER, MOST_LOTS, Keeping, any_one, few, side
from tests.properties.stock_piles import Away

REVERSIBLE = {"in", "out", "adjust", "discard"}


class Village(Keeping):
    """Every verb there is."""

    @rule(n=any_one, qty=few, comes_back=st.booleans())
    @precondition(lambda self: self.piles.lent)
    def is_brought_back(self, n: int, qty: int, comes_back: bool) -> None:
        """Or never will be."""
        away = self.piles.lent[n % len(self.piles.lent)]
        qty = min(qty, away.qty)
        verb = Verb.RETURN if comes_back else Verb.WRITE_OFF
        self.enters(away, verb, qty)
        self.less(self.piles.lent, away, qty)
        if comes_back:
            self.piles.shelf[away.box, away.lot] += qty

    @rule(n=any_one, qty=few, rest=st.sampled_from([Verb.LOSE, Verb.COME_BACK, None]))
    @precondition(lambda self: self.piles.road)
    def arrives(self, n: int, qty: int, rest: Verb | None) -> None:
        """So many are counted at the other end; the rest is lost, comes back, or is still out."""
        away = self.piles.road[n % len(self.piles.road)]
        got, lot = min(qty, away.qty), self.lot(away.lot)
        missing = away.qty - got if rest else 0

        async def write(work: Work) -> None:
            entries = [
                await ledger.enter(work, self.desk, away.box, lot, Verb.ARRIVE, got, KEEPER),
                await ledger.enter(work, self.desk, away.to, lot, Verb.IN, got, KEEPER),
            ]
            if rest and missing:
                entries.append(
                    await ledger.enter(work, self.desk, away.box, lot, rest, missing, KEEPER)
                )
            assert not any(isinstance(entry, Refused) for entry in entries)

        self.do("arrive", True, write)
        self.piles.shelf[away.to, away.lot] += got
        if rest is Verb.COME_BACK:
            self.piles.shelf[away.box, away.lot] += missing
        self.less(self.piles.road, away, got + missing)

    @rule(n=any_one, at=side, verb=st.sampled_from(
        [Verb.RETURN, Verb.WRITE_OFF, Verb.ARRIVE, Verb.LOSE, Verb.COME_BACK, Verb.RELEASE]
    ))  # fmt: skip
    @precondition(lambda self: self.lots)
    def more_than_there_was(self, n: int, at: int, verb: Verb) -> None:
        lot, box = self.lots[n % len(self.lots)], self.boxes[at]
        _, aside, lent, road = self.piles.at((box, lot.id))
        most = {Verb.RETURN: lent, Verb.WRITE_OFF: lent, Verb.RELEASE: aside}.get(verb, road)
        self.do(
            "too many",
            False,
            lambda w: ledger.enter(w, self.desk, box, lot, verb, most + 1, KEEPER),
        )

    @rule(n=any_one, at=side, found=st.integers(-1, 9))
    @precondition(lambda self: self.lots)
    def is_counted(self, n: int, at: int, found: int) -> None:
        lot, spot = self.some(n, at)
        may = found >= self.piles.put_aside(spot)
        self.do("count", may, lambda w: ledger.count(w, self.desk, spot[0], lot, found, KEEPER))
        if may:
            self.piles.shelf[spot] = found

    @rule(n=any_one, at=side, qty=few)
    @precondition(lambda self: self.lots)
    def is_thrown_away(self, n: int, at: int, qty: int) -> None:
        lot, spot = self.some(n, at)
        may = self.piles.free(spot) >= qty
        self.do("discard", may, lambda w: ledger.discard(w, self.desk, spot[0], lot, qty, KEEPER))
        if may:
            self.piles.shelf[spot] -= qty

    @rule(n=any_one, barred=st.sampled_from([True, False, False]))
    @precondition(lambda self: self.lots)
    def is_barred_or_not(self, n: int, barred: bool) -> None:
        lot = self.lots[n % len(self.lots)]
        if barred:
            self.do("recall", True, lambda w: ledger.block(w, self.desk, lot, "recalled", KEEPER))
            self.piles.barred.add(lot.id)
        else:
            self.do("unblock", True, lambda w: ledger.unblock(w, self.desk, lot, KEEPER))
            self.piles.barred.discard(lot.id)

    @rule(n=st.integers(0, 997))
    @precondition(lambda self: any(self.rows.values()))
    def is_taken_back(self, n: int) -> None:
        rows = [row for box in self.boxes for row in self.rows[box]]
        row = rows[n % len(rows)]
        spot = (row["box_id"], row["lot_id"])
        may = row["verb"] in REVERSIBLE and row["id"] not in self.reversed
        may = may and self.piles.free(spot) - row["on_hand"] >= 0

        async def write(work: Work) -> Entry | Refused:
            entry = await stock.find_entry(work, row["id"])
            assert entry is not None
            return await ledger.take_back(work, self.desk, entry, "keeper")

        self.do("reverse", may, write)
        if may:
            self.reversed.add(row["id"])
            self.piles.shelf[spot] -= row["on_hand"]

    @rule(days=st.integers(1, 5))
    @precondition(lambda self: len(self.lots) == MOST_LOTS)
    def days_pass(self, days: int) -> None:
        self.course.steps += 1
        self.course.done["days"] += 1
        self.clock.passes(days * 86400)

    @invariant()
    def books_and_boxes_agree(self) -> None:
        """Sum of the entries, balance and things in the box, of every lot in every box."""
        sums: dict[tuple[str, str], Amounts] = {}
        for box in self.boxes:
            for row in self.rows[box]:
                change = Amounts(row["on_hand"], row["reserved"], row["lent"], row["moving"])
                spot = (box, row["lot_id"])
                sums[spot] = sums.get(spot, Amounts()).plus(change)
        balances = self.course.world.read(self._balances)
        for box in self.boxes:
            for lot in self.lots:
                there = Amounts(*self.piles.at((box, lot.id)))
                assert there.possible
                assert min(there.on_hand, there.free) >= 0
                assert balances.get((box, lot.id), Amounts()) == there
                assert sums.get((box, lot.id), Amounts()) == there

    def teardown(self) -> None:
        assert self.course.world.read(stock.sums_that_differ) == ()

    async def _balances(self, work: Work) -> dict[tuple[str, str], Amounts]:
        found = {}
        for box in self.boxes:
            for item in sorted({lot.item for lot in self.lots}):
                for on in await stock.shelf_of_item(work, item, box):
                    found[box, on.lot.id] = on.amounts
                    assert (on.lot.blocked is not None) is (on.lot.id in self.piles.barred)
        return found

    def enters(self, away: Away, verb: Verb, qty: int) -> None:
        lot = self.lot(away.lot)
        self.do(
            verb.value,
            True,
            lambda w: ledger.enter(w, self.desk, away.box, lot, verb, qty, KEEPER),
        )

    @staticmethod
    def less(away: list[Away], one: Away, qty: int) -> None:
        one.qty -= qty
        if one.qty == 0:
            away.remove(one)
