"""/mydata: everything that is kept of somebody, said in short and sent whole as a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.domain.people import Person
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.ports import Attached
from bot.services.rides.telling_back import tell_back
from bot.services.views.names import name_of, text_of, unit_name
from bot.services.views.shown import Shown
from bot.store import accounts, cards, contacts, people, places, privacy, round_marks
from bot.store.database import Work
from bot.store.outbox import OutboxRow

KEY = "said.mydata"
BEGINNING = timedelta(days=3650)


async def send(work: Work, desk: Desk, actor: Actor) -> None:
    """For oneself alone, to the private chat."""
    person = actor.person
    if person is None:
        await tell_back(work, desk, actor, "privacy.nothing", {})
        return
    await tell_back(work, desk, actor, KEY, {"person": person.id})


async def show(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The file as it is at this moment; a few lines say what is in it."""
    person = await people.find_person(work, row.params["person"])
    if person is None:
        return None
    found = await everything(work, desk, person)
    named = {text_of(desk, f"privacy.heading.{key}"): value for key, value in found.items()}
    text = json.dumps(named, ensure_ascii=False, indent=1, default=str)
    file = Attached(f"{text_of(desk, 'privacy.file')}.json", text.encode())
    values = {
        "name": person.address,
        "matters": len(found["cases"]),
        "contacts": len(found["contacts"]),
        "looks": len(found["looks"]),
    }
    return Shown("privacy.mydata", values, person.id, file=file)


async def everything(work: Work, desk: Desk, person: Person) -> Mapping[str, Any]:
    """By heading; codes and times as they are kept, names for whoever stands by them."""
    now = desk.now()
    seen = await contacts.of_person(work, person.id, now - BEGINNING, now + timedelta(days=1))
    card = await cards.find(work, person.id)
    looks = await privacy.looks_at(work, person.id, now - BEGINNING, 1000)
    consent = await privacy.consent_of(work, person.id)
    house = await places.get_household(work, person.household_id) if person.household_id else None
    return {
        "register": {
            **{
                name: value
                for name in ("name", "called", "born", "sex", "phone", "colour", "illness")
                if (value := getattr(person, name)) is not None
            },
            "place": await unit_name(work, person.unit_id),
            "door": house.door if house else None,
            "consent": dict(consent) if consent else None,
            "accounts": [a.shown_name for a in await accounts.accounts_of_person(work, person.id)],
        },
        "card": _fields(card) if card else {},
        "changes": [
            {name: r[name] for name in ("at", "field", "was", "became")}
            | {"who": await name_of(work, r["by_id"])}
            for r in await cards.changes_of(work, person.id)
        ],
        "watches": list(await round_marks.watches_of(work, person.id, desk.today())),
        "categories": sorted(await cards.tags_of(work, person.id, desk.today())),
        "ties": [
            {"tie": tie.tie, "who": await name_of(work, tie.other_id)}
            for tie in await people.ties_of(work, person.id)
        ],
        "contacts": [
            {"at": c.at.isoformat(), "how": c.how.value, "who": await name_of(work, c.by_id)}
            for c in seen
        ],
        "looks": [{"at": r["at"], "what": r["what"], "who": r["name"] or ""} for r in looks],
        **await privacy.own(work, person.id),
    }


def _fields(card: Any) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name in card.__slots__
        if (value := getattr(card, name)) not in (None, False)
    }
