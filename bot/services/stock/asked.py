"""Somebody needs what a box has: it is kept for them at once, then two questions at most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.case import Case, Event, Heading
from bot.domain.holds import Hold, HoldState
from bot.domain.intake import Opens
from bot.domain.medicines import Medicine
from bot.domain.near_box import Found, is_lent, may_be_handed_out
from bot.domain.outcome import Refused
from bot.domain.people import Person
from bot.domain.wares import never_why
from bot.services.desk import Desk
from bot.services.opening import open_case
from bot.services.recording import write_events
from bot.services.stock import ledger, scarce
from bot.services.stock.finding import is_exact, is_owned_near, near, things_named, wanted_of
from bot.services.stock.going_on import go_on
from bot.services.stock.hearing_of_it import tell_taker
from bot.services.stock.taker import AT_COUNTER, CAPPED, GUESSED, PRESSING, SURE, is_sure, whom_said
from bot.services.wanted import Wanted
from bot.store import cases, holds, timeline
from bot.store.database import Work
from bot.store.timeline import Said
from bot.understanding.box_fetch import is_fetched, presses
from bot.understanding.filling import filling
from bot.understanding.meaning import Meaning

BOXED = frozenset({"medicine", "borrow"})


@dataclass(frozen=True, slots=True)
class Asking:
    """A wish as it came in, whoever brought it."""

    opens: Opens
    meaning: Meaning
    unit_id: str
    origin: str
    said: Said
    person: Person | None  # who it is for, as far as is known
    author_id: str | None
    household_id: str | None
    chat_id: str
    message_id: int | None = None
    ill: bool = False  # the same words said that somebody is ill: the doctor has it anyway
    proxy_id: str | None = None
    counter: str | None = None  # the box at which the taker stands; the keeper asks there


async def ask_box(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """The case it became; None where no box can help, and it goes the way of any other wish."""
    if asking.opens.kind != "help" or asking.opens.category not in BOXED:
        return None
    text = asking.said.words or ""
    lending = asking.opens.category == "borrow"
    if is_fetched(text):
        return None
    first: Case | None = None
    tools = lending or asking.counter is not None
    for thing in things_named(desk, asking.meaning, text, tools=tools):
        case = await _one(work, desk, asking, thing)
        first = first or case
        asking = replace(asking, said=replace(asking.said, id=desk.ids.new()))
    return first


async def _one(work: Work, desk: Desk, asking: Asking, thing: Medicine) -> Case | None:
    again = await _same(work, desk, asking, thing)
    if again is not None:
        return again
    child_words = desk.content.stock.taking.child_words
    if not may_be_handed_out(desk.content.stocked.all, thing, child_words):
        return await _only_a_doctor(work, desk, asking, thing)
    exact = is_exact(thing, asking.said.words or "")
    child = _for_child(asking.meaning)
    found = await near(work, desk, asking.unit_id, thing, exact=exact, for_child=child)
    if asking.counter:
        found = tuple(one for one in found if one.box.id == asking.counter)
    if not found:
        return None if asking.counter else await _wait(work, desk, asking, thing)
    return await _keep(work, desk, asking, found[0], wanted_of(asking.meaning, thing))


def _for_child(meaning: Meaning) -> bool:
    return meaning.subject in ("child", "infant")


async def _same(work: Work, desk: Desk, asking: Asking, thing: Medicine) -> Case | None:
    """Asked for again while it is kept or waited for: one matter."""
    if asking.author_id is None:
        return None
    for case in await cases.list_of_author(work, asking.author_id, desk.now()):
        if case.final or not case.climbing:
            continue
        for hold in await holds.holds_of_case(work, case.id):
            kept = desk.content.stocked.find(hold.item)
            if hold.waiting and kept is not None and kept.generic == thing.generic:
                await timeline.add_said(work, case.id, asking.said)
                return case
    return None


async def _only_a_doctor(work: Work, desk: Desk, asking: Asking, thing: Medicine) -> Case:
    """What no box may hand out is a matter for the doctor, and none for the group."""
    again = await _prescribed(work, desk, asking)
    if again is not None:
        return again
    case = await _open(work, desk, asking, "help", "prescription")
    params = {"thing": thing.id, "why": never_why(thing) or "rx"}
    await tell_taker(work, desk, case, "box.doctor_only", params)
    return case


async def _prescribed(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """Asked for again while the doctor has it: one matter."""
    if asking.author_id is None:
        return None
    for case in await cases.list_of_author(work, asking.author_id, desk.now()):
        if case.category == "prescription" and not case.final:
            await timeline.add_said(work, case.id, asking.said)
            return case
    return None


async def _wait(work: Work, desk: Desk, asking: Asking, thing: Medicine) -> Case:
    """No box has it: the neighbours are asked as ever, and the next one that comes in is theirs."""
    if is_lent(thing) and await is_owned_near(work, asking.unit_id, thing):
        return await _line_up(work, desk, asking, thing)
    # A wheelchair is borrowed, whatever word it was asked for with.
    category = "borrow" if is_lent(thing) else asking.opens.category
    case = await _open(work, desk, asking, "help", category, quiet=False)
    wish = await _hold(work, desk, asking, case, thing, wanted_of(asking.meaning, thing))
    await holds.put_hold(work, replace(wish, why="none"))
    return case


async def _line_up(work: Work, desk: Desk, asking: Asking, thing: Medicine) -> Case:
    """All of them are lent: a place in the line, and the neighbours are left alone."""
    case = await _open(work, desk, asking, "box", "loan")
    wish = await _hold(work, desk, asking, case, thing, wanted_of(asking.meaning, thing))
    wish = replace(wish, why="lent")
    await holds.put_hold(work, wish)
    return await go_on(work, desk, case, wish)


async def _keep(work: Work, desk: Desk, asking: Asking, found: Found, qty: int) -> Case:
    """Kept first, asked then: the last pack is nobody else's while its taker answers."""
    lending = is_lent(found.medicine)
    case = await _open(work, desk, asking, "box", "loan" if lending else "medicine")
    most = found.medicine.dosing.most or (qty if lending else max(1, qty))
    asked_for = max(1, min(qty, most, found.free))
    wish = await _hold(work, desk, asking, case, found.medicine, asked_for, capped=qty > asked_for)
    wish = replace(wish, box_id=found.box.id, unit=found.unit)
    turned = await scarce.admit(work, desk, case, wish)
    kept = turned or await ledger.keep_for(work, desk, wish)
    if isinstance(kept, Refused):
        raise RuntimeError("what was free a moment ago, in this very write, is not")
    event = Event("kept", Heading.ASSIGNED, facts=(("box", found.box.id), ("hold", kept.id)))
    await write_events(work, desk, case, (event,))
    return await go_on(work, desk, case, kept, ill=asking.ill)


