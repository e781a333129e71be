"""Writing down that somebody was really in contact: by whatever the day's work did."""

from __future__ import annotations

from datetime import datetime

from bot.domain.contacts import Contact, Found, How
from bot.services.desk import Desk
from bot.store import contacts, people
from bot.store.database import Work


async def note_contact(
    work: Work,
    desk: Desk,
    person_id: str,
    how: How,
    *,
    source: str,
    ref: str,
    by: str | None = None,
    role: str | None = None,
    found: Found | None = None,
    at: datetime | None = None,
) -> bool:
    """Whether it is new. `source` and `ref` name what told it, so that it counts once.

    `role` is in which capacity (doctor, keeper, cadre, liaison, guardian, driver, ...). Of
    somebody who has ended, or whom nobody has registered, nothing is kept.
    """
    person = await people.find_person(work, person_id)
    if person is None or person.guest or person.ended_why is not None:
        return False
    now = desk.now()
    return await contacts.add(
        work,
        Contact(
            id=desk.ids.new(),
            person_id=person_id,
            unit_id=person.unit_id,
            at=at or now,
            recorded_at=now,
            how=how,
            by_id=by,
            by_role=role,
            found=found,
            source=source,
            ref=ref,
        ),
    )
