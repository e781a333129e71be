"""data/referral.yaml: the numbers of the directory and of transfers."""

from __future__ import annotations

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_clock, read_duration
from bot.domain.facilities import PlaceRules

FILE = "referral.yaml"
_SPANS = ("confirm_every", "correct_within", "ask_after", "answer_within")


def read_place_rules(shelf: Shelf) -> PlaceRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    usual = PlaceRules()
    at = table.read("confirm_at", read_clock, None)
    rules = PlaceRules(
        **{name: table.read(name, read_duration, getattr(usual, name)) for name in _SPANS},
        confirm_at=f"{at:%H:%M}" if at else usual.confirm_at,
    )
    table.close()
    return rules
