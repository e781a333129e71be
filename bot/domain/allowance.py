"""What share of a limit the server really allows: learnt by refusals, carefully given back."""

from __future__ import annotations

from dataclasses import dataclass

# Seconds. A burst is refused message by message: that is one lesson, not many.
_ONE_LESSON = 5.0
_CALM = 600.0
_LONGEST = 4 * 3600.0
_STEP = 0.05
# Refusals may have other reasons than the pace: one lesson never takes more than so much.
_MOST_LOST = 0.3
_LEAST = 0.1


@dataclass(slots=True)
class Allowance:
    """1.0 is the whole limit. It has no clock: every question brings its own moment."""

    _share: float = 1.0
    _calm: float = _CALM  # without a refusal, until a little more is tried
    _at: float = float("-inf")  # when it last changed
    _lesson: float = float("-inf")  # when the last one began
    _before: float = 1.0  # what was used then

    def share(self, now: float) -> float:
        """How much of the limit is used now; after a calm time a little more."""
        while self._share < 1.0 and now - self._at >= self._calm:
            self._share = min(1.0, self._share + _STEP)
            self._at += self._calm
        return self._share

    def refused(self, went_through: float, now: float) -> None:
        """The server allowed only this share; who is refused again waits twice as long."""
        share = self.share(now)
        if now - self._lesson > _ONE_LESSON:
            again = share < 1.0 or self._before < 1.0
            self._calm = min(self._calm * 2, _LONGEST) if again else _CALM
            self._lesson, self._before = now, share
        least = max(_LEAST, self._before * (1.0 - _MOST_LOST))
        self._share = max(least, min(share, went_through))
        self._at = now

    @property
    def whole(self) -> bool:
        """Whether nothing is remembered against it."""
        return self._share >= 1.0
