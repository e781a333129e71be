"""A gift of a firm or an allocation: one sentence, read back, and written after one tap."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.boxes import Box
from bot.domain.donations import FREE, THANKED, VAGUE, Donation, DonationLine, kept_out
from bot.domain.medicines import Medicine
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.shelf_life import last_day
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.stock import counting, read_back
from bot.services.stock.entering import box_named, boxes_of, may_enter, own_box
from bot.services.views.names import text_of
from bot.store import boxes, donations, people, places
from bot.store.database import Work
from bot.understanding.giving_words import SaidGift, SaidThing, read_gift

ACT = "donate"


@dataclass(frozen=True, slots=True)
class Entered:
    """A sentence with everything in it found."""

    gift: SaidGift
    kind: str
    fund: str
    box: Box
    lines: tuple[DonationLine, ...]


async def donate(call: Call) -> None:
    """/donate: what a firm, a unit, a charity or a person gives to a box."""
    await _enter(call, allocated=False)


async def allocate(call: Call) -> None:
    """/allocate: what comes from above or is bought, with the fund it is paid from."""
    await _enter(call, allocated=True)


async def _enter(call: Call, *, allocated: bool) -> None:
    work, desk, actor = call.work, call.desk, call.actor
    found = await _read(work, desk, actor, call.heard.argument, allocated=allocated)
    if isinstance(found, Refused):
        await call.tell(found)
        return
    lines = [[x.item, x.unit, x.qty, str(x.last_day or ""), x.batch or ""] for x in found.lines]
    facts = {
        "donor": found.gift.donor,
        "kind": found.kind,
        "fund": found.fund,
        "value": str(found.gift.value_fen or ""),
        "purpose": found.gift.purpose,
        "box": found.box.id,
        "lines": json.dumps(lines, ensure_ascii=False),
    }
    draft = await read_back.keep(work, desk, actor, ACT, facts)
    if draft is not None:
        await call.say("donation.read_back", {"draft": draft})


async def _read(
    work: Work, desk: Desk, actor: Actor, text: str, *, allocated: bool
) -> Entered | Refused:
    """The facts of a sentence, or the plain words why nothing is written."""
    if actor.person is None:
        return Refused("press.who_are_you")
    mine = await boxes_of(work, desk, actor.person)
    if not mine:
        return Refused("donation.no.rights")
    gift = read_gift(text, desk.today(), desk.content.stock.giving_out.most)
    if fault := _fault(gift, allocated=allocated):
        return fault
    fund = fund_of(desk, text)
    every = tuple(await boxes.all_boxes(work))
    box = await box_named(work, text, mine) or await box_named(work, gift.purpose, every)
    box = box or await own_box(work, desk, actor.person, mine)
    if box is None or box not in mine:
        return Refused("donation.no.other_box")
    lines = tuple(
        DonationLine("", n, *_thing(desk, said), box.id, _day(said), said.batch)
        for n, said in enumerate(gift.things, 1)
    )
    for line in lines:
        if why := kept_out(desk.content.stocked.find(line.item), box):
            name = text_of(desk, f"donation.out.{why}")
            return Refused("donation.no.item", (("name", name),))
    return Entered(gift, kind_of(desk, gift.donor, allocated=allocated), fund, box, lines)


def _fault(gift: SaidGift, *, allocated: bool) -> Refused | None:
    if gift.value_fault:
        return Refused("donation.no.value")
    if not gift.things:
        return Refused("donation.no.things")
    if not gift.donor and not allocated:
        return Refused("donation.no.donor")
    for thing in gift.things:
        named = (("name", thing.words),)
        if thing.fault:
            return Refused(f"donation.no.{thing.fault}", named)
        if thing.qty is None or not thing.words:
            return Refused("donation.no.amount", named)
        if thing.date_fault:
            return Refused("donation.no.date", named)
    return None


def _thing(desk: Desk, said: SaidThing) -> tuple[str, str, int]:
    """(item, unit, how many): of a word for many things which one it is stays open."""
    item, thing = item_of(desk, said.words)
    unit = said.unit or (thing.unit if thing else "") or text_of(desk, "donation.unit")
    return item, unit, said.qty or 0


def item_of(desk: Desk, words: str) -> tuple[str, Medicine | None]:
    """One line of the catalogue, `?` and a word for many, or `x:` and a name of no line."""
    found = desk.content.stocked.by_words(words)
    if not found:
        return f"{FREE}{words}", None
    if found[0].broad or (len({m.generic for m in found}) > 1 and words not in found[0].names):
        return f"{VAGUE}{words}", None
    return found[0].id, found[0]


def _day(said: SaidThing) -> date | None:
    return last_day(said.last_day) if said.last_day else None


def kind_of(desk: Desk, donor: str, *, allocated: bool) -> str:
    """What the giver is, by their name."""
    if allocated:
        return "allocation"
    for kind, words in desk.content.giving_out.donors.items():
        if any(word in donor for word in words):
            return kind
    return "person"


def fund_of(desk: Desk, text: str) -> str:
    """The fund named, by its code; empty where none is."""
    for code, words in desk.content.stock.funds:
        if any(word in text for word in words):
            return code
    return ""


async def on_draft(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """[对] or [不对] under what was read back."""
    facts = await read_back.take(work, desk, actor, pressed.subject, ACT)
    if isinstance(facts, Refused):
        return facts
    if pressed.choice != "yes":
        return Done("donation.dropped")
    box = await boxes.find_box(work, facts["box"])
    if actor.person is None or box is None:
        return Refused("press.unknown")
    if not await may_enter(work, desk, actor.person, box):
        return Refused("donation.no.other_box")
    donation = Donation(
        id=desk.ids.new(),
        number=await number_for(work, desk, box.unit_id, "donation"),
        unit_id=box.unit_id,
        kind=facts["kind"],
        donor=facts["donor"],
        donor_id=await _giver(work, facts, box),
        value_fen=int(facts["value"]) if facts["value"] else None,
        purpose=facts["purpose"] or None,
        fund=facts["fund"] or None,
        thanks="asked" if facts["kind"] in THANKED else "no",
        by_id=actor.person.id,
        at=desk.now(),
    )
    await donations.add_donation(work, donation)
    for n, (item, unit, qty, day, lot) in enumerate(json.loads(facts["lines"]), 1):
        line = DonationLine(donation.id, n, item, unit, qty, box.id, last_day(day), lot or None)
        await donations.add_line(work, line)
    return await counting.begin(work, desk, donation, box, actor.person)


async def _giver(work: Work, facts: Mapping[str, str], box: Box) -> str | None:
    """Whoever of the village has the giver's name, where only one has."""
    if facts["kind"] != "person":
        return None
    units = await places.subtree_ids(work, box.unit_id)
    found = await people.people_named(work, facts["donor"], units)
    return found[0].id if len(found) == 1 else None


async def number_for(work: Work, desk: Desk, unit_id: str, kind: str) -> str:
    """柳湾捐0003: the unit's short name, what it is, and how many there were."""
    unit = await places.get_unit(work, unit_id)
    count = await donations.take_number(work, unit_id, kind)
    return text_of(desk, f"{kind}.number", {"unit": unit.short_name, "n": f"{count:04}"})
