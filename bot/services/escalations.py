"""The ladder's tick: whatever time has come for, however late, one case a write."""

from __future__ import annotations

from asyncio import gather
from collections.abc import Awaitable, Callable

from bot.domain.case import Case
from bot.domain.ladder import becomes_emergency
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.domain.people import Person
from bot.domain.ticking import Due, Tick, drop_draft, tick
from bot.services.asking import alarm
from bot.services.climbing import tell_climbed
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.in_person import ask_in_person
from bot.services.overtaken import REACHED
from bot.services.ports import Ringer
from bot.services.recording import apply
from bot.services.ringing import to_ring
from bot.services.stock.climbed import say_climbed
from bot.services.telling import Message, tell_or_relay, tell_person
from bot.services.watched import is_watched
from bot.store import cases, people, timeline
from bot.store.database import Work

# A case that is months late catches up in a few steps; more would be a fault of the rule.
MOST_A_RUN = 20
PIECE = 10  # then it is looked anew what is most pressing


class Escalations:
    """Run by the scheduler, and at once after a jump of the clock."""

    def __init__(self, desk: Desk, ringer: Ringer | None = None) -> None:
        self._desk = desk
        self._ringer = ringer

    async def run(self) -> int:
        """Handle all that is due; gives how many cases came up."""
        done, seen = 0, dict[str, int]()
        while due := [c for c in await self._due() if seen.get(c, 0) < MOST_A_RUN]:
            for case_id in due[:PIECE]:
                seen[case_id] = seen.get(case_id, 0) + 1
                await self._desk.database.write(self._one(case_id))
                done += 1
        await self._ring(tuple(seen))
        return done

    async def _ring(self, looked_at: tuple[str, ...]) -> None:
        """Emergencies that came up and nobody has taken, after their writes, all at once."""
        if self._ringer is None or not looked_at:
            return
        waiting = await self._desk.database.read(lambda work: to_ring(work, self._desk, looked_at))
        await gather(*(self._ringer.ring(r.case_id, r.number, r.facts) for r in waiting))

    async def _due(self) -> tuple[str, ...]:
        now = self._desk.now()
        return await self._desk.database.read(lambda work: cases.list_due(work, now))

    def _one(self, case_id: str) -> Callable[[Work], Awaitable[None]]:
        async def write(work: Work) -> None:
            case = await cases.find_case(work, case_id)
            if case is None:
                return
            found = tick(case, self._desk.quiet(), self._desk.now())
            if found is not None:
                await act(work, self._desk, case, found)

        return write


async def act(work: Work, desk: Desk, case: Case, found: Tick) -> None:
    """Apply the one thing that was due."""
    if found.due is Due.SILENCE:
        await _silence(work, desk, case, found)
    elif found.due in (Due.CLIMB, Due.AGAIN):
        await _climb(work, desk, case, found)
    elif found.due is Due.ASK_HOLDER:
        after = await apply(work, desk, case, found.moved)
        if found.moved.events:
            await _ask_holder(work, desk, after, "ask.holder")
    elif found.due is Due.ASK_GOING:
        after = await apply(work, desk, case, found.moved)
        await _ask_going(work, desk, after)
    elif found.due is Due.RESUME:
        after = await settle(work, desk, case, found.moved)
        await _ask_holder(work, desk, after, "ask.holder")
    else:
        after = await settle(work, desk, case, found.moved)
        if found.due is Due.UNCONFIRMED:
            await ask_in_person(work, desk, after)


async def _climb(work: Work, desk: Desk, case: Case, found: Tick) -> None:
    """Rungs that are due are told; the author hears that it went up, once a level.

    A voice note from somebody in danger that nobody has heard in time is an emergency.
    """
    if not case.emergency and _turns_dangerous(case, found):
        await alarm(work, desk, case)
        return
    after = await apply(work, desk, case, found.moved)
    climbed = found.moved.climbed
    if climbed is None:
        return
    await tell_climbed(work, desk, after, climbed)
    if after.kind == "box" and climbed.rungs:
        await say_climbed(work, desk, after)
        return
    higher = after.level.rank > case.level.rank and not after.emergency
    if climbed.rungs and higher and after.author_id and case.climb.last >= 0:
        await tell_or_relay(
            work,
            desk,
            after.author_id,
            Message(
                "case.climbed",
                f"climbed:{after.id}:{after.level.value}",
                {"case": after.id, REACHED: after.level.value},
                Lane.CASE,
                Owed.OWED,
                after.id,
            ),
        )


async def _ask_holder(work: Work, desk: Desk, case: Case, key: str) -> None:
    """Acknowledged is not done: asked once before it goes back."""
    if case.claimed_by is None:
        return
    holder = case.claimed_by
    if holder == case.author_id and case.emergency:
        # Who is ill may have said that the ambulance came; how it went, somebody else says.
        told = await timeline.list_told_people(work, case.id)
        holder = next(iter(told), holder)
    about = f"{key}:{case.id}:{case.revision}"
    message = Message(key, about, {"case": case.id}, Lane.REMINDER, Owed.OWED, case.id)
    await tell_person(work, desk, holder, message)


async def _ask_going(work: Work, desk: Desk, case: Case) -> None:
    """On the way is not there: everybody who goes is asked, every time."""
    about = f"ask.going:{case.id}:{case.revision}"
    message = Message(
        "ask.going", about, {"case": case.id}, Lane.EMERGENCY, Owed.EMERGENCY, case.id
    )
    for person in case.going:
        await tell_person(work, desk, person, message)


async def _silence(work: Work, desk: Desk, case: Case, found: Tick) -> None:
    """CONDUCT 1: no answer rings guardians and key holder; then it is an emergency.

    Who is in no danger by silence is asked once more, and then left alone.
    """
    person = await people.find_person(work, case.author_id) if case.author_id else None
    over = _turns_dangerous(case, found) or found.moved.case.climb.repeats > 0
    if not is_watched(desk, person):
        await _ask_once_more(work, desk, case, found, person, again=over)
    elif over:
        await alarm(work, desk, case)
    else:
        after = await apply(work, desk, case, found.moved)
        if found.moved.climbed is not None:
            await tell_climbed(work, desk, after, found.moved.climbed)


def _turns_dangerous(case: Case, found: Tick) -> bool:
    climbed = found.moved.climbed
    return climbed is not None and becomes_emergency(case.ladder, climbed.rungs)


async def _ask_once_more(
    work: Work, desk: Desk, case: Case, found: Tick, person: Person | None, *, again: bool
) -> None:
    if again or person is None:
        await _drop(work, desk, case)
        return
    after = await apply(work, desk, case, found.moved)
    message = Message(
        "silence.ask", f"silence:{case.id}:1", {"case": after.id}, Lane.REPLY, Owed.OWED, after.id
    )
    await tell_person(work, desk, person.id, message)


async def _drop(work: Work, desk: Desk, case: Case) -> None:
    moved = drop_draft(case, desk.now())
    if isinstance(moved, Moved):
        await apply(work, desk, case, moved)
