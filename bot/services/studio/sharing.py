"""What goes beyond the one who wrote it: an experience to other villages, the week's thanks."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.studio import Draft, Form, State
from bot.services.desk import Desk
from bot.services.studio import releasing, steps
from bot.services.studio.writers import cadres
from bot.services.telling import Message, tell_person
from bot.store import deaths, places, studio
from bot.store.database import Work


async def passed(work: Work, form: Form) -> tuple[Draft, ...]:
    """Every word is given, and it waits for its day; the oldest first."""
    waiting = [d for d in await studio.in_state(work, State.WAITING) if d.form is form]
    return tuple([d for d in waiting if await steps.missing(work, d) is None])


async def share(work: Work, desk: Desk) -> int:
    """One a week and township: to the cadres of its other villages, each in private."""
    shared = 0
    for draft in await passed(work, Form.EXPERIENCE):
        villages = await _villages(work, draft)
        if not await _lately(work, desk, villages):
            await _to_cadres(work, desk, draft, villages)
            await releasing.out(work, desk, draft)
            shared += 1
    return shared


async def _villages(work: Work, draft: Draft) -> tuple[str, ...]:
    """Of its township, its own too."""
    township = await places.unit_of_level(work, draft.unit_id, "township")
    below = await places.children(work, township.id) if township else ()
    return tuple(u.id for u in below if u.level == "village") or (draft.unit_id,)


async def _lately(work: Work, desk: Desk, villages: tuple[str, ...]) -> bool:
    """Whether one was shared there within the week."""
    since = desk.now() - desk.content.studio.share_every
    done = await studio.in_units(work, villages, State.OUT)
    return any(d.form is Form.EXPERIENCE and d.out_at and d.out_at > since for d in done)


async def _to_cadres(work: Work, desk: Desk, draft: Draft, villages: tuple[str, ...]) -> None:
    told: set[str] = set()
    for village in villages:
        if village != draft.unit_id:
            told.update(await cadres(work, desk, village))
    message = Message(
        "studio.experience", f"studio.experience:{draft.id}", {"draft": draft.id}, Lane.REMINDER,
        Owed.LOOSE, unasked=True,
    )  # fmt: skip
    for person in sorted(told - {draft.author_id or ""}):
        await tell_person(work, desk, person, message)


async def thank(work: Work, desk: Desk) -> int:
    """Once a week in one folded message a village; who mourns hears it another week."""
    by_village: dict[str, list[Draft]] = {}
    for draft in await passed(work, Form.THANKS):
        by_village.setdefault(draft.unit_id, []).append(draft)
    for village, drafts in by_village.items():
        if await deaths.hushed(work, village, desk.today()):
            continue
        for draft in drafts:
            await releasing.out(work, desk, draft)
        ids = ",".join(d.id for d in drafts)
        about = f"{village}:{desk.today().isoformat()}"
        await releasing.to_groups(work, desk, village, "studio.thanks", about, drafts=ids)
    return len(by_village)


def thanks_hour(desk: Desk) -> datetime:
    """The next one, today's if it is not over."""
    rules, today = desk.content.studio, desk.today()
    day = today + timedelta(days=(rules.thanks_day - today.weekday()) % 7)
    at = datetime.combine(day, rules.thanks_at, desk.zone)
    return at if at > desk.now() else at + timedelta(days=7)