async def _open(
    work: Work,
    desk: Desk,
    asking: Asking,
    kind: str,
    category: str | None,
    *,
    quiet: bool = True,
) -> Case:
    boxed = kind == "box"
    wanted = Wanted(
        kind=kind,
        category=category,
        unit_id=asking.unit_id,
        origin=asking.origin,
        household_id=asking.household_id,
        subject_id=asking.person.id if asking.person else None,
        author_id=asking.author_id,
        chat_id=asking.chat_id,
        message_id=asking.message_id,
        said=(asking.said,),
        slots={} if boxed else filling(asking.meaning, desk.today()),
        quiet_author=quiet,
        acuity=asking.opens.acuity,
        pause=desk.content.stock.taking.answers_wait if boxed else timedelta(0),
        ask=False,
        proxy_id=asking.proxy_id,
    )
    return await open_case(work, desk, wanted)


async def _hold(
    work: Work,
    desk: Desk,
    asking: Asking,
    case: Case,
    thing: Medicine,
    qty: int,
    *,
    capped: bool = False,
) -> Hold:
    sure = asking.origin == "phone" or await is_sure(
        work, asking.person, asking.meaning, asking.author_id
    )
    whom = whom_said(asking.meaning, asking.person, sure=sure, desk=desk)
    now = desk.now()
    return Hold(
        id=desk.ids.new(),
        case_id=case.id,
        item=thing.id,
        qty=qty,
        state=HoldState.QUEUED,
        unit_id=asking.unit_id,
        since=now,
        changed_at=now,
        taker_id=asking.person.id if asking.person else asking.author_id,
        household_id=asking.household_id,
        whom=whom.value if whom else None,
        flags=_flags(asking, thing, sure=sure, capped=capped),
    )


def _flags(asking: Asking, thing: Medicine, *, sure: bool, capped: bool) -> str | None:
    items, when = asking.meaning.items, asking.meaning.when
    guessed = any(i.guessed_from and i.medicine == thing.id for i in items)
    soon = when is not None and when.soon
    codes = (
        (GUESSED, guessed),
        (SURE, sure),
        (AT_COUNTER, asking.counter is not None),
        (PRESSING, asking.ill or soon or presses(asking.said.words or "")),
        (CAPPED, capped),
    )
    found = [code for code, holds in codes if holds]
    return ",".join(found) or None
