"""What is in my hands: a living message a day for who holds or was told something, worst first."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import living, timeline
from bot.store.database import Work


def sounds(desk: Desk) -> tuple[time, ...]:
    """When a list may make a sound (data/budgets.yaml: news_at), earliest first."""
    return tuple(sorted(desk.content.budgets.news_at))


def slot_of(desk: Desk, moment: datetime) -> tuple[str, int, datetime]:
    """Day, slot of the day, and when the slot began (the last time a sound was allowed)."""
    local, times = moment.astimezone(desk.zone), sounds(desk)
    begun = [datetime.combine(local.date(), at, desk.zone) for at in times]
    past = [at for at in begun if at <= local]
    if past:
        return local.date().isoformat(), len(past), past[-1]
    yesterday = local.date() - timedelta(days=1)
    return yesterday.isoformat(), len(times), datetime.combine(yesterday, times[-1], desk.zone)


def about_duties(person_id: str, day: str, slot: int) -> str:
    return f"duties:{person_id}:{day}:{slot}"


async def refresh_duties(work: Work, desk: Desk, person_id: str) -> None:
    """Draw somebody's message anew, without sound; the first one of a slot is put there."""
    day, slot, _ = slot_of(desk, desk.now())
    for older in range(slot, -1, -1):
        if await living.want_about(work, about_duties(person_id, day, older)):
            return
    await _put(work, desk, person_id, day, slot, silent=True)


async def sound_duties(work: Work, desk: Desk, person_id: str) -> bool:
    """At 07:30, 11:30, 17:30: a fresh message with sound, if something is new since the last."""
    day, slot, begun = slot_of(desk, desk.now())
    _, _, since = slot_of(desk, begun - timedelta(seconds=1))
    if not await timeline.count_told_since(work, person_id, since):
        return False
    if not await _put(work, desk, person_id, day, slot, silent=False):
        return False
    before = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    older = [(day, i) for i in range(slot)] + [(before, i) for i in range(len(sounds(desk)) + 1)]
    for old_day, old_slot in older:
        await living.want_about(work, about_duties(person_id, old_day, old_slot))
    return True


async def _put(
    work: Work, desk: Desk, person_id: str, day: str, slot: int, *, silent: bool
) -> bool:
    return await tell_person(
        work,
        desk,
        person_id,
        Message(
            key="living.duties",
            about=about_duties(person_id, day, slot),
            params={"person": person_id, "day": day, "slot": str(slot)},
            lane=Lane.CASE,
            owed=Owed.LOOSE,
            living=True,
            silent=silent,
        ),
    )


async def show_duties(work: Work, desk: Desk, actor: Actor) -> None:
    """/duty: the list anew where it was asked for, at the bottom of the chat."""
    if actor.person is None or actor.private is None:
        return
    message = Message(
        key="living.duties",
        about=f"duties:{actor.person.id}:asked:{actor.origin.update_id}",
        params={"person": actor.person.id, "day": desk.today().isoformat(), "slot": "asked"},
        lane=Lane.REPLY,
        owed=Owed.LOOSE,
    )
    await tell_chat(work, desk, actor.private.id, message, actor.person.id)
