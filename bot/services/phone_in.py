"""For those without an account: one line opens it (the word, a name, the need), proxies speak."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.acuity import Acuity
from bot.domain.intake import cases_of
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.roles import may, wears
from bot.services import dialogs, words
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.noting import said_of
from bot.services.proxy import name_in, open_for, without_name
from bot.services.subjects import mentioned, people_called
from bot.services.taps import Taps
from bot.services.telling import Message, tell_chat
from bot.services.understand import read
from bot.store import timeline
from bot.store.database import Work
from bot.understanding.kin_words import is_spoken_to

# Lines pasted from another chat, a name, a colon and the words, one a line.
PASTED = re.compile(r"^\s*(?:\[[^\]]*\]\s*)?(?P<who>[^\s:：]{1,12})[:：]\s*(?P<said>.{2,500})$")
MOST_PASTED = 8


async def phoned(work: Work, desk: Desk, taps: Taps, context: Context) -> bool:
    """Whether a role-holder wrote for somebody else, by name or in pasted lines."""
    actor, text = context.actor, context.heard.text
    if not context.heard.origin.private or actor.person is None or context.heard.reply_to_bot:
        return False
    serves = may(actor.held, "note") or wears(actor.held, "liaison", "doctor", "cadre", "keeper")
    lines = [m for m in map(PASTED.match, text.splitlines()) if m]
    if serves and len(lines) >= 2:
        await _pasted(work, desk, actor, context)
        return True
    names = context.reading.meaning.names
    name = names[0] if names else name_in(text)
    if name is None and serves:
        name = await _named_first(work, actor.person, context)
    if name is None or not (serves or context.reading.meaning.proxy):
        return False
    await _for(work, desk, taps, context, actor.person, name)
    return True


async def _named_first(work: Work, speaker: Person, context: Context) -> str | None:
    """Of who serves others: who is named first is the one it is for.

    What is of danger, or an address (grandfather, bring me a pack), goes its own way.
    """
    reading, text = context.reading, context.heard.text.strip()
    meaning = reading.meaning
    wished = any(intent.startswith("need_") for intent in meaning.intents)
    if not wished or meaning.alarm or reading.what.acuity is Acuity.EMERGENCY:
        return None
    found = await mentioned(work, speaker, text)
    first = [n for p in found for n in (p.name, p.called) if n and text.startswith(n)]
    name = max(first, key=len, default=None)
    return None if name is None or is_spoken_to(text[len(name) :]) else name


async def _for(
    work: Work, desk: Desk, taps: Taps, context: Context, speaker: Person, name: str
) -> None:
    """Open for the named person; several of that name are asked, an unknown one is said."""
    said = said_of(desk, context.actor, context.heard)
    found = await people_called(work, name, speaker.unit_id)
    if not found:
        await _say(work, desk, context, "phone.unknown_name", {"name": name})
    elif len(found) > 1:
        await timeline.add_said(work, None, said)
        params = {"people": ",".join(p.id for p in found[:3]), "said": said.id}
        await _say(work, desk, context, "phone.which", params)
    elif await words.for_somebody(work, desk, taps, context, found[0], without_name(said)):
        return
    elif not await open_for(work, desk, context.actor, found[0], said):
        await dialogs.ask_about(work, desk, context.actor, found[0])


async def _pasted(work: Work, desk: Desk, actor: Actor, context: Context) -> None:
    """Each pasted line that is a need is listed to be opened or not; the words wait in `said`."""
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
