"""What who asked and the doctor say: who it is for, the one list, yes or no, not any more."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case, Event, Heading
from bot.domain.closing import cancel
from bot.domain.dispensing import Whom
from bot.domain.holds import Hold, HoldState
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_confirm
from bot.domain.roles import wears
from bot.services.desk import Desk
from bot.services.recording import apply, write_events
from bot.services.stock import ledger, tick
from bot.services.stock.going_on import DOCTOR_SAID_YES, go_on, open_questions, ready
from bot.services.stock.hearing_of_it import tell_taker
from bot.services.stock.queue import serve
from bot.services.stock.taker import NONE_OF_IT, SOME_OF_IT, flags_of
from bot.services.stock.whom import hold_of
from bot.services.taps import Tap
from bot.store import cases, holds
from bot.store.database import Work

WHOM = {whom.value: whom for whom in Whom}
LIST = {"none": NONE_OF_IT, "some": SOME_OF_IT}


async def on_whom(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """大人, 孩子 or 怀孕的: kept no longer than the matter is open."""
    whom = WHOM.get(tap.choice or "")
    return await _answered(work, desk, tap, "whom", whom.value if whom else None)


async def on_list(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """[都没有] or [有] to the one list."""
    return await _answered(work, desk, tap, "list", LIST.get(tap.choice or ""))


async def _answered(work: Work, desk: Desk, tap: Tap, question: str, answer: str | None) -> Outcome:
    if answer is None:
        return Refused("press.unknown")
    if not (may_confirm(tap.case, tap.viewer) or tap.viewer.reported):
        return Refused("case.refused.only_the_author")
    hold = await hold_of(work, tap.case)
    if hold is None or not hold.waiting or not tap.case.climbing:
        return Refused("case.refused.ended")
    return await take_answer(work, desk, tap.case, hold, question, answer)


async def take_answer(
    work: Work, desk: Desk, case: Case, hold: Hold, question: str, answer: str, also: str = ""
) -> Outcome:
    """Only the question that is open is answered; a second press changes nothing.

    `also` is the answer to the list, where one line answered both.
    """
    medicine = desk.content.stocked.find(hold.item)
    if medicine is None or question not in await open_questions(work, desk, case, hold, medicine):
        return Refused("question.over")
    if question == "whom":
        hold = replace(hold, whom=answer, changed_at=desk.now())
    listed = also if question == "whom" else answer
    if listed:
        flags = {*flags_of(hold), listed}
        hold = replace(hold, flags=",".join(sorted(flags)), changed_at=desk.now())
    await holds.put_hold(work, hold)
    await go_on(work, desk, case, hold)
    return Done("question.thanks")


async def on_tick(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """[可以给] or [不合适]: only a doctor, or who stands in the township for one."""
    if not wears(tap.viewer.held, "doctor", "officer"):
        return Refused("box.no.only_a_doctor")
    if tap.case.final or tap.choice not in ("yes", "no"):
        return Refused("case.refused.ended")
    case = await cases.find_case(work, tap.case.joined_to or "")
    outcome = "may_have" if tap.choice == "yes" else "better_not"
    await tick.end(work, desk, tap.case, tap.person.id, outcome)
    if case is None or case.final:
        return Done("box.ticked.over")
    event = Event(f"doctor_{tap.choice}", Heading.HANDLED, tap.person.id)
    await write_events(work, desk, case, (event,))
    hold = await hold_of(work, case)
    if hold is None or hold.state is not HoldState.KEPT:
        return Done("box.ticked.over")
    if tap.choice == "no":
        await _not_given(work, desk, case, hold, tap.person.id)
        return Done("box.ticked.no")
    flags = {*flags_of(hold), DOCTOR_SAID_YES}
    hold = replace(hold, flags=",".join(sorted(flags)), changed_at=desk.now())
    await holds.put_hold(work, hold)
    await tell_taker(work, desk, case, "box.doctor_yes", {"who": tap.person.id, "hold": hold.id})
    await ready(work, desk, case, hold)
    return Done("box.ticked.yes")


async def _not_given(work: Work, desk: Desk, case: Case, hold: Hold, doctor: str) -> None:
    await ledger.let_go(work, desk, hold, HoldState.DROPPED, doctor)
    await tell_taker(work, desk, case, "box.doctor_no", {"who": doctor, "thing": hold.item})
    moved = cancel(case, doctor, "doctor_no", desk.now())
    if isinstance(moved, Moved):
        await apply(work, desk, case, moved)
    await serve(work, desk, hold.item, hold.box_id or "")
