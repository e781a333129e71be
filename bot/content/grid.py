"""The numbers and lists of the grid, by the name of the field of Content they are kept in."""

from __future__ import annotations

from typing import Any

from bot.content.categories import read_categories
from bot.content.claiming import read_claim_rules
from bot.content.layers import Shelf
from bot.content.rounds import read_round_rules
from bot.content.sessions import read_session_rules, read_topics


def read_grid(shelf: Shelf) -> dict[str, Any]:
    """Every part of the grid that a village may change."""
    return {
        "claiming": read_claim_rules(shelf),
        "categories": read_categories(shelf),
        "rounds": read_round_rules(shelf),
        "sessions": read_session_rules(shelf),
        "topics": read_topics(shelf),
    }
