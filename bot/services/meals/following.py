"""What follows here when a case moves, in the same write."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.closing import confirm
from bot.domain.meals import TurnState
from bot.domain.moved import Moved
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.meals.finding import stops_of_case
from bot.services.meals.rounds import hand_round, is_round, mark, tell_found
from bot.services.recording import apply
from bot.services.tasks.hooks import Follower
from bot.store.database import Work

OPEN_TURNS = (TurnState.DUE, TurnState.MISSED, TurnState.FALLBACK)


async def follow_round(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Who was told that nobody carries it hears who does; the second follows the first."""
    if not is_round(after):
        return after
    if after.state is State.ANSWERED and before.state is not State.ANSWERED:
        return await _answered(work, desk, after)
    if after.claimed_by == before.claimed_by or after.final:
        return after
    await tell_found(work, desk, after)
    if after.claimed_by is None and before.claimed_by is not None:
        return await hand_round(work, desk, after.id, before.claimed_by) or after
    return after


async def _answered(work: Work, desk: Desk, case: Case) -> Case:
    """办好了 in one word: every door that was left got its meal; nobody has to confirm it."""
    who = case.answered_by or ""
    for stop in await stops_of_case(work, case.id):
        if stop.turn.state in OPEN_TURNS:
            await mark(work, desk, stop, TurnState.BROUGHT, who)
    moved = confirm(case, who, "self", desk.now())
    return await apply(work, desk, case, moved) if isinstance(moved, Moved) else case


async def follow_neighbour(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """A neighbour cooked what the provider could not."""
    solved = after.state in (State.ANSWERED, State.CLOSED) and after.outcome in ("solved", "partly")
    if after.category != "meal" or not solved:
        return after
    for stop in await stops_of_case(work, after.id):
        if stop.turn.state in OPEN_TURNS:
            await mark(work, desk, stop, TurnState.BROUGHT, after.answered_by or "")
    return after


FOLLOWERS: tuple[Follower, ...] = (follow_round, follow_neighbour)
