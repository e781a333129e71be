"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.meals import plan_taps
from bot.services.meals.asked import open_wish, plan_by_words
from bot.services.meals.carrying import on_door, on_going
from bot.services.meals.cooking import on_absent, on_batch
from bot.services.meals.ordered import cook_by_words, order_by_words, where_is_it
from bot.services.meals.seeing import show
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Opener, Way

COMMANDS: dict[str, Command] = {"meals": show}
IN_PRIVATE: frozenset[str] = frozenset({"meals"})
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {"meal_door": on_door, "meal_go": on_going}
PLAIN: dict[str, PlainVerb] = {
    "meal_batch": on_batch,
    "meal_absent": on_absent,
    "meal_until": plan_taps.on_until,
    "meal_more": plan_taps.on_more,
    "meal_stop": plan_taps.on_stop,
    "meal_who": plan_taps.on_who,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (cook_by_words, order_by_words, where_is_it, plan_by_words)
# A wish as it came in: the case it became, or None where it goes the way of any other wish.
OPENERS: tuple[Opener, ...] = (open_wish,)
