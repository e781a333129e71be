"""Where a gift went: sums and doors without names for everybody, doors for those who keep it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.domain.donations import Donation, DonationLine, lacking
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Refused
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.stock.entering import may_enter
from bot.services.stock.naming import thing_name, yuan
from bot.services.telling import Message, tell_chat
from bot.services.views.names import local, text_of, unit_name
from bot.store import boxes, donations, orders, people, records
from bot.store.database import Work

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Share:
    """What one door had of a gift; for exports and for who keeps the box."""

    item: str
    unit: str
    qty: int
    unit_id: str | None
    household_id: str | None
    household: str | None
    door: str | None
    run_number: str | None


async def distribution(work: Work, donation_id: str) -> tuple[Share, ...]:
    """Door by door what was given of it; what is only packed is nobody's yet."""
    sums: dict[tuple[str, str, str | None], Share] = {}
    for one in await donations.went_out(work, donation_id):
        if not one.given:
            continue
        key = (one.item, one.unit, one.household_id)
        before = sums[key].qty if key in sums else 0
        sums[key] = Share(
            one.item, one.unit, before + one.qty, one.unit_id, one.household_id, one.household,
            one.door, one.run_number,
        )  # fmt: skip
    return tuple(sums.values())


async def show(call: Call) -> None:
    """/donation 柳湾捐0003: to anybody who knows the number, without a name in it."""
    number, _, more = call.heard.argument.strip().partition(" ")
    donation = await donations.donation_numbered(call.work, number) if number else None
    if donation is None:
        await call.say("donation.no_such")
        return
    if more.strip() and more.strip() in text_of(call.desk, "donation.doors.word"):
        await _show_doors(call, donation)
        return
    await call.say("donation.page", {"donation": donation.id})


async def open_link(work: Work, desk: Desk, actor: Actor, donation_id: str) -> bool:
    """The deep link of a gift; False where there is none of this id."""
    donation = await donations.find_donation(work, donation_id)
    if donation is None:
        return False
    about = f"donation.page:{actor.chat.id}:{actor.origin.update_id}"
    message = Message("donation.page", about, {"donation": donation.id}, Lane.REPLY, Owed.LOOSE)
    return await tell_chat(work, desk, actor.chat.id, message)


async def _show_doors(call: Call, donation: Donation) -> None:
    """The doors, for keepers and who looks after the unit; the look is written down."""
    work, desk, person = call.work, call.desk, call.actor.person
    lines = await donations.lines_of(work, donation.id)
    box = await boxes.find_box(work, lines[0].box_id) if lines else None
    if person is None or box is None or not await may_enter(work, desk, person, box):
        await call.tell(Refused("board.not_for_you"))
        return
    await records.add_look(work, desk.ids.new(), person.id, "donation", donation.id, desk.now())
    await call.say("donation.doors", {"donation": donation.id})


async def say_draft(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """What was read of a sentence, before anything is written."""
    order = await orders.find_order(work, params["draft"])
    facts = dict(order.facts) if order else {}
    box = await boxes.find_box(work, facts.get("box", ""))
    lines = [
        {"name": thing_name(desk, item), "qty": qty, "unit": unit, "last_day": day,
         "vague": item.startswith("?")}
        for item, unit, qty, day, _ in json.loads(facts.get("lines", "[]"))
    ]  # fmt: skip
    value = facts.get("value", "")
    return {
        "donor": facts.get("donor", ""),
        "kind": _word(desk, "donation.kind", facts.get("kind")),
        "fund": _word(desk, "donation.fund", facts.get("fund")),
        "purpose": facts.get("purpose", ""),
        "value": yuan(int(value)) if value else "",
        "box": box.name if box else "",
        "lines": lines,
        "_subject": params["draft"],
    }


def _word(desk: Desk, prefix: str, code: str | None) -> str:
    key = f"{prefix}.{code}"
    return text_of(desk, key) if code and desk.content.messages.has(key) else code or ""


async def say_donation(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """A gift as it stands: announced, counted, lacking."""
    donation = await donations.find_donation(work, params["donation"])
    assert donation is not None
    lines = await donations.lines_of(work, donation.id)
    box = await boxes.find_box(work, lines[0].box_id) if lines else None
    giver = await people.find_person(work, donation.donor_id) if donation.donor_id else None
    return {
        "number": donation.number,
        "donor": donation.donor or (giver.name if giver else ""),
        "kind": _word(desk, "donation.kind", donation.kind),
        "fund": _word(desk, "donation.fund", donation.fund),
        "purpose": donation.purpose or "",
        "value": yuan(donation.value_fen) if donation.value_fen else "",
        "box": box.name if box else "",
        "place": await unit_name(work, donation.unit_id),
        "day": local(desk, donation.at),
        "lines": [_line(desk, x) for x in lines],
        "lacks": any(x["lacks"] for x in (_line(desk, x) for x in lines)),
        "counted": all(x.got is not None for x in lines),
        "links": {"donation": f"d_{donation.id}"},
        "_subject": donation.id,
    }


def _line(desk: Desk, line: DonationLine) -> Values:
    lacks = lacking(line, desk.content.stocked.find(line.item), desk.today())
    return {
        "name": thing_name(desk, line.item),
        "qty": line.qty,
        "unit": line.unit,
        "got": line.got or 0,
        "counted": line.got is not None,
        "differs": line.got is not None and line.got != line.qty,
        "last_day": line.last_day.isoformat() if line.last_day else "",
        "lacks": text_of(desk, f"donation.lacks.{lacks}") if lacks and line.got is None else "",
    }


async def say_page(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Where it went: so many to which hamlet, how many doors, what is left where. No names."""
    values = await say_donation(work, desk, params)
    went: dict[tuple[str, str, str], tuple[int, set[str]]] = {}
    for share in await distribution(work, params["donation"]):
        key = (await unit_name(work, share.unit_id), share.item, share.unit)
        qty, doors = went.get(key, (0, set()))
        doors |= {share.household_id} if share.household_id else set()
        went[key] = (qty + share.qty, doors)
    values["went"] = [
        {"place": place, "name": thing_name(desk, item), "unit": unit, "qty": qty,
         "doors": len(doors)}
        for (place, item, unit), (qty, doors) in went.items()
    ]  # fmt: skip
    values["left"] = []
    for left in await donations.left_of(work, params["donation"]):
        box = await boxes.find_box(work, left.box_id)
        values["left"].append(
            {"box": box.name if box else "", "name": thing_name(desk, left.item),
             "unit": left.unit, "qty": left.on_hand, "away": left.away}
        )  # fmt: skip
    packed = [one for one in await donations.went_out(work, params["donation"]) if not one.given]
    values["packed"] = sum(one.qty for one in packed)
    return values


async def say_doors(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Door by door."""
    values = await say_donation(work, desk, params)
    values["doors"] = [
        {"name": thing_name(desk, s.item), "unit": s.unit, "qty": s.qty,
         "household": s.household or "", "place": await unit_name(work, s.unit_id)}
        for s in await distribution(work, params["donation"])
    ]  # fmt: skip
    return values
