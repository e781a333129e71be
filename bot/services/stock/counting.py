"""A keeper counts what was announced; only then it is in the ledger, and who waits is served."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.boxes import Box
from bot.domain.donations import SOURCES, Donation, DonationLine, lacking
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.shelf_life import last_day
from bot.domain.stock import Lot
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.stock import ledger, thanks
from bot.services.stock.ledger import Why
from bot.services.stock.looking import refresh
from bot.services.stock.queue import serve
from bot.services.telling import Message, tell_person
from bot.store import boxes, donations
from bot.store.database import Work
from bot.understanding.giving_words import SaidThing, read_things


async def begin(work: Work, desk: Desk, donation: Donation, box: Box, by: Person) -> Outcome:
    """Who keeps the box and knows everything has counted; else its keepers are asked to."""
    lines = await donations.lines_of(work, donation.id)
    mine = by.id in box.keepers
    if mine and not _lacks(desk, lines):
        await _receive(work, desk, donation, [(line, line.qty) for line in lines], by)
        return Done("donation.entered", (("number", donation.number),))
    for keeper in (by.id,) if mine else box.keepers:
        await _ask(work, desk, donation, keeper, "donation.count")
    key = "donation.to_count" if mine else "donation.handed"
    return Done(key, (("number", donation.number),))


def _lacks(desk: Desk, lines: Sequence[DonationLine]) -> bool:
    today = desk.today()
    return any(lacking(x, desk.content.stocked.find(x.item), today) for x in lines)


async def _ask(work: Work, desk: Desk, donation: Donation, who: str, key: str) -> None:
    params = {"donation": donation.id, "subject": donation.id}
    about = f"{key}:{donation.id}:{who}"
    await tell_person(work, desk, who, Message(key, about, params, Lane.CASE, Owed.OWED))


async def on_count(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A keeper's buttons: the number is right, or it is another."""
    found = await _of_keeper(work, actor, pressed.subject)
    if isinstance(found, Refused):
        return found
    donation, person, lines = found
    if not lines:
        return Refused("donation.no.counted")
    if pressed.choice != "ok" or _lacks(desk, lines):
        params = {"donation": donation.id}
        about = f"donation.differs:{donation.id}:{actor.origin.update_id}"
        message = Message("donation.differs", about, params, Lane.REPLY, Owed.LOOSE)
        await tell_person(work, desk, person.id, message)
        return Done()
    await _receive(work, desk, donation, [(line, line.qty) for line in lines], person)
    return Done("donation.counted", (("number", donation.number),))


async def _of_keeper(
    work: Work, actor: Actor, donation_id: str
) -> tuple[Donation, Person, tuple[DonationLine, ...]] | Refused:
    """The gift, the keeper of its box, and what nobody has counted yet."""
    donation = await donations.find_donation(work, donation_id)
    if donation is None:
        return Refused("press.unknown")
    lines = await donations.lines_of(work, donation.id)
    box = await boxes.find_box(work, lines[0].box_id) if lines else None
    if actor.person is None or box is None or actor.person.id not in box.keepers:
        return Refused("stock.no.keeper")
    return donation, actor.person, tuple(x for x in lines if x.got is None)


async def got(call: Call) -> None:
    """/got with a gift's number: what was really there, and what the packs say."""
    work, desk = call.work, call.desk
    number, _, words = call.heard.argument.strip().partition(" ")
    donation = await donations.donation_numbered(work, number)
    if donation is None:
        await call.say("donation.no_such")
        return
    found = await _of_keeper(work, call.actor, donation.id)
    if isinstance(found, Refused):
        await call.tell(found)
        return
    _, person, lines = found
    if not lines:
        await call.tell(Refused("donation.no.counted"))
        return
    await call.tell(await _counted(work, desk, donation, lines, words, person))


