"""The server's own time: real seconds in, a village's time out, movable by hand."""

from collections.abc import Callable
from datetime import UTC, datetime

Real = Callable[[], float]
Listener = Callable[[datetime], None]


def as_text(moment: datetime) -> str:
    """The form times have outside this process."""
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def as_moment(text: str) -> datetime:
    """Reads what `as_text` wrote; a time without a zone is refused."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no time such as 2026-11-21T09:30:00.000Z") from None
    if moment.utcoffset() is None:
        raise ValueError("a time needs a zone, such as 2026-11-21T09:30:00.000Z")
    return moment.astimezone(UTC)


class Clock:
    """Everything a person or the bot can see counts on this clock; only waiting is real."""

    def __init__(self, real: Real, start: datetime) -> None:
        if start.utcoffset() is None:
            raise ValueError("start needs a zone")
        self.real = real
        self.start = start.astimezone(UTC)
        self._speed = 1.0
        self._paused = False
        self._listeners: list[Listener] = []
        self._anchor = (real(), self.start.timestamp())
        self._lag = 0.0
        self._stood_at = 0.0

    def unix(self) -> float:
        """Now, in seconds since 1970."""
        real, virtual = self._anchor
        return virtual if self._paused else virtual + (self.real() - real) * self._speed

    def steady(self) -> float:
        """Seconds for counting limits: as village time goes, but never back and never still."""
        stood = self.real() - self._stood_at if self._paused else 0.0
        return self.unix() + self._lag + stood

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.unix(), UTC)

    @property
    def speed(self) -> float:
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        if speed <= 0:
            raise ValueError("speed must be above 0")
        self._move_anchor(self.unix())
        self._speed = float(speed)
        self._tell()

    @property
    def paused(self) -> bool:
        return self._paused

    def pause(self) -> None:
        if not self._paused:
            self._move_anchor(self.unix())
            self._paused, self._stood_at = True, self.real()
        self._tell()

    def resume(self) -> None:
        if self._paused:
            self._lag += self.real() - self._stood_at
            self._move_anchor(self.unix())
            self._paused = False
        self._tell()

    def jump(self, seconds: float) -> None:
        """Moves time on, or back when negative."""
        self._move_anchor(self.unix() + seconds)
        self._tell()

    def set(self, moment: datetime) -> None:
        if moment.utcoffset() is None:
            raise ValueError("a time needs a zone")
        self._move_anchor(moment.timestamp())
        self._tell()

    def reset(self) -> None:
        """As it was at the start."""
        self.resume()
        self._speed = 1.0
        self.set(self.start)

    def on_jump(self, callback: Listener) -> None:
        """Calls back with the new now whenever time is moved, paused or changes its speed."""
        self._listeners.append(callback)

    def describe(self) -> dict[str, object]:
        return {"now": as_text(self.now()), "speed": self._speed, "paused": self._paused}

    def _move_anchor(self, virtual: float) -> None:
        self._lag += max(self.unix() - virtual, 0.0)
        self._anchor = (self.real(), virtual)

    def _tell(self) -> None:
        now = self.now()
        for listener in tuple(self._listeners):
            listener(now)
