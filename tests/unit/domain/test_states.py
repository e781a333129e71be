"""The table of states, walked as a whole."""

from __future__ import annotations

import pytest

from bot.domain.moved import move_on
from bot.domain.outcome import Refused
from bot.domain.states import CLIMBING, FINAL, MOVES, WORKING, Move, State, after
from tests.unit.domain.samples import NOW, make_case, minutes

PAIRS = [(state, move) for state in State for move in Move]


def reached_from(start: State) -> set[State]:
    seen, todo = {start}, [start]
    while todo:
        state = todo.pop()
        new = {MOVES[pair] for pair in MOVES if pair[0] is state} - seen
        seen |= new
        todo.extend(new)
    return seen


def test_every_state_can_be_reached_from_a_draft() -> None:
    assert reached_from(State.DRAFT) == set(State)


def test_final_are_exactly_the_states_that_nothing_but_a_reopening_leaves() -> None:
    left_by = {state: {move for begin, move in MOVES if begin is state} for state in State}
    assert {state for state in State if left_by[state] <= {Move.REOPEN}} == FINAL


def test_a_closed_case_is_left_only_by_reopening_and_the_other_ends_never() -> None:
    leaving = {(begin, move): end for (begin, move), end in MOVES.items() if begin in FINAL}
    assert leaving == {(State.CLOSED, Move.REOPEN): State.OPEN}


def test_closing_leads_through_the_villagers_word_or_through_an_answer() -> None:
    into = {pair for pair, end in MOVES.items() if end is State.CLOSED}
    assert {move for _, move in into} == {Move.CONFIRM, Move.UNCONFIRMED}
    assert {begin for begin, move in into if move is Move.UNCONFIRMED} == {State.ANSWERED}


def test_every_move_is_used() -> None:
    assert {move for _, move in MOVES} == set(Move)


def test_any_state_that_is_not_final_can_end_by_death_or_moving_away() -> None:
    assert {s for s in State if after(s, Move.END) is State.ENDED} == set(State) - FINAL


def test_cancelling_is_for_what_is_not_answered_yet() -> None:
    may = {State.DRAFT, State.OPEN, State.CLAIMED, State.IN_PROGRESS}
    assert {state for state in State if after(state, Move.CANCEL)} == may


def test_what_is_worked_on_is_still_climbing() -> None:
    assert WORKING < CLIMBING
    assert {State.OPEN} == CLIMBING - WORKING
    assert not CLIMBING & FINAL


@pytest.mark.parametrize(("state", "move"), PAIRS)
def test_each_move_is_in_the_table_or_refused_with_a_reason(state: State, move: Move) -> None:
    case, later = make_case(state=state), NOW + minutes(1)
    moved = move_on(case, move, later)
    if (state, move) in MOVES:
        assert not isinstance(moved, Refused)
        assert (moved.state, moved.revision) == (MOVES[state, move], case.revision + 1)
        assert moved.changed_at == later
    else:
        ended = state in FINAL
        assert moved == Refused("case.refused.ended" if ended else "case.refused.not_now")
