"""How far one message goes ahead of the next, so that a kill leaves at most one in doubt."""

from __future__ import annotations

AHEAD = 0.25  # seconds: longer than an answer of the server takes, shorter than anybody notices
ALL_WITHIN = 2.0  # what waits is on its way within this time, as far as the server's limits allow
CLOSEST = 1 / 30


def head_start(waiting: int) -> float:
    """Seconds for which a message that may not come twice is on its way alone.

    The more wait, the shorter: alarms must not stand in a queue for the sake of tidiness.
    """
    return max(CLOSEST, min(AHEAD, ALL_WITHIN / max(waiting, 1)))
