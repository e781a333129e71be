"""data/quiet.yaml and data/budgets.yaml: when a village sleeps, and how much the bot may say."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import time, timedelta

from bot.content.layers import Shelf
from bot.content.readers import read_clock, read_count, read_duration, read_span
from bot.content.table import Table

Spans = tuple[tuple[time, time], ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """How long nobody may stay unheard (CONDUCT 1); what follows stands in data/ladders.yaml."""

    night: timedelta  # a bare complaint by night: then guardians and key-holder are rung
    day: timedelta  # the same by day


@dataclass(frozen=True, slots=True)
class Budgets:
    """How often people and groups are spoken to unasked (CONDUCT 6, 8, 13, 18, 19, 26, 32).

    And how long what was not understood is kept to learn from.
    """

    person_a_day: int
    person_a_week: int
    group_an_hour: int
    group_a_day: int
    child_a_day: int
    false_alarms: int
    ask_one_in: int
    undo: timedelta
    dialog: timedelta
    misses_kept: timedelta
    news_at: tuple[time, ...]


@dataclass(frozen=True, slots=True)
class Quiet:
    """The spans of rest and what silence means inside and outside them."""

    spans: Spans
    silence: Silence


def read_quiet(shelf: Shelf) -> Quiet:
    """The uppermost list of spans, and every pause from the uppermost layer that names it."""
    table = laid_over(shelf.one("quiet.yaml"), shelf, "quiet.yaml")
    spans = table.several("spans", read_span, required=True) or ()
    raw = table.table("silence", required=True) or Table({}, table.file, "silence", [])
    silence = Silence(**{name: _pause(raw, name) for name in _names(Silence)})
    raw.close()
    table.close()
    return Quiet(spans, silence)


def read_budgets(shelf: Shelf) -> Budgets:
    """Every limit from the uppermost layer that names it."""
    table = laid_over(shelf.one("budgets.yaml"), shelf, "budgets.yaml")
    counts = {
        name: table.read(name, read_count, 1, required=True)
        for name in _names(Budgets)
        if name not in ("undo", "dialog", "misses_kept", "news_at")
    }
    budgets = Budgets(
        **counts,
        undo=_pause(table, "undo"),
        dialog=_pause(table, "dialog"),
        misses_kept=_pause(table, "misses_kept"),
        news_at=table.several("news_at", read_clock, required=True) or (),
    )
    table.close()
    return budgets


def _names(kind: type[Silence] | type[Budgets]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def _pause(table: Table, name: str) -> timedelta:
    return table.read(name, read_duration, timedelta(0), required=True)


def laid_over(tables: list[Table], shelf: Shelf, file: str) -> Table:
    """One table in which each key is the uppermost layer's, a mapping key by key."""
    if not tables:
        return Table({}, file, "", [])
    merged = dict(tables[0].raw)
    for upper in tables[1:]:
        for key, value in upper.raw.items():
            below = merged.get(key)
            both = isinstance(below, dict) and isinstance(value, dict)
            merged[key] = {**below, **value} if both else value  # type: ignore[dict-item]
    return Table(merged, tables[-1].file, "", shelf.faults)
