"""The doors of a hamlet shared out among its liaisons: neighbours together, the load even."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

KEY_PERSON = 3  # one key person weighs as much as so many doors


def share_out(doors: Sequence[tuple[str, int]], liaisons: Sequence[str]) -> Mapping[str, str]:
    """`doors` in the order of the lane, each with how many key people live there.

    Everybody gets a run of neighbouring doors; the runs weigh as much as each other, as far as
    doors go.
    """
    if not liaisons:
        return {}
    weights = [1 + KEY_PERSON * keys for _, keys in doors]
    whole, passed = sum(weights), 0
    found: dict[str, str] = {}
    for (door, _), weight in zip(doors, weights, strict=True):
        # By the middle of its own weight, so that the runs are of one length.
        at = (2 * passed + weight) * len(liaisons) // (2 * whole)
        found[door] = liaisons[min(at, len(liaisons) - 1)]
        passed += weight
    return found
