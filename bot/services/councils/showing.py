"""/council: the list for who holds a talk; how to bring a wish for everybody else."""

from __future__ import annotations

from bot.services.calls import Call
from bot.services.councils.deciding import holds
from bot.services.councils.opening import show_council
from bot.services.sessions.finding import may_set
from bot.services.sessions.setting import draft
from bot.store import councils, places


async def council(call: Call) -> None:
    """/council with a time and a place calls one; alone it shows the newest."""
    work, desk, actor, person = call.work, call.desk, call.actor, call.actor.person
    if person is None:
        await call.say("session.no.who")
        return
    words = call.heard.argument.strip()
    if words and may_set(actor.held):
        at, id = call.heard.at, call.heard.message_id
        if not await draft(work, desk, actor, words, at, id):
            await call.say("council.not_read")
        return
    units = [unit.id for unit in await places.ancestors(work, person.unit_id)]
    found = await councils.latest_at(work, units)
    if found is not None and await holds(work, desk, found, person.id):
        await show_council(work, desk, found, person.id, f":{call.heard.message_id}")
    elif found is not None and found.state.value == "collecting":
        await call.say("council.call", {"council": found.id})
    else:
        await call.say("council.none")
