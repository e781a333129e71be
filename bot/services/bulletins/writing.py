"""An officer fills a notice in one line; what is missing is asked, one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.bulletins import Bulletin, BulletinState, Missing, form_of, holds, missing
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor
from bot.services.bulletins.office import may_announce, place_of
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.local import desk_for
from bot.services.rumours.asked_here import is_grave
from bot.services.telling import Message, tell_chat
from bot.store import bulletins, places
from bot.store.database import Work
from bot.understanding.bulletin_words import (
    SaidBulletin,
    asks_about_them,
    asks_for_notices,
    changes,
    is_whole,
    passes_on,
    read_bulletin,
    read_until,
)
from bot.understanding.notice_ends import end_of, is_told

DRAFT, HOW = "bulletin.draft", "bulletin.how"
ASKED = {Missing.TEXT: "bulletin.ask.text", Missing.SOURCE: "bulletin.ask.source",
         Missing.UNTIL: "bulletin.ask.until"}  # fmt: skip


async def command(call: Call) -> None:
    """/notice: what is in force; with words, a new one of who may announce."""
    words = call.heard.argument.strip()
    if words and may_announce(call.actor) and not call.actor.chat.is_group:
        desk = await _own(call.work, call.desk, call.actor)
        said = _read(desk, words, call.heard.at)
        said = said or SaidBulletin(None, words)
        await _draft(call.work, desk, call.actor, said, call.heard.message_id)
        return
    await _list(call.work, call.desk, call.actor, call.heard.message_id)


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A notice begun, an answer to what was asked of one, new words for one, or the list."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or actor.person is None or heard.form != "text" or decision.card:
        return False
    asked = asks_for_notices(heard.text)
    if asked or (asks_about_them(heard.text) and await _anything_holds(work, desk, actor)):
        await _list(work, desk, actor, heard.message_id)
        return True
    if not may_announce(actor):
        return False
    desk = await _own(work, desk, actor)
    anew = changes(heard.text)
    if anew is not None:
        return await _change(work, desk, actor, anew, heard.at, heard.message_id)
    said = _begun(desk, heard.text, heard.at, decision)
    if said is not None:
        await _draft(work, desk, actor, said, heard.message_id)
        return True
    return await _answered(work, desk, context)


async def announced(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A whole notice of who may announce, though a danger is named in it: it warns of one.

    Only with its form, source and end; whatever lacks one of them is read for danger first.
    """
    heard, actor = context.heard, context.actor
    if not heard.origin.private or heard.form != "text" or actor.person is None or heard.edited:
        return False
    if not may_announce(actor):
        return False
    desk = await _own(work, desk, actor)
    said = _read(desk, heard.text, heard.at)
    if said is None or not is_whole(said):
        return False
    await _draft(work, desk, actor, said, heard.message_id)
    return True


def is_notice(desk: Desk, actor: Actor, words: str, at: datetime) -> bool:
    """Whether words behind the command are a whole notice of who may announce."""
    said = _read(desk, words, at) if may_announce(actor) else None
    return said is not None and is_whole(said)


def _read(desk: Desk, text: str, at: datetime) -> SaidBulletin | None:
    kinds = {code: kind.words for code, kind in desk.content.bulletins.kinds.items()}
    return read_bulletin(text, at.astimezone(desk.zone), desk.content.lexicon.times, kinds)


def _begun(desk: Desk, text: str, at: datetime, decision: Decision) -> SaidBulletin | None:
    """What begins like a notice, or is to be told to everybody and is nobody's trouble."""
    said, told = _read(desk, text, at), passes_on(text)
    if said is None and told is None:
        return _planned(desk, text, at, decision)
    if told is None or (said is not None and said.kind):
        return said
    ill = decision.death or any(opens.kind == "symptom" for opens in decision.opens)
    return None if ill or is_grave(decision) else _read(desk, f"通知 {told}", at)


def _planned(desk: Desk, text: str, at: datetime, decision: Decision) -> SaidBulletin | None:
    """No water from eight to twelve, of who may announce: planned, since its end is known."""
    kind = desk.content.bulletins.kinds.get(form_of(desk.content.bulletins, text) or "")
    if kind is None or not kind.planned or not is_told(text):
        return None
    if decision.death or any(opens.kind != "problem" for opens in decision.opens):
        return None
    said = _read(desk, f"通知 {text}", at)
    return replace(said, kind=kind.code) if said is not None and said.until else None


async def _own(work: Work, desk: Desk, actor: Actor) -> Desk:
    """With the forms of the place they announce for."""
    return await desk_for(work, desk, await place_of(work, actor))


async def _draft(
    work: Work, desk: Desk, actor: Actor, said: SaidBulletin, message_id: int | None
) -> None:
    assert actor.person is not None
    old = await _open_draft(work, desk, actor)
    if old is not None:
        await bulletins.drop(work, old.id)
    unit_id, now = await place_of(work, actor), desk.now()
    one = Bulletin(
        id=desk.ids.new(), unit_id=unit_id, number=0, kind=_kind(desk, said), by_id=actor.person.id,
        text=said.text[: desk.content.bulletins.longest], source=said.source,
        until=_bounded(desk, said.until), version=1, state=BulletinState.DRAFT, at=now,
        changed_at=now,
    )  # fmt: skip
    await bulletins.put(work, one)
    await show_draft(work, desk, actor, one, message_id)


