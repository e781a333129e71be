"""Who of the red and yellow has not heard what may be a matter of life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.categories import categories_of
from bot.domain.people import Person, age_on
from bot.domain.prompting_people import Listener, is_meant
from bot.domain.prompts import Prompt, Theme
from bot.domain.reach import Why
from bot.services.checkins.facts import begin_of
from bot.services.desk import Desk
from bot.services.prompts.library import every
from bot.services.reach import lists
from bot.store import cards, contacts, places, prompts, reach
from bot.store.database import Work
from bot.store.prompts import SENT, UNCLEAR, Send

COLOURS = ("red", "yellow")
GROWN = 18
IN_HOSPITAL = "in_hospital"
A_PERSON = 2  # prompts told at once: more nobody keeps in mind


@dataclass(frozen=True, slots=True)
class Unheard:
    """One person with what they have not heard, the newest first."""

    person: Person
    prompts: tuple[str, ...]
    seen: bool  # somebody stood before them today
    teller: str


async def unheard_in(work: Work, desk: Desk, root: str) -> tuple[Unheard, ...]:
    """Seen today first, then red before yellow; nobody twice for the same prompt."""
    units = await places.subtree_ids(work, root)
    weighty = await _weighty(work, desk, root, units)
    if not weighty:
        return ()
    since = desk.now() - desk.content.reach.back
    answers = await reach.answers(work, _around(weighty), lists.oldest(desk))
    answered = {(prompt, person) for prompt, person, said in answers if said != UNCLEAR}
    for line in await reach.lines_of_units(work, units, since):
        answered |= {(code, line.person_id) for code in line.prompts}
    seen = await _seen_today(work, desk, units)
    found = []
    for listener, person in await _key_people(work, desk, units):
        above = {unit.id for unit in await places.ancestors(work, person.unit_id)}
        codes = [
            send.prompt
            for send, prompt in weighty
            if (send.person_id == person.id or (send.chat_id and send.unit_id in above))
            and is_meant(listener, prompt.audience)
            and (send.prompt, person.id) not in answered
        ]
        teller = await lists.teller_of(work, desk, person) if codes else None
        if teller is not None:
            missing = tuple(dict.fromkeys(codes))[:A_PERSON]
            found.append(Unheard(person, missing, person.id in seen, teller))
    return tuple(sorted(found, key=_order))


async def hand_out(work: Work, desk: Desk, root: str) -> None:
    """So many a liaison as a week can hold."""
    given: dict[str, int] = {}
    for one in await unheard_in(work, desk, root):
        given[one.teller] = given.get(one.teller, 0) + 1
        if given[one.teller] <= desk.content.reach.most:
            await lists.put_on(work, desk, one.teller, one.person, one.prompts, Why.UNHEARD)


def _order(one: Unheard) -> tuple[bool, int, str]:
    return (not one.seen, COLOURS.index(one.person.colour or COLOURS[-1]), one.person.id)


async def _weighty(
    work: Work, desk: Desk, root: str, units: tuple[str, ...]
) -> tuple[tuple[Send, Prompt], ...]:
    """What was said long enough ago, newest first: severe, or because something happened."""
    above = [unit.id for unit in await places.ancestors(work, root)]
    known = await every(work, desk, root)
    before = desk.now() - desk.content.reach.unheard_after
    around = tuple(dict.fromkeys((*above, *units)))
    sends = await prompts.sends_of_units(work, around, lists.oldest(desk), desk.today())
    return tuple(
        (send, known[send.prompt])
        for send in sends
        if send.state == SENT
        and send.at <= before
        and send.prompt in known
        and (send.danger or known[send.prompt].theme is Theme.SEVERE)
    )


def _around(weighty: tuple[tuple[Send, Prompt], ...]) -> tuple[str, ...]:
    return tuple(sorted({send.unit_id for send, _ in weighty}))


async def _seen_today(work: Work, desk: Desk, units: tuple[str, ...]) -> frozenset[str]:
    since = begin_of(desk, desk.today())
    found = await contacts.of_units(work, units, since, since + timedelta(days=1))
    return frozenset(one.person_id for one in found if one.real and one.how.in_person)


async def _key_people(
    work: Work, desk: Desk, units: tuple[str, ...]
) -> tuple[tuple[Listener, Person], ...]:
    """Grown-up, red or yellow, at home here; with or without a phone."""
    today = desk.today()
    card_of = {card.person_id: card for card in await cards.of_units(work, units)}
    tags = await cards.tags_of_units(work, units, today)
    found = []
    for person in await cards.people_of_units(work, units):
        age, own = age_on(person.born, today), tags.get(person.id, frozenset())
        grown = age is None or age >= GROWN
        if person.colour not in COLOURS or person.household_id is None or not grown:
            continue
        if IN_HOSPITAL in own or not await lists.may_be_told(work, person):
            continue
        known = categories_of(person, card_of.get(person.id), own, today)
        found.append((Listener(person.id, person.colour, age, known), person))
    return tuple(found)
