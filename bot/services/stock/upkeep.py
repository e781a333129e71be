"""What time does to the boxes: holds and loans that are over, and the daily look at each box."""

from __future__ import annotations

from bot.services.stock.expiring import next_expiry, replan_expired
from bot.services.stock.given_upkeep import look_after_gifts, next_gift
from bot.services.stock.lapsing import lapse, next_lapse
from bot.services.stock.reminding import next_reminder, remind
from bot.services.stock.scarce_served import (
    go_on_served,
    next_served,
    next_waiting,
    tell_waiting,
)
from bot.services.stock.scarce_state import next_review, review
from bot.services.stock.supply import close_supplied, next_supplied
from bot.services.stock.transfers import next_late, tell_late
from bot.services.stock.watch import next_look, watch
from bot.services.tasks.hooks import Step

# Each does what is due, a piece a write, and says how much it did; and when it is due next.
STOCK_STEPS: tuple[Step, ...] = (
    (tell_late, next_late),
    (lapse, next_lapse),
    (replan_expired, next_expiry),
    (look_after_gifts, next_gift),
    (remind, next_reminder),
    (watch, next_look),
    (close_supplied, next_supplied),
    (review, next_review),
    (go_on_served, next_served),
    (tell_waiting, next_waiting),
)
