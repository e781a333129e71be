"""data/stock.yaml: the numbers of the shared boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_count, read_duration, read_text
from bot.content.table import Table
from bot.domain.loans import LoanRules
from bot.domain.scarcity import ScarceRules
from bot.domain.warnings import LookRules

FILE = "stock.yaml"


@dataclass(frozen=True, slots=True)
class Taking:
    """How long things are kept and waited for."""

    answers_wait: timedelta = timedelta(minutes=5)
    keep: timedelta = timedelta(hours=24)
    look_back: timedelta = timedelta(days=7)
    queue_rest: timedelta = timedelta(days=1)
    loan_rest: timedelta = timedelta(days=7)
    child_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Orders:
    """A keeper's orders: how long they may be confirmed, how far back a recall looks."""

    confirm_within: timedelta = timedelta(minutes=30)
    walk_within: timedelta = timedelta(hours=24)
    transfer_wait: timedelta = timedelta(days=2)
    recall_back: timedelta = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Giving:
    """When a giver is reminded once, and when a gift that nobody brings is let go."""

    remind: timedelta = timedelta(days=2)
    lapse: timedelta = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class GivingOutRules:
    """Gifts of firms and lists: the most that is believed of one thing, lines a page."""

    most: int = 20000
    page: int = 8
    again_within: timedelta = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class StockRules:
    """One topic a field."""

    taking: Taking = Taking()
    giving: Giving = Giving()
    orders: Orders = Orders()
    giving_out: GivingOutRules = GivingOutRules()
    lending: LoanRules = field(default_factory=LoanRules)
    watching: LookRules = field(default_factory=LookRules)
    scarcity: ScarceRules = field(default_factory=ScarceRules)
    funds: tuple[tuple[str, tuple[str, ...]], ...] = ()  # code of a fund and the words for it


def read_stock_rules(shelf: Shelf) -> StockRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    rules = StockRules(
        taking=_taking(_part(table, "taking")),
        giving=_giving(_part(table, "giving")),
        orders=_orders(_part(table, "orders")),
        giving_out=_giving_out(_part(table, "giving_out")),
        lending=_lending(_part(table, "lending")),
        watching=_watching(_part(table, "watching")),
        scarcity=_scarcity(_part(table, "scarcity")),
        funds=_funds(_part(table, "funds")),
    )
    table.close()
    return rules


def _part(table: Table, name: str) -> Table:
    return table.table(name, required=True) or Table({}, table.file, name, [])


def _taking(table: Table) -> Taking:
    names = ("answers_wait", "keep", "look_back", "queue_rest", "loan_rest")
    pauses = {n: table.read(n, read_duration, timedelta(0), required=True) for n in names}
    found = Taking(**pauses, child_words=table.several("child_words", read_text) or ())
    table.close()
    return found


def _giving(table: Table) -> Giving:
    names = ("remind", "lapse")
    found = Giving(**{n: table.read(n, read_duration, timedelta(0), required=True) for n in names})
    table.close()
    return found


def _orders(table: Table) -> Orders:
    names = ("confirm_within", "walk_within", "transfer_wait", "recall_back")
    found = Orders(**{n: table.read(n, read_duration, timedelta(0), required=True) for n in names})
    table.close()
    return found


def _giving_out(table: Table) -> GivingOutRules:
    found = GivingOutRules(
        **{n: table.read(n, read_count, 1, required=True) for n in ("most", "page")},
        again_within=table.read("again_within", read_duration, timedelta(0), required=True),
    )
    table.close()
    return found


def _lending(table: Table) -> LoanRules:
    counts = ("days", "more_days", "more_times", "most_days")
    spans = ("liaison_after", "lost_after", "mourning")
    numbers: dict[str, Any] = {n: table.read(n, read_count, 1, required=True) for n in counts}
    for name in spans:
        numbers[name] = table.read(name, read_duration, timedelta(0), required=True)
    found = LoanRules(**numbers)
    table.close()
    return found


def _watching(table: Table) -> LookRules:
    names = ("cover", "settled", "target", "locked", "unused_within", "travel")
    found = LookRules(**{n: table.read(n, read_count, 1, required=True) for n in names})
    table.close()
    return found


def _scarcity(table: Table) -> ScarceRules:
    counts = ("cover", "kept_back", "each", "margin")
    spans = ("settled", "by_hand", "waits")
    below = _part(table, "below")
    values: dict[str, Any] = {n: table.read(n, read_count, 1, required=True) for n in counts}
    values |= {n: table.read(n, read_duration, timedelta(0), required=True) for n in spans}
    values["below"] = {name: below.read(name, read_count, 1) for name in list(below.raw)}
    found = ScarceRules(**values)
    below.close()
    table.close()
    return found


def _funds(table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Where money for the box may come from, each with the words that say so."""
    found = tuple((code, tuple(table.several(code, read_text) or ())) for code in list(table.raw))
    table.close()
    return found
