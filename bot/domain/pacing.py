"""Telegram's limits, kept so that they are never hit: how long a request has to wait."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from bot.domain.allowance import Allowance
from bot.domain.lanes import Lane

# Moments are seconds of whatever clock the server counts in. A window is a little longer than
# the server's, because requests are counted there when they arrive, not when they leave.
_SECOND = 1.02
_MINUTE = 60.05
_NOTHING = 0.001
_REMEMBERED = 100  # chats; of more the rested ones are forgotten
_SOON = 5.0  # two chats flooded within this time


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may leave; `kept` is what only emergencies may use."""

    overall: int = 30  # a second
    overall_kept: int = 4
    burst: int = 3  # to one chat, which then fills by one a second
    burst_kept: int = 1
    group: int = 20  # a minute
    group_kept: int = 4


class Window:
    """How many left within the last so many seconds."""

    __slots__ = ("_left", "_seconds")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._left: deque[float] = deque()

    def wait(self, room: int, cost: int, now: float) -> float:
        """Until `cost` more fit into `room`."""
        self._forget(now)
        over = len(self._left) + min(cost, room) - room
        return self._left[over - 1] + self._seconds - now if over > 0 else 0.0

    def add(self, cost: int, now: float) -> None:
        """So many left now."""
        self._left.extend([now] * cost)

    def count(self, now: float) -> int:
        """How many left within the window."""
        self._forget(now)
        return len(self._left)

    def _forget(self, now: float) -> None:
        while self._left and self._left[0] + self._seconds <= now + _NOTHING:
            self._left.popleft()


@dataclass(slots=True)
class Road:
    """The way to one chat."""

    group: bool
    tokens: float
    at: float
    minute: Window = field(default_factory=lambda: Window(_MINUTE))
    not_before: float = float("-inf")
    kept_until: float = float("-inf")  # for a message that needs more room than there was
    kept_from_all_until: float = float("-inf")  # and is an emergency
    allowance: Allowance = field(default_factory=Allowance)  # of a group's minute

    def fill(self, burst: int, now: float) -> None:
        """One more a second, up to the burst."""
        self.tokens = min(burst, self.tokens + now - self.at)
        self.at = now


