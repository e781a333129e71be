"""One ride becomes two: the way there and the way back, or so many seats and the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain import claims
from bot.domain.case import Case, Event, Heading
from bot.domain.lanes import Lane, Owed
from bot.domain.moments import Moment, moment_to_text
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rides import Need
from bot.domain.rights import may_confirm
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.opening import open_case
from bot.services.recording import write_events
from bot.services.rides.searching import on_details
from bot.services.taking import on_claim
from bot.services.taps import Tap
from bot.services.tasks.gates import why_not
from bot.services.telling import Message, tell_or_relay, tell_person
from bot.services.views.case_view import title_of
from bot.services.views.names import text_of, unit_name
from bot.services.wanted import Wanted
from bot.store import asks, cases, people, rides
from bot.store.database import Work

TWO_WAY, SEATS, WHEN = "ride.two_way", "seats", "when"
# Said of the whole ride; the way back leaves when the visit is over.
OF_THE_VISIT = ("ride.be_there", "ride.window", "ride.series", "to.said")


async def one_way(work: Work, desk: Desk, tap: Tap, half: str) -> Outcome:
    """A driver can go one way only: that half is theirs, the other is looked for by itself."""
    refused = await why_not(work, desk, tap.case, tap.person.id)
    need = await rides.find_need(work, tap.case.id)
    if refused is not None or need is None:
        return refused or Refused("case.refused.ended")
    details = {k: v for k, v in dict(tap.case.details).items() if k != TWO_WAY}
    case = await _changed(work, desk, tap.case, details)
    back = await _back_of(work, desk, case, need, details)
    rest = await _open(work, desk, case, back, taken=half == "back", who=tap.person.id)
    theirs, left = (case, rest) if half == "out" else (rest, case)
    outcome = await on_claim(work, desk, replace(tap, case=theirs))
    if isinstance(outcome, Done):
        params = {"case": theirs.id, "who": tap.person.id, "rest": left.id, "half": half}
        await _tell(work, desk, theirs, "claim.part_way", params)
    return outcome


async def ask_seats(work: Work, desk: Desk, tap: Tap, want: int, seats: int) -> Outcome:
    """Not all fit into the car: who asked says whether they want to go apart."""
    params = {
        "case": tap.case.id, "who": tap.person.id, "seats": str(seats), "want": str(want),
    }  # fmt: skip
    await asks.ask(work, tap.case.id, tap.person.id, desk.now())
    await _tell(work, desk, tap.case, "claim.part_seats", params)
    return Done("claim.part_asked")


async def on_part(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Who asked agrees that some go first, or says they have to go together."""
    driver, _, seats = (tap.choice or "").partition(".")
    need = await rides.find_need(work, tap.case.id)
    asked = {one.person_id for one in await asks.asked_for(work, tap.case.id)}
    if not may_confirm(tap.case, tap.viewer) and not tap.viewer.reported:
        return Refused("case.refused.only_the_author")
    if need is None or tap.case.state is not State.OPEN or driver not in asked:
        return Refused("claim.refused.asked_no_more")
    number = int(seats) if seats.isdigit() else 0
    if not 0 < number < need.seats:
        return await _together(work, desk, tap.case, driver)
    return await _apart(work, desk, tap, driver, (number, need.seats - number))


async def _together(work: Work, desk: Desk, case: Case, driver: str) -> Outcome:
    await asks.answer_ask(work, case.id, driver, "no", desk.now())
    params = {"case": case.id}
    about = f"claim.part_together:{case.id}:{driver}"
    message = Message("claim.part_together", about, params, Lane.REPLY, Owed.OWED, case.id)
    await tell_person(work, desk, driver, message)
    return Done("claim.part_no_rest")