async def _counted(
    work: Work,
    desk: Desk,
    donation: Donation,
    lines: tuple[DonationLine, ...],
    words: str,
    person: Person,
) -> Outcome:
    said = read_things(words, desk.today(), desk.content.stock.giving_out.most)
    read: dict[int, tuple[DonationLine, int]] = {x.line: (x, x.qty) for x in lines}
    for thing in said:
        meant = _match(desk, thing, tuple(line for line, _ in read.values()))
        if meant is None or (thing.fault and thing.fault != "zero") or thing.date_fault:
            return Refused("donation.no.said", (("name", thing.words),))
        count = 0 if thing.fault == "zero" else thing.qty
        read[meant.line] = (meant, read[meant.line][1] if count is None else count)
    for line, _ in read.values():
        await donations.correct_line(work, line)
    there = [line for line, count in read.values() if count]
    if _lacks(desk, there):
        await _ask_again(work, desk, donation, person, words)
        return Done()
    await _receive(work, desk, donation, list(read.values()), person)
    return Done("donation.counted", (("number", donation.number),))


async def _ask_again(
    work: Work, desk: Desk, donation: Donation, person: Person, words: str
) -> None:
    about = f"donation.differs:{donation.id}:{len(words)}:{desk.ids.new()}"
    message = Message("donation.differs", about, {"donation": donation.id}, Lane.REPLY, Owed.LOOSE)
    await tell_person(work, desk, person.id, message)


def _match(desk: Desk, said: SaidThing, lines: tuple[DonationLine, ...]) -> DonationLine | None:
    """The line a keeper means, with what they read on the pack; None where none is."""
    named = desk.content.stocked.by_words(said.words)
    ids = {m.id for m in named}
    line = next((x for x in lines if x.item in ids or x.item.endswith(f":{said.words}")), None)
    item = line.item if line else ""
    if line is None and named and not named[0].broad:
        line = next((x for x in lines if x.vague and _may_be(desk, x, ids)), None)
        item = named[0].id
    if line is None:
        return None
    day = last_day(said.last_day) if said.last_day else line.last_day
    return replace(line, item=item, last_day=day, batch=said.batch or line.batch)


def _may_be(desk: Desk, line: DonationLine, ids: set[str]) -> bool:
    """Whether one of these goes by the word of a vague line: the same use is enough."""
    vague = desk.content.stocked.by_words(line.item[1:])
    uses = {use for m in vague for use in m.use}
    meant = [m for id in ids if (m := desk.content.stocked.find(id)) is not None]
    return bool(ids & {m.id for m in vague}) or any(uses & set(m.use) for m in meant)


async def _receive(
    work: Work,
    desk: Desk,
    donation: Donation,
    counted: list[tuple[DonationLine, int]],
    by: Person,
) -> None:
    """What was counted is in the box; each line once."""
    box_id = counted[0][0].box_id
    came: list[str] = []
    for line, count in counted:
        if not await donations.count_line(work, line, count, by.id) or not count:
            continue
        lot = _lot(desk, donation, line, by)
        why = Why(by.id, ref=donation.id, reason="donation")
        await ledger.receive(work, desk, box_id, lot, count, why)
        came.append(line.item)
    box = await boxes.get_box(work, box_id)
    for item in dict.fromkeys(came):
        await serve(work, desk, item, box_id)
    await refresh(work, box)
    if donation.by_id and donation.by_id != by.id:
        await _ask(work, desk, donation, donation.by_id, "donation.received")
    if came:
        await thanks.ask(work, desk, donation)


def _lot(desk: Desk, donation: Donation, line: DonationLine, by: Person) -> Lot:
    return Lot(
        id=desk.ids.new(),
        item=line.item,
        unit=line.unit,
        received_at=desk.now(),
        source=SOURCES[donation.kind],
        batch=line.batch,
        last_day=line.last_day,
        giver_id=donation.donor_id,
        donation_id=donation.id,
        fund=donation.fund,
        checked_by=by.id,
    )
