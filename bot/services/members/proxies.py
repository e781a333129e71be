"""/proxy with two names: who carries the word for somebody without a phone, set by the liaison."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person, Tie
from bot.domain.roles import wears
from bot.services.calls import Call
from bot.services.roles import covering
from bot.services.telling import Message, tell_person
from bot.store import accounts, people, places
from bot.understanding.member_words import is_stop


async def name(call: Call) -> None:
    """The first is spoken for, the second speaks; the word to stop behind them ends it."""
    words = call.heard.argument.split()
    speaker = call.actor.person
    if speaker is None or len(words) < 2:
        await call.say("members.proxy_how")
        return
    whom, by = await _called(call, speaker, words[0]), await _called(call, speaker, words[1])
    if whom is None or by is None or whom.id == by.id:
        await call.say("members.proxy_who")
        return
    held = await covering(call.work, call.desk, speaker.id, whom.unit_id)
    if not wears(held, "liaison", "cadre"):
        await call.say("members.proxy_not_for_you")
        return
    params = {"who": by.id, "to": whom.id}
    if len(words) > 2 and is_stop(words[2]):
        tie = Tie(whom.id, by.id, "proxy")
        await people.end_tie(call.work, tie, call.desk.today())
        await call.say("members.proxy_ended", params)
        return
    await _set(call, whom, by, speaker)


async def _set(call: Call, whom: Person, by: Person, speaker: Person) -> None:
    """Whoever carries the word has to be reachable; they hear that they were named."""
    if not await accounts.private_chats_of_person(call.work, by.id):
        await call.say("members.proxy_unreachable", {"who": by.id})
        return
    before = await people.ties_of(call.work, whom.id, "proxy")
    rank = 1 + max((tie.rank for tie in before if tie.other_id != by.id), default=0)
    tie = Tie(whom.id, by.id, "proxy", rank, speaker.id)
    await people.add_tie(call.work, tie, call.desk.today())
    params = {"who": by.id, "to": whom.id}
    about = f"proxy:{whom.id}:{by.id}:{call.desk.today().isoformat()}"
    message = Message("members.proxy_yours", about, params, Lane.CASE, Owed.OWED)
    await tell_person(call.work, call.desk, by.id, message)
    await call.say("members.proxy_set", params)


async def _called(call: Call, speaker: Person, name: str) -> Person | None:
    village = await places.unit_of_level(call.work, speaker.unit_id, "village")
    units = await places.subtree_ids(call.work, village.id if village else speaker.unit_id)
    found = await people.people_named(call.work, name, units)
    return found[0] if len(found) == 1 else None
