"""For those without an account: one line opens it (报 王德发 发烧38.5 要车), proxies speak."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.intake import cases_of
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.roles import may, wears
from bot.services.actors import Actor
from bot.services.deeds import Context, said_of, show_card
from bot.services.desk import Desk
from bot.services.opening import Wanted, open_case
from bot.services.subjects import people_called
from bot.services.telling import Message, tell_chat
from bot.services.understand import read
from bot.store import timeline
from bot.store.database import Work

# Lines pasted from another chat: "名字: 话" or "名字：话", one a line.
PASTED = re.compile(r"^\s*(?:\[[^\]]*\]\s*)?(?P<who>[^\s::]{1,12})[::]\s*(?P<said>.{2,500})$")
MOST_PASTED = 8


async def phoned(work: Work, desk: Desk, context: Context) -> bool:
    """Whether a role-holder wrote for somebody else, by name or in pasted lines."""
    actor, text = context.actor, context.heard.text
    if not context.heard.origin.private or actor.person is None:
        return False
    serves = may(actor.held, "note") or wears(actor.held, "liaison", "doctor", "cadre")
    lines = [m for m in map(PASTED.match, text.splitlines()) if m]
    if serves and len(lines) >= 2:
        await _pasted(work, desk, actor, context)
        return True
    names = context.reading.meaning.names
    if not names or not (serves or context.reading.meaning.proxy):
        return False
    return await _for(work, desk, context, names[0])


async def _for(work: Work, desk: Desk, context: Context, name: str) -> bool:
    """Open for the named person; several of that name are asked, an unknown one is said."""
    speaker = context.actor.person
    assert speaker is not None
    found = await people_called(work, name, speaker.unit_id)
    if not found:
        await _say(work, desk, context, "phone.unknown_name", {"name": name})
        return True
    if len(found) > 1:
        await _ask_which_person(work, desk, context, found)
        return True
    await open_for(work, desk, context, found[0])
    return True


async def open_for(work: Work, desk: Desk, context: Context, person: Person) -> None:
    """The villager is the author, the proxy stands on the timeline and hears the answers."""
    opens = cases_of(context.reading.what)
    if not opens:
        await _say(work, desk, context, "phone.what_is_it", {"who": person.id})
        return
    for wanted in opens:
        case = await open_case(
            work,
            desk,
            Wanted(
                kind=wanted.kind,
                category=wanted.category,
                acuity=wanted.acuity,
                alarm=wanted.alarm,
                unit_id=person.unit_id,
                origin="phone",
                household_id=person.household_id,
                subject_id=person.id,
                author_id=person.id,
                chat_id=context.actor.chat.id,
                said=(said_of(desk, context.actor, context.heard),),
                proxy_id=context.actor.person.id if context.actor.person else None,
            ),
        )
        if case.emergency:
            await show_card(work, desk, context, case, "danger.120")


async def _ask_which_person(
    work: Work, desk: Desk, context: Context, found: tuple[Person, ...]
) -> None:
    what = cases_of(context.reading.what)
    first = what[0] if what else None
    params = {
        "people": ",".join(p.id for p in found[:3]),
        "wanted": f"{first.kind}.{first.category or ''}.{first.acuity or ''}" if first else "",
    }
    await _say(work, desk, context, "phone.which", params)


async def _pasted(work: Work, desk: Desk, actor: Actor, context: Context) -> None:
    """Each pasted line that is a need is listed with [开] [不要]; the words wait in `said`."""
    shown = 0
    for number, line in enumerate(context.heard.text.splitlines()):
        found = PASTED.match(line)
        if found is None or shown >= MOST_PASTED:
            continue
        reading = read(desk.content, found["said"], at=context.heard.at, zone=desk.zone)
        opens = cases_of(reading.what)
        if not opens:
            continue
        said = replace(said_of(desk, actor, context.heard), words=line.strip())
        await timeline.add_said(work, None, said)
        choice = f"{opens[0].kind}.{opens[0].category or ''}.{opens[0].acuity or ''}"
        params = {"said": said.id, "wanted": choice, "name": found["who"]}
        about = f"pasted:{actor.chat.id}:{context.heard.message_id}:{number}"
        message = Message("phone.pasted", about, params, Lane.REPLY, Owed.OWED)
        await tell_chat(work, desk, actor.chat.id, message)
        shown += 1
    if shown == 0:
        await _say(work, desk, context, "phone.nothing_pasted", {})


async def _say(work: Work, desk: Desk, context: Context, key: str, params: dict[str, str]) -> None:
    about = f"{key}:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, context.actor.chat.id, message)
