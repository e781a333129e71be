"""What follows here when a case moves, and when somebody has died or moved away."""

from __future__ import annotations

from bot.services.grid.hooks import Ender
from bot.services.members import ending
from bot.services.tasks.hooks import Follower

FOLLOWERS: tuple[Follower, ...] = ()
# In the write that ends somebody: nothing is asked of or about them from then on.
ENDERS: tuple[Ender, ...] = (
    ending.end_cases,
    ending.end_series,
    ending.end_plans,
    ending.end_lines,
    ending.give_back,
    ending.end_offices,
    ending.end_accounts,
)