class Pacing:
    """What left lately. It has no clock: every question brings its own moment.

    Where the server refuses although the limits were kept, less is sent from then on; only
    emergencies are never slowed by what was learnt.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._all = Window(_SECOND)
        self._roads: dict[str, Road] = {}
        self._latest = float("-inf")
        self._ahead = 0.0
        self._flooded: tuple[str | None, float] = (None, 0.0)
        self._all_not_before = float("-inf")
        self._refused = Window(_SECOND)
        self._allowance = Allowance()

    def wait(self, chat: str, group: bool, lane: int, now: float, cost: int = 1) -> float:
        """Seconds until a request may leave; 0 when it may leave now."""
        now = self._steady(now)
        urgent = lane == Lane.EMERGENCY
        longest, road = self._wait_of_all(urgent, now, cost), self._roads.get(chat)
        if road is not None:
            longest = max(longest, self._wait_of(road, urgent, now, cost))
        return longest if longest > _NOTHING else 0.0

    def leave(self, chat: str, group: bool, now: float, cost: int = 1) -> None:
        """A request leaves now; edits, pins and deletions are requests too."""
        now = self._steady(now)
        road = self._road(chat, group, now)
        road.fill(self._limits.burst, now)
        road.tokens -= cost
        if group:
            road.minute.add(cost, now)
        self._all.add(cost, now)
        self._forget(now)

    def reserve(self, chat: str, group: bool, lane: int, now: float, seconds: float) -> None:
        """A message waits for room in this chat: what is less pressing must not take it."""
        now = self._steady(now)
        road = self._road(chat, group, now)
        road.kept_until = max(road.kept_until, now + seconds)
        if lane == Lane.EMERGENCY:
            road.kept_from_all_until = max(road.kept_from_all_until, now + seconds)

    def rest(self, chat: str, group: bool, now: float, seconds: float) -> None:
        """The server asked for a pause in this chat (429).

        A second chat soon after means the bot as a whole: then only emergencies are tried, and
        after the pause no more leaves in a second than went through. A group that was spoken in
        often gets fewer a minute.
        """
        now, limits = self._steady(now), self._limits
        road = self._road(chat, group, now)
        road.not_before = max(road.not_before, now + seconds)
        self._refused.add(1, now)
        other, at = self._flooded
        if other not in (None, chat) and now - at <= _SOON:
            self._all_not_before = max(self._all_not_before, now + seconds)
            passed = self._all.count(now) - self._refused.count(now)
            self._allowance.refused(passed / limits.overall, now)
        elif group and 2 * (spoken := road.minute.count(now)) > limits.group:
            road.allowance.refused((spoken - 1) / limits.group, now)
        self._flooded = (chat, now)

    def shut(self, now: float) -> tuple[set[str], set[str]]:
        """Chats that can take nothing now, and those that can take only an emergency."""
        now = self._steady(now)
        urgent, ordinary = self._wait_of_all(True, now, 1), self._wait_of_all(False, now, 1)
        closed, busy = set(), set()
        for chat, road in self._roads.items():
            if max(ordinary, self._wait_of(road, False, now, 1)) <= _NOTHING:
                continue  # an emergency never waits for longer than the rest
            busy.add(chat)
            if max(urgent, self._wait_of(road, True, now, 1)) > _NOTHING:
                closed.add(chat)
        return closed, busy

    def knows(self, chat: str) -> bool:
        """Whether anything of this chat is remembered; of the others none waits for itself."""
        return chat in self._roads

    def room(self, lane: int, now: float) -> int:
        """How many may leave now, all chats together."""
        now, urgent = self._steady(now), lane == Lane.EMERGENCY
        if not urgent and self._all_not_before - now > _NOTHING:
            return 0
        return max(0, self._overall(urgent, now) - self._all.count(now))

    def _wait_of_all(self, urgent: bool, now: float, cost: int) -> float:
        wait = self._all.wait(self._overall(urgent, now), cost, now)
        return wait if urgent else max(wait, self._all_not_before - now)

    def _wait_of(self, road: Road, urgent: bool, now: float, cost: int) -> float:
        limits = self._limits
        road.fill(limits.burst, now)
        need = min(cost + (0 if urgent else limits.burst_kept), limits.burst)
        longest = max(need - road.tokens, max(road.not_before, road.kept_from_all_until) - now)
        if not urgent:
            longest = max(longest, road.kept_until - now)
        if not road.group:
            return longest
        share = 1.0 if urgent else road.allowance.share(now)
        room = _room(limits.group, 0 if urgent else limits.group_kept, share)
        return max(longest, road.minute.wait(room, cost, now))

    def _overall(self, urgent: bool, now: float) -> int:
        limits = self._limits
        if urgent:
            return limits.overall
        return _room(limits.overall, limits.overall_kept, self._allowance.share(now))

    def _road(self, chat: str, group: bool, now: float) -> Road:
        return self._roads.setdefault(chat, Road(group, self._limits.burst, now))

    def _steady(self, now: float) -> float:
        """A clock that is set back opens nothing early and shuts nothing for an hour."""
        self._ahead = max(self._ahead, self._latest - now)
        self._latest = now + self._ahead
        return self._latest

    def _forget(self, now: float) -> None:
        # Chats that are as good as new need not be remembered.
        if len(self._roads) < _REMEMBERED:
            return
        full = self._limits.burst
        for chat, road in list(self._roads.items()):
            rested = road.at + full < now and road.not_before <= now
            if rested and not road.minute.count(now) and road.allowance.whole:
                del self._roads[chat]


def _room(limit: int, kept: int, share: float) -> int:
    """What is kept is kept out of what is really allowed."""
    return max(1, int(limit * share + _NOTHING) - kept)
