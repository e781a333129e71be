"""What follows here when a case moves, and when somebody has died or moved away."""

from __future__ import annotations

from bot.services.grid.hooks import Ender
from bot.services.keypeople.following_up import follow_illness, stop_for
from bot.services.keypeople.guarding import last_word
from bot.services.keypeople.noting import note_met
from bot.services.tasks.hooks import Follower

FOLLOWERS: tuple[Follower, ...] = (note_met, last_word, follow_illness)
# In the write that ends somebody: nothing is asked of or about them from then on.
ENDERS: tuple[Ender, ...] = (stop_for,)
