"""What follows here when a case moves, in the same write."""

from __future__ import annotations

from bot.services.tasks.hooks import Follower

FOLLOWERS: tuple[Follower, ...] = ()
