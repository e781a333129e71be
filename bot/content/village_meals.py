"""providers.yaml of a village: who cooks meals that are brought, until when they are ordered."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.content.faults import Fault
from bot.content.layers import Shelf
from bot.content.readers import Unfit, read_clock, read_text
from bot.content.table import Table
from bot.content.village_rows import among, read_id
from bot.domain.meals import Meal, Provider

FILE = "providers.yaml"
KINDS = ("canteen", "meal_point", "restaurant", "shop")


def read_price(text: str) -> str:
    """0, 6 or 6.5: yuan a portion."""
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9])?", text):
        raise Unfit(f"must be yuan a portion like 0, 6 or 6.5, not '{text}'")
    return text


def read_providers(shelf: Shelf) -> tuple[Provider, ...]:
    """Who cooks in a village; it may have written down nobody."""
    if not any(layer.find(FILE) for layer in shelf.layers):
        return ()
    found: list[Provider] = []
    for table in shelf.one(FILE):
        for row in table.rows("providers", required=True):
            found.append(provider_row(row))
            row.close()
        table.close()
    return tuple(found)


def provider_row(row: Table) -> Provider:
    """One of them; each meal it cooks has an hour until which portions are ordered."""
    hours = row.table("cut_offs", required=True)
    meals = [meal for meal in Meal if hours and meal.value in hours.raw]
    cut_offs = {}
    for meal in meals:
        at = hours.read(meal.value, read_clock, None) if hours else None
        if at is not None:
            cut_offs[meal] = at
    if hours:
        hours.close()
    if not cut_offs:
        row.fault("cut_offs", "must name an hour for at least one meal")
    provider = Provider(
        id=row.read("id", read_id, "", required=True),
        unit_id=row.read("unit", read_id, "", required=True),
        name=row.read("name", read_text, "", required=True),
        kind=row.read("kind", among(*KINDS), "canteen", required=True),
        place=row.read("place", read_text, "", required=True),
        cut_offs=cut_offs,
        price=row.read("price", read_price, "0"),
        person_id=row.read("person", read_id, None),
        deputy_id=row.read("deputy", read_id, None),
        phone=row.read("phone", read_text, None),
    )
    if provider.person_id is None:
        row.fault("person", "is missing: somebody has to hear what is ordered")
    return provider


def provider_faults(
    providers: tuple[Provider, ...], units: Collection[str], people: Collection[str]
) -> Iterator[Fault]:
    """What they say of units and people that no other file knows, and ids given twice."""
    seen: set[str] = set()
    for i, one in enumerate(providers):
        at = f"providers[{i}]"
        if one.id and one.id in seen:
            yield Fault(FILE, f"{at}.id", f"{one.id} is given twice")
        seen.add(one.id)
        if one.unit_id and one.unit_id not in units:
            yield Fault(FILE, f"{at}.unit", f"{one.unit_id} does not stand in units.yaml")
        for key, person in (("person", one.person_id), ("deputy", one.deputy_id)):
            if person and person not in people:
                yield Fault(FILE, f"{at}.{key}", f"{person} does not stand in people.yaml")
