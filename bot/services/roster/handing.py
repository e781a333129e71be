"""Somebody's whole work goes to somebody else in one write, and back again in one write."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.domain.people import Person, Tie
from bot.domain.times import to_text
from bot.services.desk import Desk
from bot.services.roster.hand_cases import give_back_cases, give_cases
from bot.services.roster.hand_telling import tell_back, tell_given
from bot.store import people, rests, roster
from bot.store.database import Work
from bot.store.roster import Handover

GUARDIAN = "guardian"


@dataclass(frozen=True, slots=True)
class Given:
    """What went, by sort (role, tie, duty, case, doctor, box), and the roles that stayed."""

    handover: Handover
    items: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stayed: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        return not any(self.items.values())


async def why_not_take(work: Work, desk: Desk, giver: Person, taker: Person) -> str | None:
    """The key of the sentence that says why this person cannot take it over."""
    if giver.id == taker.id:
        return "roster.hand.same"
    if taker.ended_why is not None or taker.guest:
        return "roster.hand.gone"
    if await rests.resting(work, taker.id, desk.now()) is not None:
        return "roster.hand.resting"
    return None


async def hand_over(
    work: Work,
    desk: Desk,
    from_id: str,
    to_id: str,
    *,
    by: str | None,
    last: date | None = None,
    tell: bool = True,
) -> Given:
    """Roles, guardian ties, turns, open cases, patients and boxes; each side hears it once.

    `last` is the last day the other one has them; without it they stay there. Whether somebody
    may order this is asked before (bot.services.roster.hand_doors).
    """
    until = last + timedelta(days=1) if last else None
    made = Handover(desk.ids.new(), from_id, to_id, by, to_text(desk.now()), until)
    await roster.add_handover(work, made)
    given, stayed = await _give_roles(work, desk, made)
    items = {"role": given}
    items["tie"] = await _give_ties(work, desk, made)
    items["duty"] = await _give_duties(work, desk, made)
    items["doctor"] = await _give_patients(work, desk, made)
    items["box"] = await roster.move_boxes(work, from_id, to_id)
    await roster.add_items(work, made.id, "box", items["box"])
    items["case"] = await give_cases(work, desk, made, by)
    await roster.add_items(work, made.id, "stayed", stayed)
    found = Given(made, items, stayed)
    if tell and not found.nothing:
        await tell_given(work, desk, made)
    return found


async def give_back(work: Work, desk: Desk, handover: Handover, *, by: str | None) -> bool:
    """Everything that is still where it went goes back; whether it had not gone back before."""
    if not await roster.undo_handover(work, handover.id, desk.now()):
        return False
    items = await roster.items_of(work, handover.id)
    await _take_places_back(work, desk, items)
    for id in items.get("duty", ()):
        await roster.move_duty(work, id, handover.to_id, handover.from_id, desk.now())
    for id in items.get("doctor", ()):
        await roster.move_patient(work, id, handover.to_id, handover.from_id)
    for id in items.get("box", ()):
        await roster.move_box(work, id, handover.to_id, handover.from_id)
    await give_back_cases(work, desk, handover, items.get("case", ()), by)
    await tell_back(work, desk, handover, by)
    return True


async def _take_places_back(work: Work, desk: Desk, items: dict[str, tuple[str, ...]]) -> None:
    """Roles and ties as they were; what the other had before stays theirs."""
    today = desk.today()
    for id in items.get("role_given", ()):
        await people.end_role(work, id, today)
    for id in items.get("role", ()):
        await roster.restore_role(work, id)
    for id in items.get("tie_given", ()):
        await roster.end_tie(work, id, today)
    for id in items.get("tie", ()):
        await roster.restore_tie(work, id)


async def _give_roles(
    work: Work, desk: Desk, made: Handover
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of what went, codes of what is the person's own and stayed."""
    rules, today = desk.content.roster, desk.today()
    own = {role.role for role in await people.roles_of(work, made.to_id, today)}
    gave: list[str] = []
    stayed: list[str] = []
    for held in await roster.roles_given(work, made.from_id, today):
        code = held["role"]
        if code in rules.stays or (code in rules.among and code not in own):
            stayed.append(code)
            continue
        new = await roster.give_role(
            work, desk.ids.new(), made.to_id, code, held["unit_id"], today, made.from_id
        )
        await people.end_role(work, held["id"], today)
        gave.append(held["id"])
        await roster.add_items(work, made.id, "role_given", [new] if new else [])
    await roster.add_items(work, made.id, "role", gave)
    return tuple(gave), tuple(dict.fromkeys(stayed))


async def _give_ties(work: Work, desk: Desk, made: Handover) -> tuple[str, ...]:
    """Whom they stand by; nobody stands by themselves."""
    today, gave = desk.today(), []
    theirs = {tie.person_id for tie in await people.ties_to(work, made.to_id, GUARDIAN)}
    for tie in await people.ties_to(work, made.from_id, GUARDIAN):
        if tie.person_id == made.to_id:
            continue
        await people.end_tie(work, tie, today)
        gave.append(tie_id(tie))
        if tie.person_id not in theirs:
            new = Tie(tie.person_id, made.to_id, GUARDIAN, tie.rank, made.by_id)
            await people.add_tie(work, new, today)
            await roster.add_items(work, made.id, "tie_given", [tie_id(new)])
    await roster.add_items(work, made.id, "tie", gave)
    return tuple(gave)


async def _give_duties(work: Work, desk: Desk, made: Handover) -> tuple[str, ...]:
    """The turn that runs now and those to come."""
    ids = await roster.move_duties(
        work, made.from_id, made.to_id, desk.now(), until_moment(desk, made.until)
    )
    await roster.add_items(work, made.id, "duty", ids)
    return ids


async def _give_patients(work: Work, desk: Desk, made: Handover) -> tuple[str, ...]:
    """A doctor's people go to a doctor only."""
    among = desk.content.roster.among
    own = {role.role for role in await people.roles_of(work, made.to_id, desk.today())}
    if among and not own & set(among):
        return ()
    ids = await roster.move_patients(work, made.from_id, made.to_id)
    await roster.add_items(work, made.id, "doctor", ids)
    return ids


def tie_id(tie: Tie) -> str:
    return f"{tie.person_id}:{tie.tie}:{tie.other_id}"


def until_moment(desk: Desk, until: date | None) -> datetime | None:
    """The beginning of the day it goes back."""
    return datetime.combine(until, time(), desk.zone) if until else None
