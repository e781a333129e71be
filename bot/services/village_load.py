"""Writes a village folder into the database, in pieces; what is there already stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.content.village import Village, VillageBox, VillageRole, VillageStock, VillageTurn
from bot.content.village_cards import VillageCard
from bot.domain.boxes import Box
from bot.domain.cards import Tag
from bot.domain.people import Duty
from bot.domain.stock import Amounts, Entry, Lot, Verb
from bot.services.ports import Ids
from bot.services.village_helpers import helper_steps
from bot.services.village_places import place_steps
from bot.services.village_step import Load, Step
from bot.services.village_telegram import telegram_steps
from bot.store import boxes, cards, meals, people, places, rota
from bot.store import stock as ledger
from bot.store.database import Database
from bot.store.work import Work

PIECE = 200
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of each sort were new."""

    units: int = 0
    households: int = 0
    people: int = 0
    roles: int = 0
    ties: int = 0
    duties: int = 0
    boxes: int = 0
    stock: int = 0
    facilities: int = 0
    providers: int = 0
    vehicles: int = 0
    teams: int = 0
    skills: int = 0
    cards: int = 0
    accounts: int = 0
    links: int = 0
    private_chats: int = 0
    groups: int = 0

    @property
    def total(self) -> int:
        return sum(getattr(self, name) for name in self.__slots__)


async def load_village_into(
    database: Database,
    village: Village,
    *,
    bot: str,
    ids: Ids,
    now: datetime,
    zone: ZoneInfo,
    progress: Progress | None = None,
) -> Counts:
    """Write the village; a load that was interrupted is finished by running it again.

    The rota begins on the day of loading in `zone`, with the turn still running from the day
    before. `bot` is the Telegram bot the accounts and groups belong to.
    """
    load = Load(bot, ids, now, now.astimezone(zone).date(), zone)
    steps = list(_steps(village, load))
    new: Counter[str] = Counter()
    for begin in range(0, len(steps), PIECE):
        piece = steps[begin : begin + PIECE]
        new += await database.write(partial(_write, piece=piece))
        if progress is not None:
            progress(begin + len(piece), len(steps))
    return Counts(**new)


async def _write(work: Work, piece: list[Step]) -> Counter[str]:
    new: Counter[str] = Counter()
    for step in piece:
        new[step.counts_as] += await step.write(work)
    return new


def _steps(village: Village, load: Load) -> Iterator[Step]:
    # The order is the foreign keys': whatever is pointed at comes first.
    yield from _place_steps(village)
    yield from _people_steps(village, load)
    for turn in village.turns:
        for id, duty in duties(turn, load.day, load.zone):
            yield Step("duties", partial(rota.add_duty, id=id, duty=duty))
    for box in village.boxes:
        yield Step("boxes", partial(boxes.add_box, box=_box(box)))
    for number, stock in enumerate(village.stock):
        yield Step("stock", partial(_add_stock, stock=stock, number=number, load=load))
    yield from place_steps(village.places, load)
    for provider in village.providers:
        yield Step("providers", partial(meals.add_provider, provider=provider))
    yield from helper_steps(village.helpers, load)
    for card in village.cards:
        yield Step("cards", partial(_add_card, one=card, day=load.day))
    yield from telegram_steps(village, load)


def _place_steps(village: Village) -> Iterator[Step]:
    for unit in village.units:
        yield Step("units", partial(places.add_unit, unit=unit))
    for household in village.households:
        yield Step("households", partial(places.add_household, household=household))


def _people_steps(village: Village, load: Load) -> Iterator[Step]:
    for person in village.people:
        yield Step("people", partial(people.add_person, person=person, now=load.now))
    for held in village.roles:
        yield Step("roles", partial(_add_role, held=held, day=load.day))
    for tie in village.ties:
        yield Step("ties", partial(people.add_tie_if_new, tie=tie, since=load.day))


async def _add_card(work: Work, one: VillageCard, day: date) -> bool:
    if await cards.find(work, one.card.person_id) is not None:
        return False
    await cards.put(work, one.card)
    for tag in one.tags:
        await cards.put_tag(work, Tag(one.card.person_id, tag, day, "list"))
    return True


async def _add_role(work: Work, held: VillageRole, day: date) -> bool:
    since = held.since or day
    # Without the day: loaded again next week, it is still the same role.
    id = f"{held.person_id}:{held.role}:{held.unit_id}"
    return await people.add_role_if_new(work, id, held.person_id, held.role, held.unit_id, since)


def duties(turn: VillageTurn, first: date, zone: ZoneInfo) -> Iterator[tuple[str, Duty]]:
    """Each turn with its id, from the day before `first` (its night still runs) to the last."""
    for i in range(-1, len(turn.people)):
        day = first + timedelta(days=i)
        last = day if turn.ends > turn.begins else day + timedelta(days=1)
        yield (
            f"{turn.unit_id}:{turn.role}:{day.isoformat()}:{turn.name}",
            Duty(
                unit_id=turn.unit_id,
                role=turn.role,
                person_id=turn.people[i],
                starts_at=datetime.combine(day, turn.begins, zone),
                ends_at=datetime.combine(last, turn.ends, zone),
            ),
        )


def _box(box: VillageBox) -> Box:
    return Box(
        box.id,
        box.unit_id,
        box.name,
        box.place,
        box.hours,
        box.keeper_id,
        box.deputy_id,
        box.kind,
        box.opens,
        box.key_holder_id,
    )


async def _add_stock(work: Work, stock: VillageStock, number: int, load: Load) -> bool:
    """The first entry of a lot; loaded again it is there already."""
    id = f"{stock.box_id}:{number}"
    if await ledger.find_lot(work, id) is not None:
        return False
    lot = Lot(
        id=id,
        item=stock.item,
        unit=stock.unit,
        received_at=load.now,
        source="count",
        batch=stock.batch,
        last_day=load.day + timedelta(days=stock.days) if stock.days else None,
        logo=stock.logo,
    )
    await ledger.add_lot(work, lot)
    change = Amounts(on_hand=stock.qty)
    entry = Entry(f"{id}:in", load.now, stock.box_id, id, Verb.IN, change, reason="counted")
    return await ledger.add_entry(work, entry, stock.item)
