"""Paper to hand out and to hang up: a card or a poster of a prompt, a sheet for the loudspeaker."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Refused
from bot.domain.people import Person
from bot.domain.prompts import Prompt
from bot.domain.roles import wears
from bot.domain.voicing import PROMPT
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.prompts import library
from bot.services.telling import Message, tell_chat
from bot.services.views.shown import Picture, Shown
from bot.services.voicing.clips import clip_for
from bot.services.voicing.finding import prompt_named, todays
from bot.services.voicing.papers import (
    CARD,
    LOUDSPEAKER,
    PAYLOAD,
    POSTER,
    loudspeaker_values,
    paper_values,
)
from bot.store import deaths
from bot.store.database import Work
from bot.store.outbox import OutboxRow
from bot.understanding.voicing_words import Paper, wants_paper, wants_script

PAPER, SCRIPT, SOUND = "said.prompt_paper", "said.loudspeaker", "said.loudspeaker_sound"
READERS = ("cadre", "officer", "liaison", "doctor")


async def put_on_paper(call: Call) -> None:
    """/print, alone or with a number, a title, poster or picture."""
    person = call.actor.person
    if person is None or person.guest:
        await call.say("voicing.who_are_you")
        return
    paper = wants_paper(f"{call.heard.argument}") if call.heard.argument else Paper("", False)
    paper = paper or Paper(call.heard.argument.strip(), False)
    about = f"command:{call.actor.chat.id}:{call.heard.message_id}"
    said = await _print(call.work, call.desk, call.actor.chat.id, person, paper, about)
    if said is not None:
        await call.say(said)


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """The same in words, in private."""
    actor, heard = context.actor, context.heard
    person = actor.person
    if not heard.origin.private or person is None or person.guest or decision.card:
        return False
    paper = wants_paper(heard.text)
    if paper is None or (
        not paper.sure and await prompt_named(work, desk, person.unit_id, paper.which) is None
    ):
        return False
    about = f"words:{actor.chat.id}:{heard.message_id}"
    said = await _print(work, desk, actor.chat.id, person, paper, about)
    if said is not None:
        message = Message(said, f"{about}:{said}", {}, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, actor.chat.id, message)
    return True


async def _print(
    work: Work, desk: Desk, chat_id: str, person: Person, paper: Paper, about: str
) -> str | None:
    """The key of what is said instead, where there is nothing to print."""
    prompt = await _meant(work, desk, person.unit_id, paper.which)
    if prompt is None:
        return "voicing.no_such" if paper.which else "voicing.which"
    params = {
        "prompt": prompt.code,
        "unit": person.unit_id,
        "form": POSTER if paper.poster else CARD,
        "picture": "1" if paper.picture else "",
    }
    message = Message(PAPER, f"{about}:paper", params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, chat_id, message)
    return None


async def _meant(work: Work, desk: Desk, unit_id: str, which: str) -> Prompt | None:
    if which.strip():
        return await prompt_named(work, desk, unit_id, which)
    return await todays(work, desk, unit_id)


async def broadcast(call: Call) -> None:
    """/broadcast: today's prompt, or another, on one sheet; with its sound where there is one."""
    work, desk, actor = call.work, call.desk, call.actor
    person = actor.person
    if person is None or not wears(actor.held, *READERS):
        await call.tell(Refused("board.not_for_you"))
        return
    about = f"broadcast:{actor.chat.id}:{call.heard.message_id}"
    said = await _script(work, desk, actor.chat.id, person, call.heard.argument, about)
    if said is not None:
        await call.say(said)


async def script_in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """The same in words: what does the loudspeaker say today."""
    actor, heard = context.actor, context.heard
    which = wants_script(heard.text) if heard.origin.private and not decision.card else None
    if which is None or actor.person is None or not wears(actor.held, *READERS):
        return False
    about = f"broadcast:{actor.chat.id}:{heard.message_id}"
    said = await _script(work, desk, actor.chat.id, actor.person, which, about)
    if said is not None:
        message = Message(said, f"{about}:{said}", {}, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, actor.chat.id, message)
    return True


async def _script(
    work: Work, desk: Desk, chat_id: str, person: Person, which: str, about: str
) -> str | None:
    """The sheet and its sound; else the key of what is said instead."""
    prompt = await _meant(work, desk, person.unit_id, which)
    if prompt is None:
        return "voicing.no_such" if which.strip() else "voicing.which"
    clip = await clip_for(work, desk, f"{PROMPT}{prompt.code}", person.unit_id)
    hushed = await deaths.hushed(work, person.unit_id, desk.today())
    params = {"prompt": prompt.code, "unit": person.unit_id, "sound": "1" if clip else "",
              "hushed": "1" if hushed else ""}  # fmt: skip
    await tell_chat(work, desk, chat_id, Message(SCRIPT, about, params, Lane.REPLY, Owed.LOOSE))
    if clip is not None:
        message = Message(SOUND, f"{about}:sound", params, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, chat_id, message)
    return None


async def show_paper(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """A page to print, or a picture to pass on; the same in words where nothing can be drawn."""
    prompt = await library.find(work, desk, row.params["prompt"], row.params["unit"])
    if prompt is None:
        return None
    values = await paper_values(work, desk, prompt, row.params["unit"])
    file = None if row.params["picture"] else f"{prompt.card_title}.pdf"
    drawn = {**values, "payload": PAYLOAD}
    picture = Picture(drawn, "voicing.paper", {}, row.params["form"], file)
    return Shown("voicing.paper.words", values, picture=picture)


async def show_script(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The sheet; in words where nothing can be drawn."""
    prompt = await library.find(work, desk, row.params["prompt"], row.params["unit"])
    if prompt is None:
        return None
    drawn = await loudspeaker_values(work, desk, prompt, row.params["unit"])
    told = {"sound": bool(row.params["sound"]), "hushed": bool(row.params["hushed"])}
    picture = Picture(drawn, "voicing.broadcast", told, LOUDSPEAKER, f"{prompt.card_title}.pdf")
    values = {**told, "spoken": prompt.spoken, "title": prompt.card_title}
    return Shown("voicing.broadcast.words", values, picture=picture)


async def show_sound(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The recording as a file: for a card in the loudspeaker, or a phone held to it."""
    prompt = await library.find(work, desk, row.params["prompt"], row.params["unit"])
    clip = await clip_for(work, desk, f"{PROMPT}{row.params['prompt']}", row.params["unit"])
    if prompt is None or clip is None:
        return None
    return Shown("voicing.broadcast.sound", {}, clip=clip, clip_as=f"{prompt.card_title}.ogg")
