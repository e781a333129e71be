"""Real contacts with people: rows in, values out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.contacts import Contact, Found, How
from bot.domain.times import from_text, to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("contacts", "person_id", "delete"),
    Column("contacts", "by_id", "empty"),
)


async def add(work: Work, contact: Contact) -> bool:
    """Whether it is new; the same source and reference twice is one contact."""
    row = await work.one(
        "add_contact",
        id=contact.id,
        person_id=contact.person_id,
        unit_id=contact.unit_id,
        at=to_text(contact.at),
        recorded_at=to_text(contact.recorded_at),
        how=contact.how.value,
        by_id=contact.by_id,
        by_role=contact.by_role,
        found=contact.found.value if contact.found else None,
        source=contact.source,
        ref=contact.ref,
    )
    return row is not None


async def of_person(
    work: Work, person_id: str, since: datetime, until: datetime
) -> tuple[Contact, ...]:
    """Earliest first."""
    rows = await work.all(
        "list_contacts_of", person_id=person_id, since=to_text(since), until=to_text(until)
    )
    return tuple(_contact(row) for row in rows)


async def of_units(
    work: Work, unit_ids: Sequence[str], since: datetime, until: datetime
) -> tuple[Contact, ...]:
    """Of everybody of these units, person by person, earliest first."""
    rows = await work.all(
        "list_contacts_of_units",
        unit_ids=listed(unit_ids),
        since=to_text(since),
        until=to_text(until),
    )
    return tuple(_contact(row) for row in rows)


async def last_of(work: Work, person_id: str) -> Contact | None:
    """The last time anybody reached them."""
    row = await work.one("last_contact_of", person_id=person_id)
    return _contact(row) if row else None


async def drop_before(work: Work, moment: datetime, most: int = 200) -> int:
    """A piece of what is older than is kept."""
    return len(await work.all("drop_contacts", before=to_text(moment), most=most))


async def forget(work: Work, person_id: str) -> None:
    """When somebody was seen goes with them; whom they saw stays, without them (PERSONAL)."""
    await work.run("delete_contacts_of", person_id=person_id)
    await work.run("blank_contact_hands", person_id=person_id)


def _contact(row: Row) -> Contact:
    return Contact(
        id=row["id"],
        person_id=row["person_id"],
        unit_id=row["unit_id"],
        at=from_text(row["at"]),
        recorded_at=from_text(row["recorded_at"]),
        how=How(row["how"]),
        by_id=row["by_id"],
        by_role=row["by_role"],
        found=Found(row["found"]) if row["found"] else None,
        source=row["source"],
        ref=row["ref"],
    )
