"""Cards of key people, what was changed on them, and the categories people belong to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from bot.domain.cards import Card, IllnessState, Tag
from bot.domain.people import Person
from bot.domain.times import maybe_from_text, maybe_to_text, to_text
from bot.store.listed import listed
from bot.store.people import read_person
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("person_cards", "person_id", "delete"),
    *(Column("person_cards", c, "delete") for c in ("diseases", "medicines", "allergies")),
    *(Column("person_cards", c, "delete") for c in ("door_note", "override_why", "reason")),
    *(
        Column("person_cards", c, "empty")
        for c in ("family_doctor_id", "override_by", "checked_by")
    ),
    Column("person_changes", "person_id", "delete"),
    Column("person_changes", "by_id", "empty"),
    Column("person_tags", "person_id", "delete"),
    Column("person_tags", "by_id", "empty"),
)
_WORDS = (
    "diseases", "medicines", "allergies", "door_note", "covid_doses", "family_doctor_id",
    "points", "computed", "reason", "override", "override_why", "override_by", "checked_by",
)  # fmt: skip
_FLAGS = ("dialysis", "oxygen", "disabled")
_DAYS = ("due_on", "flu_on", "pneumococcal_on", "checked_on")
_MOMENTS = ("computed_at", "override_at")


async def find(work: Work, person_id: str) -> Card | None:
    row = await work.one("find_card", person_id=person_id)
    return _card(row) if row else None


async def of_units(work: Work, unit_ids: Sequence[str]) -> tuple[Card, ...]:
    """Of everybody who belongs to one of these very units."""
    rows = await work.all("list_cards_of_units", unit_ids=listed(unit_ids))
    return tuple(_card(row) for row in rows)


async def put(work: Work, card: Card) -> None:
    """The card as it is now; the colour that holds goes to the person, for every rule to see."""
    await work.run(
        "put_card",
        person_id=card.person_id,
        illness_state=card.illness_state.value if card.illness_state else None,
        **{name: getattr(card, name) for name in _WORDS},
        **{name: int(getattr(card, name)) for name in _FLAGS},
        **{name: _day(getattr(card, name)) for name in _DAYS},
        **{name: maybe_to_text(getattr(card, name)) for name in _MOMENTS},
    )
    if card.colour is not None:
        await work.run("set_colour", id=card.person_id, colour=card.colour)


async def add_change(
    work: Work,
    id: str,
    person_id: str,
    field: str,
    at: datetime,
    *,
    by: str | None,
    was: str | None = None,
    became: str | None = None,
    why: str | None = None,
) -> None:
    """Field names and codes; words that describe an illness are never written here."""
    await work.run(
        "add_person_change", id=id, person_id=person_id, at=to_text(at), by_id=by, field=field,
        was=was, became=became, why=why,
    )  # fmt: skip


async def changes_of(work: Work, person_id: str) -> list[Row]:
    """What was changed, earliest first."""
    return await work.all("list_person_changes", person_id=person_id)


async def put_tag(work: Work, tag: Tag) -> None:
    """They belong to a category from now on; one that had ended begins anew."""
    await work.run(
        "put_tag",
        person_id=tag.person_id,
        tag=tag.tag,
        since=tag.since.isoformat(),
        until=_day(tag.until),
        source=tag.source,
        by_id=tag.by_id,
    )


async def end_tag(work: Work, person_id: str, tag: str, on: date) -> bool:
    """Whether they belonged to it until now."""
    row = await work.one("end_tag", person_id=person_id, tag=tag, until=on.isoformat())
    return row is not None


async def tags_of(work: Work, person_id: str, day: date) -> frozenset[str]:
    rows = await work.all("list_tags_of", person_id=person_id, day=day.isoformat())
    return frozenset(row["tag"] for row in rows)


async def tags_of_units(
    work: Work, unit_ids: Sequence[str], day: date
) -> dict[str, frozenset[str]]:
    """By person, for everybody who belongs to one of these very units."""
    found: dict[str, set[str]] = {}
    rows = await work.all("list_tags_of_units", unit_ids=listed(unit_ids), day=day.isoformat())
    for row in rows:
        found.setdefault(row["person_id"], set()).add(row["tag"])
    return {person_id: frozenset(tags) for person_id, tags in found.items()}


async def people_of_units(work: Work, unit_ids: Sequence[str]) -> tuple[Person, ...]:
    """Everybody registered in these very units, household by household, eldest first."""
    rows = await work.all("list_people_of_units", unit_ids=listed(unit_ids))
    return tuple(read_person(row) for row in rows)


async def forget(work: Work, person_id: str) -> None:
    """Card, history and categories go; what they did for others stays without them (PERSONAL)."""
    for name in (
        "delete_card", "delete_person_changes", "delete_tags",
        "blank_card_hands", "blank_change_hands", "blank_tag_hands",
    ):  # fmt: skip
        await work.run(name, person_id=person_id)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _card(row: Row) -> Card:
    state = row["illness_state"]
    values: dict[str, Any] = {name: row[name] for name in _WORDS}
    values |= {name: bool(row[name]) for name in _FLAGS}
    values |= {name: date.fromisoformat(row[name]) if row[name] else None for name in _DAYS}
    values |= {name: maybe_from_text(row[name]) for name in _MOMENTS}
    return Card(
        person_id=row["person_id"],
        illness_state=IllnessState(state) if state else None,
        **values,
    )