def _kind(desk: Desk, said: SaidBulletin) -> str:
    """As it was called, or as its words tell; empty where it has to be asked."""
    guessed = form_of(desk.content.bulletins, said.text) if said.text else None
    return said.kind or guessed or ""


async def _change(
    work: Work,
    desk: Desk,
    actor: Actor,
    anew: tuple[int, str],
    at: datetime,
    message_id: int | None,
) -> bool:
    """The same notice with new words; what is not said again stays."""
    assert actor.person is not None
    number, words = anew
    shown = await bulletins.numbered(work, await place_of(work, actor), number)
    if shown is None or shown.state is not BulletinState.LIVE:
        await _say(work, desk, actor, "bulletin.unknown", {"number": str(number)}, message_id)
        return True
    said = _read(desk, f"通知 {words}", at) or SaidBulletin(None, words)
    now = desk.now()
    one = replace(
        shown, id=desk.ids.new(), by_id=actor.person.id, text=said.text or shown.text,
        kind=said.kind or shown.kind, source=said.source or shown.source,
        until=_bounded(desk, said.until) or shown.until, version=shown.version + 1,
        state=BulletinState.DRAFT, at=now, changed_at=now, changes=shown.id, number=0,
    )  # fmt: skip
    await bulletins.put(work, one)
    await show_draft(work, desk, actor, one, message_id)
    return True


async def _answered(work: Work, desk: Desk, context: Context) -> bool:
    """What was asked of a draft; anything that cannot be the answer goes its own way."""
    actor, heard = context.actor, context.heard
    one = await _open_draft(work, desk, actor)
    wanted = missing(one) if one is not None and (one.kind or not one.text) else None
    if one is None or wanted is None:
        return False
    if wanted is Missing.UNTIL:
        at = heard.at.astimezone(desk.zone)
        times = desk.content.lexicon.times
        ends = end_of(heard.text, at, times) or read_until(heard.text, at, times)
        until = _bounded(desk, ends)
        if until is None:
            return False
        one = replace(one, until=until)
    elif wanted is Missing.SOURCE:
        one = replace(one, source=heard.text.strip()[:40])
    else:
        text = heard.text.strip()[: desk.content.bulletins.longest]
        at = heard.at.astimezone(desk.zone)
        until = one.until or _bounded(desk, end_of(text, at, desk.content.lexicon.times))
        kind = one.kind or _kind(desk, SaidBulletin(None, text))
        one = replace(one, text=text, kind=kind, until=until)
    one = replace(one, changed_at=desk.now())
    await bulletins.put(work, one)
    await show_draft(work, desk, actor, one, heard.message_id)
    return True


async def show_draft(
    work: Work, desk: Desk, actor: Actor, one: Bulletin, message_id: int | None
) -> None:
    """What is missing is asked; then the notice as it would go out."""
    wanted = missing(one)
    if one.kind:
        key = ASKED[wanted] if wanted else DRAFT
    else:
        key = "bulletin.ask.kind" if one.text else "bulletin.ask.what"
    await _say(work, desk, actor, key, {"bulletin": one.id}, message_id)


async def _open_draft(work: Work, desk: Desk, actor: Actor) -> Bulletin | None:
    assert actor.person is not None
    since = desk.now() - desk.content.bulletins.asking
    return await bulletins.draft_of(work, actor.person.id, since)


async def _list(work: Work, desk: Desk, actor: Actor, message_id: int | None) -> None:
    unit = actor.chat.unit_id or (actor.person.unit_id if actor.person else None)
    office = await place_of(work, actor) if may_announce(actor) else None
    params = {"place": office or unit or ""}
    await _say(work, desk, actor, "bulletin.list", params, message_id)
    if office and not actor.chat.is_group:
        await _say(work, desk, actor, HOW, params, message_id)


async def _anything_holds(work: Work, desk: Desk, actor: Actor) -> bool:
    """At their home: what stands there and above."""
    assert actor.person is not None
    units = [unit.id for unit in await places.ancestors(work, actor.person.unit_id)]
    found = await bulletins.live_in(work, [*units, actor.person.unit_id])
    return any(holds(one, desk.now()) for one in found)


async def _say(
    work: Work, desk: Desk, actor: Actor, key: str, params: dict[str, str], message_id: int | None
) -> None:
    about = f"{key}:{actor.chat.id}:{message_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)


def _bounded(desk: Desk, until: datetime | None) -> datetime | None:
    """Nothing holds longer than the rules let it; what is over already is no end."""
    if until is None or until <= desk.now():
        return None
    return min(until, desk.now() + timedelta(days=desk.content.bulletins.most_days))
