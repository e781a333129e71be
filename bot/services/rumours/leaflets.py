"""What the catalogue knows of medicines that are asked about; never a dose it does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

from bot.domain.medicines import Caution, Medicine, Ware
from bot.domain.own_limits import OnCard, against, of_the_moment, things_on
from bot.domain.same_ingredient import Clash, Taken, clashes, groups_of
from bot.services.desk import Desk
from bot.services.views.names import text_of
from bot.store import cards, people
from bot.store.database import Work

Values = dict[str, Any]
MOST_THINGS, MOST_LINES, MOST_NOW = 3, 3, 2
NOT_ASKED_FOR = ("child", "pregnant", "drink")  # it is of somebody else, or of a glass
_ONCE = datetime(2000, 1, 1, tzinfo=UTC)  # both at the same time


def things_asked(desk: Desk, text: str) -> list[str]:
    """One id a medicine that is named; of a name for several packs the id of any of them."""
    found: dict[str, str] = {}
    for thing in desk.content.stocked.by_words(text):
        if thing.kind is Ware.MEDICINE:
            found.setdefault(thing.generic, thing.id)
    return list(found.values())[:MOST_THINGS]


async def say_leaflet(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """The facts that answer the question, the limits, and that the pack rules."""
    packs = [_packs(desk, item) for item in params["things"].split(",") if item]
    packs = [found for found in packs if found]
    kind = params["kind"]
    together = kind == "together" and len(packs) > 1
    one = packs[0] if packs else []
    card = await _card_of(work, params.get("asker", ""))
    return {
        "names": [found[0].generic for found in packs],
        "kind": kind,
        "several": any(len(found) > 1 for found in packs),
        "never": any(thing.keeping.withdrawn for found in packs for thing in found),
        "rx": any(thing.pack_class == "Rx" for found in packs for thing in found),
        "together": _together(desk, packs) if together else [],
        "lines": [] if together else [*_lines(desk, one, kind), *_avoid(desk, one, kind, card)],
    }


def _packs(desk: Desk, item: str) -> list[Medicine]:
    """All packs of the same thing: which one lies at home is not known."""
    named = desk.content.stocked.find(item)
    if named is None:
        return []
    return [named] + [
        thing
        for thing in desk.content.stocked.things.medicines
        if thing.generic == named.generic and thing is not named
    ]


def _together(desk: Desk, packs: Sequence[Sequence[Medicine]]) -> list[str]:
    """Why not, worst first; nothing found is no yes."""
    lines = []
    for one, other in combinations(packs, 2):
        found = [
            c for a in one for b in other for c in clashes(a, (Taken(b, _ONCE, "said"),), _ONCE)
        ]
        lines += [_why(desk, clash) for clash in found]
    return list(dict.fromkeys(lines))[:MOST_LINES]


def _why(desk: Desk, clash: Clash) -> str:
    group = f"box.group.{clash.group.lower()}"
    name = text_of(desk, group) if desk.content.messages.has(group) else ""
    return text_of(desk, f"faq.clash.{clash.code}", {"group": name})


def _lines(desk: Desk, packs: Sequence[Medicine], kind: str) -> list[str]:
    if not packs:
        return []
    own = {"child": _child, "pregnant": _pregnant, "drink": _drink}.get(kind)
    lines = own(desk, packs) if own else []
    shared = [line for line in packs[0].limits if all(line in pack.limits for pack in packs)]
    days = [pack.dosing.course_days for pack in packs if pack.dosing.course_days]
    if days:
        lines.append(text_of(desk, "faq.days", {"days": min(days)}))
    lines += shared
    for group in sorted(set.intersection(*(set(groups_of(pack)) for pack in packs))):
        key = f"faq.not_with.{group.lower()}"
        if desk.content.messages.has(key):
            lines.append(text_of(desk, key))
    return list(dict.fromkeys(lines))


def _child(desk: Desk, packs: Sequence[Medicine]) -> list[str]:
    """The most cautious of all packs."""
    never = max((pack.dosing.never_under or 0 for pack in packs), default=0)
    ask = max((pack.dosing.ask_under or 0 for pack in packs), default=0)
    lines = []
    if never:
        lines.append(text_of(desk, "medicine.never_under", _age(never)))
    if ask > never:
        lines.append(text_of(desk, "medicine.ask_under", _age(ask)))
    return lines or [text_of(desk, "faq.child_ask")]


def _age(months: int) -> dict[str, int]:
    return {"months": months, "years": 0 if months % 12 else months // 12}


def _pregnant(desk: Desk, packs: Sequence[Medicine]) -> list[str]:
    order = (Caution.NEVER, Caution.ASK, Caution.FINE)
    worst = min((pack.dosing.pregnant for pack in packs), key=order.index)
    # Fine on a leaflet is still asked about: nobody has signed these lines.
    word = Caution.ASK if worst is Caution.FINE else worst
    return [text_of(desk, f"medicine.pregnant.{word.value}")]


def _drink(desk: Desk, packs: Sequence[Medicine]) -> list[str]:
    return [text_of(desk, "faq.drink")]


async def _card_of(work: Work, person_id: str) -> OnCard:
    """What is known of who asks; nothing where somebody else is meant."""
    person = await people.find_person(work, person_id) if person_id else None
    if person is None:
        return OnCard()
    card = await cards.find(work, person.id)
    if card is None:
        return OnCard(things_on(person.illness))
    said = things_on(person.illness, card.diseases, card.medicines)
    return OnCard(said, things_on(card.allergies))


def _avoid(desk: Desk, packs: Sequence[Medicine], kind: str, card: OnCard) -> list[str]:
    """What stands on their own card; where nothing does, one line for everybody."""
    codes = [code for pack in packs for code in pack.dosing.avoid]
    if not codes or kind in NOT_ASKED_FOR:
        return []
    rules = desk.content.faq
    own = against(codes, card, rules.on_card, rules.on_card_allergies)
    if own.said or own.allergies:
        found = {"said": list(own.said), "allergies": list(own.allergies)}
        lines = [text_of(desk, "faq.avoid.own", found)]
    else:
        lines = [text_of(desk, "faq.avoid")]
    moment = of_the_moment(codes, rules.on_card, rules.on_card_allergies)
    keys = [key for code in moment if desk.content.messages.has(key := f"box.avoid.{code}")]
    if keys:
        now = [text_of(desk, key) for key in keys[:MOST_NOW]]
        lines.append(text_of(desk, "faq.avoid.now", {"now": now}))
    return lines
