"""One tap from the advice: a test from the box, a car, or the village doctor."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.intake import Opens
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_confirm
from bot.domain.states import State
from bot.services.climbing import say_again
from bot.services.desk import Desk
from bot.services.opening import open_case
from bot.services.raising import lift
from bot.services.stock.asked import Asking, ask_box
from bot.services.stock.finding import near
from bot.services.taps import Tap
from bot.services.wanted import Wanted
from bot.store import cases, people, timeline
from bot.store.database import Work
from bot.store.timeline import Said
from bot.understanding.meaning import Item, Meaning

# What is opened, and how soon it is needed.
TEST = "d_ag"
HELP = {"antigen": ("medicine", Acuity.SAME_DAY), "ride": ("ride", Acuity.URGENT)}


async def on_want(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """A test, a car or the village doctor, for the person the advice was about."""
    if not (may_confirm(tap.case, tap.viewer) or tap.viewer.reported):
        return Refused("case.refused.only_the_author")
    if tap.case.final:
        return Refused("case.refused.ended")
    if tap.choice == "doctor":
        return await _doctor(work, desk, tap.case)
    if tap.choice not in HELP:
        return Refused("press.unknown")
    category, level = HELP[tap.choice]
    if await _is_wanted(work, desk, tap.case, category):
        return Refused("want.already")
    await _open(work, desk, tap, category, level)
    return Done(f"want.{tap.choice}.sent")


async def _doctor(work: Work, desk: Desk, case: Case) -> Outcome:
    """The doctor has it at once; where the level told them already they are told again."""
    if case.acuity is Acuity.SELF_CARE and case.state is State.OPEN:
        await lift(work, desk, case, Acuity.SAME_DAY)
    else:
        await say_again(work, desk, case, "asked")
    return Done("silence.doctor")


async def _is_wanted(work: Work, desk: Desk, case: Case, category: str) -> bool:
    if case.author_id is None:
        return False
    mine = await cases.list_of_author(work, case.author_id, desk.now())
    return any(
        c.category == category and not c.final and c.subject_id == case.subject_id for c in mine
    )


async def _open(work: Work, desk: Desk, tap: Tap, category: str, level: Acuity) -> None:
    case = tap.case
    words = desk.content.messages.render(f"want.{tap.choice}", {}).text.strip()
    reporter = await timeline.reporter_of(work, case.id)
    said = Said(desk.ids.new(), "text", desk.now(), tap.person.id, words)
    if tap.choice == "antigen" and await _from_box(work, desk, tap, said, level, reporter):
        return
    wanted = Wanted(
        kind="help",
        category=category,
        acuity=level,
        unit_id=case.unit_id,
        origin=case.origin if case.origin == "phone" else "private",
        household_id=case.household_id,
        subject_id=case.subject_id,
        author_id=case.author_id,
        chat_id=tap.actor.chat.id,
        said=(said,),
        proxy_id=reporter if reporter != case.author_id else None,
    )
    await open_case(work, desk, wanted)


async def _from_box(
    work: Work, desk: Desk, tap: Tap, said: Said, level: Acuity, reporter: str | None
) -> bool:
    """A test is kept in the nearest box that has some; else the neighbours are asked."""
    case, test = tap.case, desk.content.stocked.find(TEST)
    person = await people.find_person(work, case.subject_id) if case.subject_id else None
    if test is None or not await near(work, desk, case.unit_id, test):
        return False
    asking = Asking(
        opens=Opens("help", "medicine", level),
        meaning=Meaning(items=(Item(test.generic, 1, medicine=TEST),)),
        unit_id=case.unit_id,
        origin=case.origin if case.origin == "phone" else "private",
        said=said,
        person=person,
        author_id=case.author_id,
        household_id=case.household_id,
        chat_id=tap.actor.chat.id,
        proxy_id=reporter if reporter != case.author_id else None,
    )
    return await ask_box(work, desk, asking) is not None
