"""How far one message goes ahead of the next, so that a kill leaves at most one in doubt."""

from __future__ import annotations

AHEAD = 0.4  # seconds; the answer of the server takes less, on all but a bad line
TOGETHER = 2.0  # shared by those that wait, so that many get on as fast as the limits allow
CLOSEST = 1 / 30


def head_start(waiting: int) -> float:
    """Seconds for which a message that may not come twice is on its way alone.

    The more wait, the shorter: alarms must not stand in a queue for the sake of tidiness.
    """
    return max(CLOSEST, min(AHEAD, TOGETHER / max(waiting, 1)))