async def _apart(work: Work, desk: Desk, tap: Tap, driver: str, seats: tuple[int, int]) -> Outcome:
    details = dict(tap.case.details)
    case = await _changed(work, desk, tap.case, {**details, SEATS: str(seats[0])})
    refused = await why_not(work, desk, case, driver)
    moved = refused or claims.claim(case, driver, desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        await _changed(work, desk, case, details)
        return moved
    await settle(work, desk, case, moved, by=tap.person.id)
    rest = await _open(work, desk, case, {**details, SEATS: str(seats[1])}, who=driver)
    params = {
        "case": case.id, "who": driver, "rest": rest.id,
        "seats": str(seats[0]), "want": str(seats[1]),
    }  # fmt: skip
    await _tell(work, desk, case, "claim.part_split", params)
    return Done("claim.part_done")


async def _changed(work: Work, desk: Desk, case: Case, details: dict[str, str]) -> Case:
    changed = replace(
        case, details=tuple(details.items()), changed_at=desk.now(), revision=case.revision + 1
    )
    await cases.save_case(work, case, changed)
    return await on_details(work, desk, changed)


async def _back_of(
    work: Work, desk: Desk, case: Case, need: Need, details: dict[str, str]
) -> dict[str, str]:
    """From there home, when the visit may be over."""
    kept = {k: v for k, v in details.items() if k not in OF_THE_VISIT}
    person = await people.find_person(work, case.subject_id or case.author_id or "")
    home = need.origin or await unit_name(work, person.unit_id if person else case.unit_id)
    kept.update(origin=need.destination or "", to=home)
    base = need.be_there_at or (need.leave_from and need.leave_from + desk.content.rides.drive)
    if base is not None:
        kept[WHEN] = _moment(desk, base + desk.content.claiming.waits.back_after)
    return kept


def _moment(desk: Desk, at: datetime) -> str:
    local = at.astimezone(desk.zone)
    return moment_to_text(Moment(local.date(), local.time().replace(second=0, microsecond=0)))


async def _open(
    work: Work, desk: Desk, case: Case, details: dict[str, str], *, who: str, taken: bool = False
) -> Case:
    """The rest, with the words it was asked with; told to its asker with the first half."""
    wanted = Wanted(
        kind=case.kind,
        category=case.category,
        unit_id=case.unit_id,
        origin="private",
        household_id=case.household_id,
        subject_id=case.subject_id,
        author_id=case.author_id,
        quiet_author=True,
        heard_in=case.id,
        known=details,
        taken=taken,
    )
    rest = await open_case(work, desk, wanted)
    for one in (case, rest):
        await write_events(work, desk, one, (Event("split", Heading.ASSIGNED, who),))
    return rest


async def tell_thing(work: Work, desk: Desk, case: Case, rest: Case, who: str) -> None:
    """What was taken and what is still looked for, in one message."""
    params = {"case": case.id, "who": who, "rest": rest.id}
    await _tell(work, desk, case, "claim.part_thing", params)


async def _tell(work: Work, desk: Desk, case: Case, key: str, params: dict[str, str]) -> None:
    if case.author_id is None:
        return
    about = f"{key}:{case.id}:{params['who']}:{case.revision}"
    message = Message(key, about, params, Lane.REPLY, Owed.OWED, case.id)
    await tell_or_relay(work, desk, case.author_id, message)


async def say(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The number of the rest, how many seats, and the answers to it."""
    rest = await cases.find_case(work, params["rest"]) if "rest" in params else None
    seats = params.get("seats", "")
    yes = text_of(desk, "claim.part_seats_yes", {"seats": seats})
    no = text_of(desk, "claim.part_seats_no")
    return {
        "rest": rest.number if rest else "",
        "thing": title_of(desk, rest) if rest else "",
        "half": params.get("half", ""),
        "seats": seats,
        "want": params.get("want", ""),
        "choices": [
            {"label": yes, "choice": f"{params['who']}.{seats}"},
            {"label": no, "choice": f"{params['who']}.no"},
        ],
    }


PARTS = ("claim.part_way", "claim.part_seats", "claim.part_split", "claim.part_thing")
