"""What of a message about a car is a wish of its own, and what belongs to the ride."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.intake import Decision
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.rides.needs import is_ride, words_of_ride
from bot.understanding.ride_changes import asks_who_drives

# Wishes that a thing beside the ride would open.
OF_THINGS = frozenset({"medicine", "borrow"})


def only_the_ride(desk: Desk, context: Context, decision: Decision) -> Decision:
    """A wheelchair beside a ride is said of the car; who drives tomorrow asks for no car."""
    heard = context.heard
    if not any(is_ride(o.kind, o.category) for o in decision.opens):
        return decision
    if asks_who_drives(heard.text):
        rest = tuple(o for o in decision.opens if not is_ride(o.kind, o.category))
        return replace(decision, opens=rest, react=False)
    items = context.reading.meaning.items
    if not words_of_ride(desk, heard.text, heard.at).wheelchair or len(items) > 1:
        return decision
    kept = tuple(o for o in decision.opens if o.kind != "help" or o.category not in OF_THINGS)
    return replace(decision, opens=kept)
