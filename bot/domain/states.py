"""The states of a case and the moves between them: one table, walked by tests."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where a case stands; waiting, joined and acknowledged are columns, not states."""

    DRAFT = "draft"  # something was said, one question is open
    OPEN = "open"  # waits for somebody
    CLAIMED = "claimed"  # somebody said: I do it
    IN_PROGRESS = "in_progress"  # that person has started or arrived
    ANSWERED = "answered"  # an outcome was told; the villager has not said yes yet
    CLOSED = "closed"  # the villager said that it is solved, or nobody objected in time
    CANCELLED = "cancelled"  # withdrawn before it was answered
    ENDED = "ended"  # ended by death or by moving away, without question or thanks


class Move(StrEnum):
    """What can happen to a case."""

    OPEN = "open"
    CLAIM = "claim"
    START = "start"
    RELEASE = "release"
    LAPSE = "lapse"
    HAND_ON = "hand_on"
    ANSWER = "answer"
    CONFIRM = "confirm"
    UNCONFIRMED = "unconfirmed"
    REOPEN = "reopen"
    CANCEL = "cancel"
    END = "end"


FINAL = frozenset({State.CLOSED, State.CANCELLED, State.ENDED})
WORKING = frozenset({State.CLAIMED, State.IN_PROGRESS})
CLIMBING = frozenset({State.OPEN, State.CLAIMED, State.IN_PROGRESS})

_BEFORE_ANSWER = (State.DRAFT, State.OPEN, State.CLAIMED, State.IN_PROGRESS)
_ALIVE = (*_BEFORE_ANSWER, State.ANSWERED)

MOVES: Mapping[tuple[State, Move], State] = MappingProxyType(
    {
        (State.DRAFT, Move.OPEN): State.OPEN,
        (State.OPEN, Move.CLAIM): State.CLAIMED,
        (State.OPEN, Move.START): State.IN_PROGRESS,
        (State.CLAIMED, Move.START): State.IN_PROGRESS,
        (State.IN_PROGRESS, Move.START): State.IN_PROGRESS,
        (State.CLAIMED, Move.RELEASE): State.OPEN,
        (State.IN_PROGRESS, Move.RELEASE): State.OPEN,
        (State.CLAIMED, Move.LAPSE): State.OPEN,
        (State.IN_PROGRESS, Move.LAPSE): State.OPEN,
        (State.OPEN, Move.HAND_ON): State.OPEN,
        (State.CLAIMED, Move.HAND_ON): State.OPEN,
        (State.IN_PROGRESS, Move.HAND_ON): State.OPEN,
        (State.OPEN, Move.ANSWER): State.ANSWERED,
        (State.CLAIMED, Move.ANSWER): State.ANSWERED,
        (State.IN_PROGRESS, Move.ANSWER): State.ANSWERED,
        (State.ANSWERED, Move.CONFIRM): State.CLOSED,
        (State.OPEN, Move.CONFIRM): State.CLOSED,
        (State.CLAIMED, Move.CONFIRM): State.CLOSED,
        (State.IN_PROGRESS, Move.CONFIRM): State.CLOSED,
        (State.ANSWERED, Move.UNCONFIRMED): State.CLOSED,
        (State.ANSWERED, Move.REOPEN): State.OPEN,
        (State.CLOSED, Move.REOPEN): State.OPEN,
        **{(state, Move.CANCEL): State.CANCELLED for state in _BEFORE_ANSWER},
        **{(state, Move.END): State.ENDED for state in _ALIVE},
    }
)


def after(state: State, move: Move) -> State | None:
    """The state that `move` leads to, or None where it is not allowed."""
    return MOVES.get((state, move))
