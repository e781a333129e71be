"""A matter that the round opens about somebody: one at a time, whoever saw the need first."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.opening import open_case
from bot.services.views.names import text_of
from bot.services.wanted import Wanted
from bot.store import cases
from bot.store.database import Work
from bot.store.timeline import Said


async def open_once(
    work: Work,
    desk: Desk,
    person: Person,
    kind: str,
    why: str,
    *,
    within: timedelta,
    category: str | None = None,
    acuity: Acuity | None = None,
    by: str | None = None,
) -> tuple[Case, bool]:
    """The one that is open, or a new one and True; nothing is asked back, nobody is thanked.

    `why` is the key of its words; `by` is who said so, nobody where it was silence.
    """
    since = desk.now() - within
    for wanted in dict.fromkeys((category, None)):
        for case in await cases.list_like(
            work, unit=person.unit_id, kind=kind, category=wanted, since=since
        ):
            if case.subject_id == person.id and case.climbing:
                return case, False
    said = Said(desk.ids.new(), "text", desk.now(), by, text_of(desk, why))
    wanted_now = Wanted(
        kind=kind, category=category, unit_id=person.unit_id, origin="private", acuity=acuity,
        household_id=person.household_id, subject_id=person.id, author_id=by, said=(said,),
        quiet_author=True, ask=False,
    )  # fmt: skip
    return await open_case(work, desk, wanted_now), True
