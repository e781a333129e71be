"""data/farm.yaml: what is sown, bought and carried, and the numbers of lists and trucks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import one_of, read_clock, read_code, read_count, read_duration, read_text
from bot.content.table import Table
from bot.domain.acuity import Acuity
from bot.domain.gatherings import PoolRules

FILE = "farm.yaml"
_SPANS = ("open_for", "fetch_after", "tell_after", "asked_within")
_CLOCKS = ("ends_at", "evening", "over_at")
_COUNTS = ("part_from", "part")


@dataclass(frozen=True, slots=True)
class Goods:
    """A sort of goods for the field."""

    sort: str
    all: tuple[str, ...] = ()  # what the whole sort is called
    names: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Farm:
    """One topic a field."""

    lists: PoolRules = field(default_factory=PoolRules)
    goods: tuple[Goods, ...] = ()
    produce: tuple[tuple[str, tuple[str, ...]], ...] = ()
    skills: tuple[tuple[str, str], ...] = ()  # of a machine or a work
    lent: tuple[tuple[str, str], ...] = ()  # what a tool house may have for a feast
    priority: tuple[str, ...] = ()
    busy_months: tuple[int, ...] = ()
    busy: Acuity = Acuity.SAME_DAY
    pair_within: timedelta = timedelta(days=3)
    together: timedelta = timedelta(days=7)
    source: str = ""

    @property
    def inputs(self) -> tuple[str, ...]:
        """Everything that is bought for the field, by name."""
        return tuple(name for one in self.goods for name in (*one.all, *one.names))

    @property
    def crops(self) -> tuple[str, ...]:
        return tuple(name for _, names in self.produce for name in names)

    def goods_of(self, name: str) -> Goods | None:
        return next((one for one in self.goods if name in (*one.all, *one.names)), None)

    def skill_of(self, code: str | None) -> str | None:
        """What somebody has to know for a machine or a work."""
        return dict(self.skills).get(code or "")

    def sort_of(self, name: str) -> str | None:
        """fertiliser, grain, perishable …; None for what nobody wrote down."""
        bought = self.goods_of(name)
        if bought is not None:
            return bought.sort
        return next((sort for sort, names in self.produce if name in names), None)

    def priority_of(self, name: str) -> str | None:
        """The class in which it goes first, if it has one."""
        sort = self.sort_of(name)
        return sort if sort in self.priority else None


def read_farm(shelf: Shelf) -> Farm:
    """The uppermost layer's of each section."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    freight, livestock = _part(table, "freight"), _part(table, "livestock")
    found = Farm(
        lists=_lists(_part(table, "lists")),
        goods=_goods(_part(table, "goods")),
        produce=_produce(_part(table, "produce")),
        skills=_pairs(_part(table, "skills"), read_code),
        lent=_pairs(_part(table, "lent"), read_text),
        priority=freight.several("priority", read_code) or (),
        busy_months=freight.several("busy_months", read_count) or (),
        busy=freight.read("busy", one_of(Acuity), Acuity.SAME_DAY),
        pair_within=freight.read("pair_within", read_duration, timedelta(days=3)),
        together=livestock.read("together", read_duration, timedelta(days=7)),
        source=livestock.read("source", read_text, "", required=True),
    )
    livestock.read("confidence", read_text, "")
    for part in (freight, livestock, table):
        part.close()
    return found


def _part(table: Table, name: str) -> Table:
    return table.table(name, required=True) or Table({}, table.file, name, [])


def _lists(table: Table) -> PoolRules:
    usual = PoolRules()
    values: dict[str, Any] = {}
    for names, reader in ((_SPANS, read_duration), (_CLOCKS, read_clock), (_COUNTS, read_count)):
        for name in names:
            values[name] = table.read(name, reader, getattr(usual, name))
    table.close()
    return PoolRules(**values)


def _goods(table: Table) -> tuple[Goods, ...]:
    found = []
    for sort, row in table.tables():
        found.append(
            Goods(
                sort,
                row.several("all", read_text, required=True) or (),
                row.several("names", read_text) or (),
                row.read("unit", read_text, "", required=True),
            )
        )
        row.close()
    return tuple(found)


def _produce(table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = tuple((sort, tuple(table.several(sort, read_text) or ())) for sort in list(table.raw))
    table.close()
    return found


def _pairs(table: Table, reader: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    found = tuple((code, table.read(code, reader, "")) for code in list(table.raw))
    table.close()
    return found
