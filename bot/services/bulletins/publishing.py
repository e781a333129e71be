"""A notice goes out to the groups it is for; a new version or its end is an edit of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.bulletins import Bulletin, BulletinState, missing
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.prompts import Prompt
from bot.domain.quiet import waking
from bot.services.actors import Actor
from bot.services.bulletins.mourning import SHOWN, about, after_grief
from bot.services.bulletins.office import may_announce, place_of
from bot.services.bulletins.writing import show_draft
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.local import content_for, desk_for
from bot.services.prompts.changing import EVENT_DAYS
from bot.services.prompts.library import usable
from bot.services.prompts.sending import groups_below, to_unit, withdraw
from bot.services.rides.telling_back import tell_back
from bot.services.telling import Message, tell_chat
from bot.store import bulletins, living, places, prompt_plans, prompts
from bot.store.database import Work
from bot.understanding.bulletin_words import takes_back


async def on_kind(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Which form it is."""
    one = await _own_draft(work, actor, pressed.subject)
    chosen = pressed.choice or ""
    if one is None or chosen not in (await content_for(work, desk, one.unit_id)).bulletins.kinds:
        return Refused("press.unknown")
    one = replace(one, kind=chosen, changed_at=desk.now())
    await bulletins.put(work, one)
    await show_draft(work, desk, actor, one, pressed.message_id)
    return Done()


