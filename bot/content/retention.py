"""data/retention.yaml: how long contacts, looks, seats, rounds and words are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_duration
from bot.content.table import Table

FILE = "retention.yaml"
DEFAULT = "default"
SPANS = ("contacts", "looks", "seats", "rounds", "imports", "disputes")


@dataclass(frozen=True, slots=True)
class Retention:
    """Counted from the contact, the look, the date, or the end of the matter."""

    contacts: timedelta = timedelta(days=400)
    looks: timedelta = timedelta(days=1095)
    seats: timedelta = timedelta(days=400)
    rounds: timedelta = timedelta(days=400)
    imports: timedelta = timedelta(days=90)
    disputes: timedelta = timedelta(days=180)
    # By kind of a case; `default` for every other.
    said: Mapping[str, timedelta] = field(default_factory=lambda: {DEFAULT: timedelta(days=400)})


def read_retention(shelf: Shelf) -> Retention:
    """Every span from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = Retention()
    said = table.table("said") or Table({}, table.file, "said", [])
    kinds = {kind: said.read(kind, read_duration, base.contacts) for kind in list(said.raw)}
    spans = {name: table.read(name, read_duration, getattr(base, name)) for name in SPANS}
    found = Retention(**spans, said={**base.said, **kinds})
    table.close()
    return found
