"""Buttons that end somebody in all the grid; put in beside all others."""

from __future__ import annotations

from bot.services.grid.following import stop_all
from bot.services.members.confirming import Confirming
from bot.services.members.leaving import Leaving
from bot.services.taps import PlainVerb

ENDING_PLAIN: dict[str, PlainVerb] = {
    "death": Confirming(stop_all).on_death,
    "left": Leaving(stop_all).on_left,
}
