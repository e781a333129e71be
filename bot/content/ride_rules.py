"""data/rides.yaml: the numbers of rides."""

from __future__ import annotations

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_clock, read_code, read_count, read_duration
from bot.domain.rides import RideRules

FILE = "rides.yaml"
_SPANS = (
    "slack",
    "drive",
    "window",
    "pool_within",
    "remind_before",
    "confirm_by",
    "late_after",
    "night_needs",
    "series_ahead",
)
_COUNTS = ("first_wave", "most_trips", "series_days", "series_longest")


def read_ride_rules(shelf: Shelf) -> RideRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    usual = RideRules()
    check = table.read("evening_check", read_clock, None)
    rules = RideRules(
        **{name: table.read(name, read_duration, getattr(usual, name)) for name in _SPANS},
        **{name: table.read(name, read_count, getattr(usual, name)) for name in _COUNTS},
        evening_check=f"{check:%H:%M}" if check else usual.evening_check,
        fixed_purposes=table.several("fixed_purposes", read_code) or usual.fixed_purposes,
    )
    table.close()
    return rules
