"""What the rules have to know of a village: its prompts, its seasons, its people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from bot.domain.categories import CHILD_BELOW, categories_of
from bot.domain.people import Person, age_on
from bot.domain.prompting import STOP, Ground
from bot.domain.prompting_people import Listener
from bot.domain.prompts import Season, Who
from bot.domain.returnees import State, day_number
from bot.services.desk import Desk
from bot.services.prompts.library import usable
from bot.services.prompts.timing import hours_of
from bot.services.reach.slowing import slowed_topics, stopped_topics
from bot.store import (
    cards,
    places,
    prompt_plans,
    prompt_wishes,
    prompts,
    reach,
    returnees,
    round_marks,
)
from bot.store.database import Work
from bot.store.prompt_wishes import Reachable
from bot.understanding.times import seasons

GROWN = 18
_KEPT = 20_000  # a month of a few hundred prompts
LOOK_BACK = timedelta(days=400)  # nothing is kept apart for longer than a year


async def ground_of(work: Work, desk: Desk, root: str) -> Ground:
    """Of a village, or whatever unit its prompts were begun in."""
    today = desk.today()
    units = await places.subtree_ids(work, root)
    above = [unit.id for unit in await places.ancestors(work, root)]
    around = tuple(dict.fromkeys((*above, *units)))
    orders = await prompt_plans.orders(work, root, today - timedelta(days=60))
    said = await prompts.last_said(work, units)
    for day, order in orders.items():
        if order.sort == STOP and order.instead is not None and day < today:
            said[order.instead] = max(day, said.get(order.instead, date.min))
    busy = await busy_in(work, desk, units)
    return Ground(
        prompts=await usable(work, desk, root),
        in_season=in_season,
        said=said,
        orders=orders,
        events=await prompt_plans.events(work, around, today),
        slowed=await slowed_topics(work, desk, root),
        stopped=await stopped_topics(work, desk, root),
        busy=busy,
        past=await _past(work, desk, root, busy),
    )


async def _past(work: Work, desk: Desk, root: str, busy: Callable[[date], bool]) -> frozenset[date]:
    """Today, where its groups' hour was over when prompts were begun, or is and they are not."""
    begun = await prompts.begun_of(work, root)
    since = begun.begun_at if begun is not None else desk.now()
    group = next(hours for hours in hours_of(desk, desk.today(), busy) if hours.groups)
    return frozenset((group.day,) if group.begins < since else ())


@lru_cache(maxsize=_KEPT)
def in_season(season: Season, day: date) -> bool:
    """The calendar's answer, worked out once: a village asks it for every person and prompt."""
    return seasons.in_season(season, day)


async def busy_in(work: Work, desk: Desk, units: Sequence[str]) -> Callable[[date], bool]:
    """Whether the fields are busy on a day: by the calendar, or by what a cadre said."""
    rules, inside = desk.content.rounds, set(units)
    said = [
        unit.busy_until
        for unit in await round_marks.units(work)
        if unit.unit_id in inside and unit.busy_until is not None
    ]
    until = max(said, default=date.min)
    today = desk.today()
    return lambda day: rules.is_busy(day) or today <= day <= until


async def listeners(work: Work, desk: Desk, root: str) -> tuple[Listener, ...]:
    """Everybody of a village who can be written to, with all that may choose a prompt for them."""
    today = desk.today()
    units = await places.subtree_ids(work, root)
    everybody = {person.id: person for person in await cards.people_of_units(work, units)}
    parents = _houses_with_children(everybody.values(), today)
    card_of = {card.person_id: card for card in await cards.of_units(work, units)}
    tags = await cards.tags_of_units(work, units, today)
    had = await prompt_wishes.had_in(work, units, today - LOOK_BACK)
    wishes = await prompt_wishes.wishes_in(work, units)
    quiet = await reach.quiet(work, units)
    home = await _days_at_home(work, desk, units)
    asked = await _asked_today(work, desk, units)
    found = []
    for one in await prompt_wishes.reachable(work, units):
        person = everybody.get(one.id)
        # Whoever has no door here lives elsewhere, unless they have come home.
        if person is None or (person.household_id is None and person.id not in home):
            continue
        age = age_on(person.born, today)
        if age is not None and age < CHILD_BELOW:
            continue
        grown = age is None or age >= GROWN
        own = tags.get(person.id, frozenset())
        listener = Listener(
            id=person.id,
            colour=person.colour,
            age=age,
            tags=categories_of(person, card_of.get(person.id), own, today),
            who=_who(one, home=person.id in home, child=grown and person.household_id in parents),
            home_days=home.get(person.id),
            ill=one.ill,
            company=person.id in asked,
            had=had.get(person.id, ()),
            wishes=wishes.get(person.id, {}),
            woke_on=quiet[person.id][1] if person.id in quiet else None,
        )
        found.append(listener)
    return tuple(found)


def _who(one: Reachable, *, home: bool, child: bool) -> frozenset[Who]:
    """Told apart by what they do, and by who lives with them."""
    told = {
        Who.DRIVERS: one.drives,
        Who.KEEPERS: one.keeps,
        Who.FARMERS: one.farms,
        Who.RETURNEES: home,
        Who.PARENTS: child,
    }
    return frozenset(who for who, holds in told.items() if holds)


def _houses_with_children(everybody: Iterable[Person], day: date) -> frozenset[str]:
    found = set()
    for person in everybody:
        age = age_on(person.born, day)
        if person.household_id is not None and age is not None and age < CHILD_BELOW:
            found.add(person.household_id)
    return frozenset(found)


async def _asked_today(work: Work, desk: Desk, units: Sequence[str]) -> frozenset[str]:
    """Who is asked today how somebody is who came home, or whether they have come."""
    days = {1, *desk.content.returnees.prompts}
    found = set()
    for one in await returnees.running(work, units):
        number = day_number(one, desk.today())
        expected = number == 1 if one.state is State.COMING else number <= one.days
        if number in days and expected:
            found |= {one.author_id, one.person_id}
    return frozenset(person for person in found if person is not None)


async def _days_at_home(work: Work, desk: Desk, units: Sequence[str]) -> dict[str, int]:
    """Who came home, and how many days ago; only those who are registered as such."""
    found = {}
    for one in await returnees.running(work, units):
        person = one.person_id or (one.author_id if one.source == "self" else None)
        if one.state is State.HOME and person is not None and one.arrives_on is not None:
            found[person] = (desk.today() - one.arrives_on).days
    return found
