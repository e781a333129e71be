"""The same way once more on another day, where only the day is said anew."""

from __future__ import annotations

from datetime import datetime

from bot.domain.case import Case
from bot.domain.intake import Decision
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.rides.another_ride import is_another_ride
from bot.services.rides.asked_about import rides_of
from bot.services.rides.days import day_of, day_said
from bot.services.rides.series_wish import read_as_wish
from bot.store.database import Work
from bot.understanding.ride_changes import goes_again, of_next_week


async def once_more(
    work: Work, desk: Desk, context: Context, decision: Decision
) -> tuple[Context, Decision]:
    """In private, beside a ride that is open: a ride of its own to where that one goes."""
    heard, meaning, person = context.heard, context.reading.meaning, context.actor.person
    if person is None or not heard.origin.private or heard.reply_to_bot or decision.death:
        return context, decision
    if decision.opens or decision.watch or meaning.intents or meaning.alarm or meaning.bare:
        return context, decision
    if not goes_again(heard.text):
        return context, decision
    rides = await rides_of(work, desk, person.id)
    at = heard.at
    if not rides or not all(is_another_ride(desk, c, heard.text, at, meaning) for c in rides):
        return context, decision
    details = dict(rides[0].details)
    to = details.get("to") or details.get("to.said") or ""
    words = _in_that_week(desk, rides[0], heard.text, at)
    if to and to not in words:
        words = desk.content.messages.render("ride.once_more", {"to": to, "text": words}).text
    return read_as_wish(desk, context, words)


def _in_that_week(desk: Desk, ride: Case, text: str, at: datetime) -> str:
    """Thursday, said after a ride for Monday next week, is the Thursday after that Monday."""
    first, said, later = day_of(ride), day_said(desk, text, at), of_next_week(text)
    then = day_said(desk, later, at)
    if first is None or said is None or then is None or said > first or then < first:
        return text
    return later
