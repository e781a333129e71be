"""A household in one line: read back whole, and written down at one tap."""

from __future__ import annotations

from typing import Any

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.members import Entry
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Household, Unit
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.members.entering import LYING, hamlet_of, keep_one, same_person
from bot.services.roles import covering
from bot.services.telling import Message, tell_chat
from bot.services.views.names import text_of
from bot.store import member_drafts, members, places
from bot.store.database import Work
from bot.store.member_drafts import Draft
from bot.understanding.house_words import SaidHouse, members_of, read_house

STATE = "house"


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Of who looks after the place, in private; nothing is written before it is agreed to."""
    heard, account = context.heard, context.actor.account
    if not heard.origin.private or account is None or decision.card:
        return False
    said = read_house(heard.text)
    if said is None or not await _may(work, desk, context.actor, said.hamlet):
        return False
    await member_drafts.drop_before(work, desk.now() - LYING)
    entry = Entry(name=said.name, door=said.door, hamlet=said.hamlet, unread=_kept(said))
    draft = Draft(desk.ids.new(), account.id, STATE, None, entry)
    await member_drafts.put(work, draft, desk.now())
    about = f"house:{draft.id}"
    message = Message("members.house", about, {"draft": draft.id}, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, context.actor.chat.id, message)
    return True


def _kept(said: SaidHouse) -> tuple[str, ...]:
    """The number that was said, and a line for each person."""
    return (str(said.count or ""), *said.lines)


async def _may(work: Work, desk: Desk, actor: Actor, hamlet: str) -> bool:
    unit = await hamlet_of(work, Entry(hamlet=hamlet))
    if unit is None or actor.person is None:
        return False
    return wears(await covering(work, desk, actor.person.id, unit.id), "liaison", "cadre")


async def on_house(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Right: all of them are written; not: nothing is."""
    draft = await member_drafts.find(work, pressed.subject)
    if draft is None or draft.state != STATE or actor.account is None or actor.person is None:
        return Refused("phone.done_already")
    unit = await hamlet_of(work, draft.entry)
    if draft.account_id != actor.account.id or unit is None:
        return Refused("claim.refused.not_for_you")
    if not await member_drafts.drop(work, draft.id):
        return Refused("phone.done_already")
    if pressed.choice != "yes":
        return Done("members.entry_dropped")
    if not await _may(work, desk, actor, draft.entry.hamlet or ""):
        return Refused("claim.refused.not_for_you")
    await _named_house(work, desk, unit, draft.entry)
    for entry in _people(desk, draft):
        await keep_one(work, desk, actor.person.id, entry, unit, "liaison")
    return Done("members.house_done", (("name", draft.entry.door or ""),))


async def _named_house(work: Work, desk: Desk, unit: Unit, entry: Entry) -> None:
    """A new door is called as they call it."""
    door = entry.door or ""
    if entry.name and await members.household_at(work, door, (unit.id,)) is None:
        await places.add_household(work, Household(desk.ids.new(), unit.id, entry.name, door))


def _people(desk: Desk, draft: Draft) -> tuple[Entry, ...]:
    entry = draft.entry
    return members_of(entry.unread[1:], entry.door or "", entry.hamlet or "", desk.today())


async def say_house(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The door, everybody with what was said of them, and where the number differs."""
    draft = await member_drafts.find(work, params["draft"])
    if draft is None:
        return {"door": "", "name": "", "lines": [], "said": "", "known": "", "_subject": "-"}
    unit = await hamlet_of(work, draft.entry)
    house = None
    if unit is not None:
        house = await members.household_at(work, draft.entry.door or "", (unit.id,))
    found = _people(desk, draft)
    lines = []
    for entry in found:
        same = await same_person(work, unit, entry, house) if unit else None
        lines.append({**_line(desk, entry), "known": same is not None})
    count = draft.entry.unread[0]
    return {
        "door": draft.entry.door or "",
        "name": draft.entry.name or "",
        "lines": lines,
        "said": count if count and count != str(len(found)) else "",
        "known": house.name if house else "",
        "_subject": draft.id,
    }


def _line(desk: Desk, entry: Entry) -> dict[str, Any]:
    sex = text_of(desk, f"members.sex.{entry.sex}") if entry.sex else ""
    born = text_of(desk, "members.born", {"year": entry.born[:4]}) if entry.born else ""
    alone = text_of(desk, "members.alone") if entry.alone else ""
    parts = [p for p in (sex, born, entry.phone or "", entry.illness or "", alone) if p]
    return {"name": entry.name or "", "line": text_of(desk, "meals.list", {"words": parts})}
