"""Off and on again: for the day, for the week, until they say so, or until they are well."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from bot.domain.helping import Rest, RestWhy, ask_again_at, end_of_day, end_of_week
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.quiet import is_night
from bot.services.desk import Desk
from bot.services.drivers.handing_back import hand_back, under_way
from bot.services.duty.standing_in import Away, back_again, step_out
from bot.services.rides.board import show_waiting
from bot.services.telling import Message, tell_person
from bot.store import rests
from bot.store.database import Work
from bot.understanding.driver_words import Span

# With a drink or a medicine they drive nobody; their office stays theirs.
OUT_OF_OFFICE = frozenset({RestWhy.REST, RestWhy.UNWELL})


async def rest(
    work: Work,
    desk: Desk,
    person: Person,
    why: RestWhy,
    until: datetime | None,
    since: datetime | None = None,
    *,
    stand_in: str | None = None,
    by: str | None = None,
) -> None:
    """They are left alone from now on (or from `since`), and hear what became of their tasks.

    Who has an office is stood in for, by whoever was named (`stand_in`) or is nearest.
    """
    now = desk.now()
    begin = since or now
    if begin <= now:
        await rests.end_rests(work, person.id, now)
    await _add(work, desk, person.id, why, begin, until)
    told = None
    if why in OUT_OF_OFFICE:
        told = await step_out(work, desk, Away(person.id, begin, until, stand_in, by))
    freed = await hand_back(work, desk, person.id, begin, until)
    if told is None or freed or await under_way(work, desk, person.id):
        await _tell(work, desk, person, why, until, freed, begin)


async def rest_days(work: Work, desk: Desk, person: Person, spans: Iterable[Span]) -> None:
    """Days, or parts of days, on which they cannot; days in a row are one."""
    now = desk.now()
    merged: list[tuple[datetime, datetime]] = []
    for begin, end in sorted(_between(desk, span) for span in spans):
        if end <= now:
            continue
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    for begin, end in merged:
        since = begin if begin > now else None
        await rest(work, desk, person, RestWhy.REST, end, since)


async def unfit(work: Work, desk: Desk, person: Person, why: RestWhy) -> bool:
    """Ill, drowsy or with a drink: off the list by itself; False where that was known."""
    now, helping = desk.now(), desk.content.helping
    known = await rests.resting(work, person.id, now)
    if known is not None and known.why.of_health:
        return False
    until = now + helping.drank if why is RestWhy.DRANK else None
    await rest(work, desk, person, why, until)
    return True


async def come_back(work: Work, desk: Desk, person_id: str) -> bool:
    """They are there again; False where nothing held them, or a drink still does."""
    now = desk.now()
    held = await rests.resting(work, person_id, now)
    if held is not None and held.why is RestWhy.DRANK:
        return False
    back = await rests.end_rests(work, person_id, now) > 0
    if back:
        await back_again(work, desk, person_id)
        await show_waiting(work, desk, person_id)
    return back


async def back_from(work: Work, desk: Desk, person: Person, day: date) -> None:
    """Back from a named day on: left alone until then."""
    await rest(work, desk, person, RestWhy.REST, datetime.combine(day, time(0), desk.zone))


def until_of(desk: Desk, word: str) -> datetime | None:
    """Until when `day`, `week` or `until` lasts."""
    now = desk.now()
    if word == "day":
        return end_of_day(now, desk.zone)
    return end_of_week(now, desk.zone) if word == "week" else None


async def _add(
    work: Work,
    desk: Desk,
    person_id: str,
    why: RestWhy,
    since: datetime,
    until: datetime | None,
) -> None:
    ask_at = ask_again_at(why, desk.now(), desk.content.helping.ask_after)
    ends = until.astimezone(UTC) if until else None
    row = Rest(desk.ids.new(), person_id, why, since.astimezone(UTC), ends, ask_at)
    await rests.add_rest(work, row)


async def _tell(
    work: Work,
    desk: Desk,
    person: Person,
    why: RestWhy,
    until: datetime | None,
    freed: tuple[tuple[str, str], ...],
    since: datetime,
) -> None:
    now = desk.now()
    params = {
        "person": person.id,
        "subject": person.id,
        "freed": ",".join(f"{case}:{who}" for case, who in freed),
        "going": ",".join(await under_way(work, desk, person.id)),
        "until": until.astimezone(UTC).isoformat() if until else "",
        "since": since.astimezone(UTC).isoformat() if since > now else "",
    }
    about = f"rest:{person.id}:{desk.ids.new()}"
    key = f"help.off.{why.value}"
    # By night what they said of themselves is asked about; this beside it wakes nobody.
    silent = is_night(now, desk.quiet())
    message = Message(key, about, params, Lane.REPLY, Owed.OWED, silent=silent)
    await tell_person(work, desk, person.id, message)


def _between(desk: Desk, span: Span) -> tuple[datetime, datetime]:
    begin = datetime.combine(span.day, span.begin or time(0), desk.zone)
    if span.end is None:
        return begin, end_of_day(begin, desk.zone)
    return begin, datetime.combine(span.day, span.end, desk.zone)
