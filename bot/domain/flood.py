"""Who says too much at once: served, asked to slow down once, then left alone for a while.

What is a danger passes in any case; that is not decided here. Moments are seconds of the clock
of Telegram, so that a heap of old messages after an outage is no flood.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from enum import Enum

# What does more each time it is pressed: a thumb that trembles means it once.
ONCE = frozenset(
    {"up", "raise", "loan_out", "went_ride", "arrived", "ambulance", "task_next", "hand", "search",
     "keep", "outcome"}
)  # fmt: skip


class Pace(Enum):
    """How one message is met."""

    SERVE = "serve"
    SLOW = "slow"  # not served, and asked to slow down
    MUTE = "mute"  # not served, and nothing is said


@dataclass(frozen=True, slots=True)
class FloodLimits:
    """Within a minute; a fast typist says ten lines, a group that is awake forty."""

    window: float = 60.0
    most: int = 15  # of one person in one chat
    again: int = 3  # what was said already within the minute counts so much
    crowd: int = 90  # of all together in one group
    presses: int = 90  # buttons: a list of sixty doors is ticked in a minute
    trembling: float = 3.0  # seconds within which a second press is the first
    slow_again: float = 120.0  # seconds between two requests to slow down


@dataclass(slots=True)
class Meter:
    """What one person, or one group, said lately."""

    said: deque[tuple[float, int, int | None]] = field(default_factory=deque)  # when, cost, what
    slowed_at: float | None = None

    def take(self, now: float, what: int | None, most: int, limits: FloodLimits) -> Pace:
        """Count one more; it is served while there is room for it."""
        while self.said and self.said[0][0] <= now - limits.window:
            self.said.popleft()
        said_before = what is not None and any(what == before for _, _, before in self.said)
        cost = limits.again if said_before else 1
        spent = sum(paid for _, paid, _ in self.said)
        # Who goes on at this pace stays muted; of more than that nothing need be remembered.
        if spent < 2 * most:
            self.said.append((now, cost, what))
        if spent + cost <= most:
            return Pace.SERVE
        if self.slowed_at is not None and 0 <= now - self.slowed_at < limits.slow_again:
            return Pace.MUTE
        self.slowed_at = now
        return Pace.SLOW


class Flood:
    """Everybody who said something lately, each by the chat they said it in."""

    def __init__(self, limits: FloodLimits | None = None, remembered: int = 5000) -> None:
        """Of more than so many the rested ones are forgotten."""
        self._limits = limits or FloodLimits()
        self._remembered = remembered
        self._meters: OrderedDict[tuple[int, int, str], Meter] = OrderedDict()
        self._pressed: OrderedDict[int, tuple[str, float]] = OrderedDict()

    def said(self, chat: int, person: int, now: float, what: int | None, *, group: bool) -> Pace:
        """One message; `what` is what would count as the same again, None for what may repeat."""
        limits = self._limits
        own = self._meter(chat, person, "said").take(now, what, limits.most, limits)
        if own is not Pace.SERVE or not group:
            return own
        crowd = self._meter(chat, 0, "crowd").take(now, None, limits.crowd, limits)
        return crowd if crowd is Pace.SERVE else Pace.MUTE

    def pressed(self, person: int, now: float) -> Pace:
        """One button, wherever it is."""
        limits = self._limits
        return self._meter(0, person, "pressed").take(now, None, limits.presses, limits)

    def trembles(self, person: int, button: str, now: float) -> bool:
        """Whether this very button was pressed a moment ago; only asked of those in `ONCE`."""
        at = self._pressed.get(person)
        self._pressed[person] = (button, now)
        self._pressed.move_to_end(person)
        if len(self._pressed) > self._remembered:
            self._pressed.popitem(last=False)
        return at is not None and at[0] == button and 0 <= now - at[1] < self._limits.trembling

    def _meter(self, chat: int, person: int, deed: str) -> Meter:
        key = (chat, person, deed)
        meter = self._meters.setdefault(key, Meter())
        self._meters.move_to_end(key)
        if len(self._meters) > self._remembered:
            self._meters.popitem(last=False)
        return meter
