"""Who brings something to an infection, or touches a sick body, has a mask before the door."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.case import Case
from bot.domain.errand_rules import FROM_BOX, OWN, is_protected, needs_protection
from bot.domain.near_box import Found
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.stock import Verb
from bot.services.condition import condition_of
from bot.services.desk import Desk
from bot.services.errands.sorts import done_about, kind_of, note
from bot.services.stock import ledger
from bot.services.stock.finding import near
from bot.services.stock.ledger import Why
from bot.services.taps import Tap
from bot.store import cases, outbox, people
from bot.store.database import Work

REASON = "protection"


@dataclass(frozen=True, slots=True)
class Guard:
    """Whether protection comes first, whether this helper has it, and where it lies."""

    needed: bool = False
    done: bool = False
    found: Found | None = None

    @property
    def pending(self) -> bool:
        return self.needed and not self.done


async def guard_of(work: Work, desk: Desk, case: Case, helper: str | None) -> Guard:
    """As things are now, for who holds it or would."""
    kind = kind_of(desk, case)
    if kind is None or not (kind.health or kind.carries):
        return Guard()
    codes = () if kind.health else await open_codes(work, desk, case)
    if not needs_protection(kind, codes, desk.content.errands.infectious):
        return Guard()
    if is_protected(await done_about(work, case), helper):
        return Guard(True, True)
    return Guard(True, False, await _nearest(work, desk, case))


async def open_codes(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """What is open of illness behind this door; only codes, and only for the rule."""
    found: list[str] = []
    for person_id in await _behind_the_door(work, case):
        for other in await cases.list_of_author(work, person_id, desk.now()):
            if other.kind == "symptom" and not other.final:
                found.extend((await condition_of(work, desk, other)).found.symptoms)
    return tuple(dict.fromkeys(found))


async def _behind_the_door(work: Work, case: Case) -> tuple[str, ...]:
    named = [person for person in (case.subject_id, case.author_id) if person]
    if case.household_id:
        home = [p.id for p in await people.household_people(work, case.household_id)]
        # Who asks from far away is not behind the door.
        named = [person for person in named if person in home] + home
    return tuple(dict.fromkeys(named))


async def _nearest(work: Work, desk: Desk, case: Case) -> Found | None:
    """Where the first of what protects is free."""
    for item in desk.content.errands.protection[:1]:
        thing = desk.content.stocked.find(item)
        boxes = await near(work, desk, case.unit_id, thing) if thing else ()
        if boxes:
            return boxes[0]
    return None


async def on_gear(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """领到了 or 家里有: the door is told from then on."""
    if tap.person.id != tap.case.claimed_by or not tap.case.climbing:
        return Refused("claim.refused.not_yours")
    guard = await guard_of(work, desk, tap.case, tap.person.id)
    if not guard.pending:
        return Done("errand.gear.have")
    if tap.choice == OWN:
        await note(work, desk, tap.case, tap.person.id, OWN)
    else:
        refused = await _issue(work, desk, tap.case, tap.person.id, guard)
        if refused is not None:
            return refused
    await outbox.want(work, tap.case.id)
    return Done("errand.gear.have")


async def _issue(work: Work, desk: Desk, case: Case, helper: str, guard: Guard) -> Refused | None:
    """One of each leaves the box that was named; the ledger says for which task."""
    if guard.found is None:
        return Refused("errand.gear.none")
    box, kind = guard.found.box, kind_of(desk, case)
    every = desk.content.errands.protection
    why = Why(by=helper, case=case.id, reason=REASON)
    for item in every if kind is not None and kind.health else every[:1]:
        taken = await ledger.take_out(work, desk, box.id, item, 1, Verb.OUT, why)
        if isinstance(taken, Refused) and item == every[0]:
            return Refused("errand.gear.none")
    await note(work, desk, case, helper, FROM_BOX, box.id)
    return None
