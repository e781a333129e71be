"""What follows here when a case moves, in the same write."""

from __future__ import annotations

from bot.services.directory.green import tell_green
from bot.services.directory.home_again import after_ride
from bot.services.tasks.hooks import Follower

FOLLOWERS: tuple[Follower, ...] = (tell_green, after_ride)
