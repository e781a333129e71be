"""A village loaded for the audit: a few queries, then the rule."""

from __future__ import annotations

from bot.domain.coverage import Body, Gap, Missing, Post, Rows, audit
from bot.domain.people import Unit
from bot.services.desk import Desk
from bot.services.duty.holes import gaps_of
from bot.services.roles import codes_acting_as
from bot.store import boxes, cards, coverage, places
from bot.store.database import Work


async def load_rows(work: Work, desk: Desk, village_id: str) -> Rows:
    """Everything the audit looks at, of a village and all below it."""
    parents = await _tree(work, village_id)
    units = tuple(parents)
    return Rows(
        parents=parents,
        households=await coverage.households_of(work, units),
        people=await _bodies(work, desk, units),
        ties={
            person: dict(kinds)
            for person, kinds in (await coverage.ties_of_units(work, units)).items()
        },
        liaisons=await _posts(work, desk, units),
        boxes={b.id: (b.unit_id, b.keeper_id) for b in await boxes.boxes_of_units(work, units)},
        gaps=[
            Gap(found.unit_id, found.role, found.begin, found.end)
            for found in await gaps_of(work, desk, (village_id,))
        ],
    )


async def missing_in(work: Work, desk: Desk, village_id: str) -> tuple[Missing, ...]:
    """What is missing in a village, worst first."""
    return judge(desk, await load_rows(work, desk, village_id))


def judge(desk: Desk, rows: Rows) -> tuple[Missing, ...]:
    rules = desk.content.duty
    return audit(
        rows,
        desk.today(),
        guardians=rules.guardians,
        ending=rules.ending,
        categories=rules.key_categories,
    )


async def _tree(work: Work, village_id: str) -> dict[str, str | None]:
    """Each unit of the village with the one above it, up to the hamlet.

    Above the hamlet nobody is asked: a village's team is no household's liaison.
    """
    found: dict[str, str | None] = {village_id: None}
    level: list[Unit] = list(await places.children(work, village_id))
    while level:
        below: list[Unit] = []
        for unit in level:
            found[unit.id] = unit.parent_id if unit.parent_id != village_id else None
            below += await places.children(work, unit.id)
        level = below
    return found


async def _bodies(work: Work, desk: Desk, units: tuple[str, ...]) -> tuple[Body, ...]:
    """Only who may be a key person; a computed category is told from the person and the card."""
    tags = await cards.tags_of_units(work, units, desk.today())
    card = {one.person_id: one for one in await cards.of_units(work, units)}
    found = []
    for person in await cards.people_of_units(work, units):
        own = card.get(person.id)
        told = set(tags.get(person.id, frozenset()))
        told |= {"pregnant"} if person.pregnant else set()
        if own is not None:
            told |= {name for name in ("dialysis", "oxygen", "disabled") if getattr(own, name)}
        found.append(
            Body(
                person.id,
                person.unit_id,
                person.household_id,
                person.colour,
                person.lives_alone,
                frozenset(told),
            )
        )
    return tuple(found)


async def _posts(work: Work, desk: Desk, units: tuple[str, ...]) -> tuple[Post, ...]:
    codes = codes_acting_as(desk, "liaison")
    rows = await coverage.posts_of(work, units, codes, desk.today())
    people = {row.person_id for row in rows}
    away = await coverage.resting_among(work, people, desk.now()) if people else frozenset()
    return tuple(
        Post(
            row.person_id,
            row.unit_id,
            row.until,
            row.person_id in away,
            row.stands_in_for is not None,
        )
        for row in rows
    )
