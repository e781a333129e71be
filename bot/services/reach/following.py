"""What follows here when a case moves, and when somebody has died or moved away."""

from __future__ import annotations

from bot.services.grid.hooks import Ender
from bot.services.reach.lists import let_go
from bot.services.tasks.hooks import Follower

FOLLOWERS: tuple[Follower, ...] = ()
# In the write that ends somebody: nothing is asked of or about them from then on.
ENDERS: tuple[Ender, ...] = (let_go,)