async def on_send(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Out, or let go of."""
    one = await _own_draft(work, actor, pressed.subject)
    if one is None or missing(one) is not None or not one.kind:
        return Refused("press.unknown")
    desk = await desk_for(work, desk, one.unit_id)
    if pressed.choice == "no":
        await bulletins.drop(work, one.id)
        return Done("bulletin.let_go")
    if one.until is not None and one.until <= desk.now():
        return Refused("bulletin.over_already")
    live = await (_renew if one.changes else _publish)(work, desk, one)
    if await prompts_for(work, desk, live):
        await tell_back(work, desk, actor, "bulletin.go_with", {"bulletin": live.id})
    out = waking(desk.now(), desk.quiet())
    if one.changes or desk.content.bulletins.kinds[live.kind].alert or out <= desk.now():
        return Done("bulletin.sent", (("number", str(live.number)),))
    clock = f"{out.astimezone(desk.zone):%H:%M}".removeprefix("0")
    return Done("bulletin.sent.later", (("number", str(live.number)), ("clock", clock)))


async def on_prompt(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """What to do about it, from the library, with the warning."""
    one = await bulletins.find(work, pressed.subject)
    if one is None or actor.person is None or not may_announce(actor):
        return Refused("press.unknown")
    if one.state is not BulletinState.LIVE or one.by_id != actor.person.id:
        return Refused("press.unknown")
    prompt = (await usable(work, desk, one.unit_id)).get(pressed.choice or "")
    if prompt is None:
        return Refused("press.unknown")
    sent = await to_unit(work, desk, prompt, one.unit_id, danger=True)
    if not sent:
        return Refused("bulletin.prompted_already")
    await _go_on_with(work, desk, one, prompt.season.event, actor.person.id)
    return Done("bulletin.prompted")


async def _go_on_with(work: Work, desk: Desk, one: Bulletin, event: str | None, by: str) -> None:
    """What else there is to say about it comes first in the calendar, while the warning holds."""
    if event is None or one.until is None:
        return
    last = one.until.astimezone(desk.zone).date()
    until = min(last, desk.today() + timedelta(days=EVENT_DAYS - 1))
    await prompt_plans.release(work, one.unit_id, event, until, by, desk.now())


async def prompts_for(work: Work, desk: Desk, one: Bulletin) -> tuple[Prompt, ...]:
    """What the library says to do about what is warned of."""
    kind = (await content_for(work, desk, one.unit_id)).bulletins.kinds.get(one.kind)
    events = kind.warns_of(one.text) if kind and one.version == 1 else ()
    found = (await usable(work, desk, one.unit_id)).values() if events else ()
    fitting = [prompt for prompt in found if prompt.season.event in events]
    return tuple(sorted(fitting, key=lambda prompt: events.index(prompt.season.event or "")))


async def _publish(work: Work, desk: Desk, draft: Bulletin) -> Bulletin:
    number = await bulletins.next_number(work, draft.unit_id)
    now = desk.now()
    live = replace(draft, number=number, state=BulletinState.LIVE, at=now, changed_at=now)
    await bulletins.put(work, live)
    await bulletins.keep_version(work, live)
    kind = desk.content.bulletins.kinds[live.kind]
    message = Message(
        SHOWN, about(live.id), {"bulletin": live.id}, Lane.CASE,
        Owed.OWED, living=True, silent=not kind.alert,
        due_at=now if kind.alert else waking(now, desk.quiet()),
    )  # fmt: skip
    for chat in await groups_below(work, live.unit_id):
        grief = await after_grief(work, desk, chat.unit_id) if kind.hushed else None
        await tell_chat(work, desk, chat.id, replace(message, due_at=grief or message.due_at))
    return live


async def _renew(work: Work, desk: Desk, draft: Bulletin) -> Bulletin:
    """The shown one gets the new words; the old ones stay in its record."""
    shown = await bulletins.find(work, draft.changes or "")
    assert shown is not None
    live = replace(
        shown, kind=draft.kind, text=draft.text, source=draft.source, until=draft.until,
        by_id=draft.by_id, version=shown.version + 1, changed_at=desk.now(),
    )  # fmt: skip
    await bulletins.put(work, live)
    await bulletins.keep_version(work, live)
    await bulletins.drop(work, draft.id)
    await living.want_about(work, about(live.id))
    return live


async def taken_back(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Withdrawn by who announces for the place; its messages say so."""
    heard, actor = context.heard, context.actor
    number = takes_back(heard.text) if heard.origin.private and actor.person else None
    if number is None or not may_announce(actor):
        return False
    one = await bulletins.numbered(work, await place_of(work, actor), number)
    if one is None or one.state is not BulletinState.LIVE:
        await tell_back(work, desk, actor, "bulletin.unknown", {"number": str(number)})
        return True
    await _end(work, replace(one, state=BulletinState.WITHDRAWN, changed_at=desk.now()))
    await _nothing_of_it(work, desk, one)
    await tell_back(work, desk, actor, "bulletin.withdrawn", {"number": str(number)})
    return True


async def _nothing_of_it(work: Work, desk: Desk, one: Bulletin) -> None:
    """What was told with a warning that did not hold says so too, and nothing more follows."""
    kind = (await content_for(work, desk, one.unit_id)).bulletins.kinds.get(one.kind)
    events = kind.warns_of(one.text) if kind else ()
    if not events:
        return
    for event in events:
        await prompt_plans.take_back(work, one.unit_id, event)
    units = await places.subtree_ids(work, one.unit_id)
    since = one.at.astimezone(desk.zone).date()
    for send in await prompts.sends_of_units(work, units, since, desk.today()):
        prompt = desk.content.prompts.get(send.prompt)
        if prompt is not None and prompt.season.event in events and send.state == prompts.SENT:
            await withdraw(work, desk, send.id, "withdrawn")


async def end_due(desk: Desk) -> int:
    """What is over says so, by an edit; how many there were."""
    now = desk.now()
    ended = await desk.database.read(lambda work: bulletins.over(work, now))
    if not ended:
        return 0

    async def write(work: Work) -> None:
        for one in ended:
            await _end(work, replace(one, state=BulletinState.OVER, changed_at=now))

    await desk.database.write(write)
    return len(ended)


async def next_end(desk: Desk) -> datetime | None:
    return await desk.database.read(bulletins.next_end)


async def _end(work: Work, one: Bulletin) -> None:
    await bulletins.put(work, one)
    await living.want_about(work, about(one.id))


async def _own_draft(work: Work, actor: Actor, id: str) -> Bulletin | None:
    one = await bulletins.find(work, id)
    if one is None or actor.person is None or one.by_id != actor.person.id:
        return None
    return one if one.state is BulletinState.DRAFT and may_announce(actor) else None
