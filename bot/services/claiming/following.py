"""What follows when a task is taken, given back, handed on or over."""

from __future__ import annotations

from bot.services.claiming.handing import drop_hands
from bot.services.claiming.lapsing import tell_above
from bot.services.claiming.progress import until_its_hour
from bot.services.claiming.reserves import call_reserve
from bot.services.tasks.hooks import Follower

FOLLOWERS: tuple[Follower, ...] = (drop_hands, tell_above, call_reserve, until_its_hour)
