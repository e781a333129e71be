"""data/claiming.yaml: how tasks are shared out, and how long somebody is waited for."""

from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_code, read_count, read_duration
from bot.content.table import Table
from bot.domain.claim_rules import ClaimRules, FewRules, Limits, Waits

FILE = "claiming.yaml"
_LIMITS = ("most", "more", "done_of_ten", "fewest")
_WAITS = ("hand_urgent", "hand", "reserve_urgent", "reserve", "back_after")
_FEW = ("people", "of_ten", "tasks", "holders")


def read_claim_rules(shelf: Shelf) -> ClaimRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    asking = _part(table, "asking")
    rules = ClaimRules(
        limits=_limits(_part(table, "limits")),
        waits=_waits(_part(table, "waiting")),
        few=_few(_part(table, "few")),
        first=asking.read("first", read_count, 3, required=True),
    )
    asking.close()
    table.close()
    return rules


def _part(table: Table, name: str) -> Table:
    return table.table(name, required=True) or Table({}, table.file, name, [])


def _limits(table: Table) -> Limits:
    own = _part(table, "own")
    found = Limits(
        **{name: table.read(name, read_count, 1, required=True) for name in _LIMITS},
        look_back=table.read("look_back", read_duration, timedelta(days=30), required=True),
        own=MappingProxyType({code: own.read(code, read_count, 1) for code in list(own.raw)}),
        uncounted=frozenset(table.several("uncounted", read_code) or ()),
        exempt=table.several("exempt", read_code) or (),
    )
    own.close()
    table.close()
    return found


def _waits(table: Table) -> Waits:
    zero = timedelta(0)
    found = Waits(**{name: table.read(name, read_duration, zero, required=True) for name in _WAITS})
    table.close()
    return found


def _few(table: Table) -> FewRules:
    found = FewRules(**{name: table.read(name, read_count, 1, required=True) for name in _FEW})
    table.close()
    return found
