"""A verdict in the groups: one line, one of the day's prompts, edited and taken back in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Chat
from bot.domain.quiet import waking
from bot.domain.rumours import Rumour
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.prompts.sending import groups_below
from bot.services.rumours.judges import may_publish
from bot.services.telling import Message, tell_chat
from bot.store import deaths, living, prompts, rumours
from bot.store.database import Work
from bot.store.prompts import Send

POST, CADRE = "living.rumour_post", "living.rumour_cadre"
FROM_ZERO = time(0, 0)


def about_post(rumour_id: str) -> str:
    """The matter of what stands in the groups."""
    return f"rumour_post:{rumour_id}"


def about_cadre(rumour_id: str) -> str:
    """The matter of the cadres' message with the buttons."""
    return f"rumour_cadre:{rumour_id}"


async def on_post(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Into the groups, or out of them again."""
    one = await rumours.find(work, pressed.subject)
    if one is None or actor.person is None or one.verdict is None:
        return Refused("press.unknown")
    if not await may_publish(work, desk, one, actor.person.id):
        return Refused("rumour.no.only_a_cadre")
    if pressed.choice == "back":
        return await _take_back(work, desk, one)
    if one.posted:
        return Done("rumour.posted_already")
    await rumours.put(work, replace(one, posted_at=desk.now(), withdrawn_at=None))
    said, later = 0, 0
    for chat in await groups_below(work, one.unit_id):
        due = await _when(work, desk, one, chat)
        if due is None:
            continue
        await _say(work, desk, one, chat, due)
        said, later = said + 1, later + (due > waking(desk.now(), desk.quiet()))
    await living.want_about(work, about_post(one.id))
    await living.want_about(work, about_cadre(one.id))
    return Done("rumour.posted", (("groups", str(said)), ("later", str(later))))


async def _take_back(work: Work, desk: Desk, one: Rumour) -> Outcome:
    if not one.posted:
        return Done("rumour.not_posted")
    await rumours.put(work, replace(one, withdrawn_at=desk.now()))
    await living.want_about(work, about_post(one.id))
    await living.want_about(work, about_cadre(one.id))
    return Done("rumour.taken_back")


async def _when(work: Work, desk: Desk, one: Rumour, chat: Chat) -> datetime | None:
    """At once where it is danger; else as that day's prompt, tomorrow if today had its own."""
    now = desk.now()
    if is_danger(desk, one):
        return now
    today = desk.today()
    if chat.unit_id is None or await deaths.hushed(work, chat.unit_id, today):
        return None
    code = f"rumour_{one.id}"
    for ahead in range(desk.content.prompting.ahead):
        day = today + timedelta(days=ahead)
        had, same = await prompts.told(work, chat.id, code, day, today - timedelta(days=1))
        if same:
            return now
        if had >= desk.content.prompting.group_a_day:
            continue
        start = datetime.combine(day, FROM_ZERO, desk.zone) if ahead else now
        at = waking(start.astimezone(now.tzinfo), desk.quiet())
        send = Send(
            id=desk.ids.new(), prompt=code, topic="rumour", unit_id=chat.unit_id, day=day,
            slot=f"{at.astimezone(desk.zone):%H:%M}", at=at, chat_id=chat.id,
        )  # fmt: skip
        await prompts.add_send(work, send)
        return at
    return None


def is_danger(desk: Desk, one: Rumour) -> bool:
    """Salt is bought up, disinfectant is drunk: it waits for no other prompt."""
    topic = desk.content.faq.topics.get(one.topic)
    return topic is not None and topic.danger


async def _say(work: Work, desk: Desk, one: Rumour, chat: Chat, due: datetime) -> None:
    danger = is_danger(desk, one)
    message = Message(
        POST, about_post(one.id), {"rumour": one.id}, Lane.CASE if danger else Lane.BROADCAST,
        Owed.LOOSE, living=True, silent=not danger, unasked=not danger, due_at=due,
    )  # fmt: skip
    await tell_chat(work, desk, chat.id, message)
