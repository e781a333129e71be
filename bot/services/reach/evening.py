"""Once a day after the fields: who is not asked any more; once a week who has not heard."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from bot.domain.lanes import Lane, Owed
from bot.domain.prompting_people import ALL, gone_silent
from bot.domain.quiet import waking
from bot.services.desk import Desk
from bot.services.local import desk_for
from bot.services.reach import lists
from bot.services.reach.unheard import hand_out
from bot.services.telling import Message, tell_person
from bot.store import people, places, prompt_wishes, prompts, reach, records
from bot.store.database import Work

QUIET = "reach.quiet"
DAY, WEEK = "reach_day", "reach_week"  # marks: the last evening, the last list of a village
A_WEEK = timedelta(days=7)
LOOK_BACK = timedelta(days=120)


async def of_evening(desk: Desk) -> int:
    """Every village in which prompts are said, in a write of its own."""
    waiting = await desk.database.read(lambda work: _waiting(work, desk))
    due = [root for root, at in waiting if at <= desk.now()]
    for root in due:
        await desk.database.write(partial(_village, desk=desk, root=root))
    return len(due)


async def next_evening(desk: Desk) -> datetime | None:
    """The first evening that is not over yet."""
    waiting = await desk.database.read(lambda work: _waiting(work, desk))
    return min((at for _, at in waiting), default=None)


async def _waiting(work: Work, desk: Desk) -> list[tuple[str, datetime]]:
    found = []
    for begun in await prompts.begun(work):
        own = await desk_for(work, desk, begun.unit_id)
        mark = await records.get_mark(work, f"{DAY}:{begun.unit_id}")
        over = mark is not None and mark[0] == own.today().isoformat()
        day = own.today() + timedelta(days=1) if over else own.today()
        at = datetime.combine(day, own.content.reach.list_at, own.zone)
        found.append((begun.unit_id, at.astimezone(own.now().tzinfo)))
    return found


async def _village(work: Work, *, desk: Desk, root: str) -> None:
    own = await desk_for(work, desk, root)
    today = own.today()
    await records.set_mark(work, f"{DAY}:{root}", today.isoformat(), own.now())
    await _fall_silent(work, own, root)
    if await _is_list_day(work, own, root, today):
        await records.set_mark(work, f"{WEEK}:{root}", today.isoformat(), own.now())
        await hand_out(work, own, root)


async def _is_list_day(work: Work, desk: Desk, root: str, today: date) -> bool:
    """A list that a downtime swallowed is made the next evening."""
    if today.weekday() == desk.content.reach.list_day:
        return True
    mark = await records.get_mark(work, f"{WEEK}:{root}")
    return mark is not None and today - date.fromisoformat(mark[0]) > A_WEEK


async def _fall_silent(work: Work, desk: Desk, root: str) -> None:
    """Who answered none of the last is left to the loudspeaker; their liaison hears it once."""
    rules, today = desk.content.prompting, desk.today()
    units = await places.subtree_ids(work, root)
    quiet = await reach.quiet(work, units)
    wishes = await prompt_wishes.wishes_in(work, units)
    last = (desk.now() - desk.content.reach.quiet_after).astimezone(desk.zone).date()
    whose: dict[str, list[str]] = {}
    for person_id, had in (await prompt_wishes.had_in(work, units, today - LOOK_BACK)).items():
        since, woke = quiet.get(person_id, (None, None))
        own = wishes.get(person_id, {})
        if since is not None or any(own.values()) or own.get(ALL) is False:
            continue
        if not gone_silent(had, rules.unanswered, woke) or had[0].day > last:
            continue
        person = await people.find_person(work, person_id)
        if person is None or not await lists.may_be_told(work, person):
            continue
        await reach.fall_silent(work, person_id, desk.now())
        teller = await lists.teller_of(work, desk, person)
        if teller is not None:
            whose.setdefault(teller, []).append(person_id)
    for teller, silent in whose.items():
        await _tell(work, desk, teller, silent)


async def _tell(work: Work, desk: Desk, teller: str, silent: list[str]) -> None:
    message = Message(
        QUIET,
        f"{QUIET}:{teller}:{desk.today().isoformat()}",
        {"people": ",".join(silent)},
        Lane.REMINDER,
        Owed.LOOSE,
        silent=True,
        unasked=True,
        due_at=waking(desk.now(), desk.quiet()),
    )
    await tell_person(work, desk, teller, message)
