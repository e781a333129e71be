"""data/reach.yaml: how long a word is waited for, when a liaison gets a list."""

from __future__ import annotations

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_clock, read_count, read_duration
from bot.domain.reach import ReachRules

FILE = "reach.yaml"


def read_reach_rules(shelf: Shelf) -> ReachRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = ReachRules()
    rules = ReachRules(
        unheard_after=table.read("unheard_after", read_duration, base.unheard_after),
        back=table.read("back", read_duration, base.back),
        list_day=table.read("list_day", read_count, base.list_day + 1) - 1,
        list_at=table.read("list_at", read_clock, base.list_at),
        most=table.read("most", read_count, base.most),
        quiet_after=table.read("quiet_after", read_duration, base.quiet_after),
        words_within=table.read("words_within", read_duration, base.words_within),
    )
    table.close()
    return rules
