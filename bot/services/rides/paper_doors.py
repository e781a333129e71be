"""Calendar, tomorrow's trips and one's own record: by command and by words, in private."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.rides import calendar, record, trip_picture
from bot.services.views.names import text_of
from bot.store.database import Work
from bot.understanding.paper_words import read_paper_words


async def ics(call: Call) -> None:
    """/ics"""
    await calendar.send(call.work, call.desk, call.actor)


async def trips(call: Call) -> None:
    """/trips, of today or of a village where one is named."""
    words = call.heard.argument.split()
    today = set(text_of(call.desk, "ride.trips.today_words").split())
    named = next((word for word in words if word not in today), None)
    wanted = bool(set(words) & today)
    await trip_picture.send(call.work, call.desk, call.actor, named, today=wanted)


async def own_record(call: Call) -> None:
    """/record, without an argument: nobody else's."""
    await record.send(call.work, call.desk, call.actor)


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Cars of a day, one's record or calendar, asked in words; what else was said goes its way."""
    actor, heard = context.actor, context.heard
    if actor.person is None or not heard.origin.private or decision.death:
        return False
    asked = read_paper_words(heard.text)
    if asked is None:
        return False
    if asked.what == "trips":
        if not await trip_picture.villages_of(work, desk, actor):
            return False
        await trip_picture.send(work, desk, actor, None, today=asked.today)
    elif asked.what == "record":
        await record.send(work, desk, actor)
    else:
        await calendar.send(work, desk, actor)
    return True
