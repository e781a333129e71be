"""How long to wait after a poll that failed, and what to say about it."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.gateway.durations import seconds_of
from bot.services.describing import describe_fault

_log = structlog.get_logger(__name__)

_SAID: tuple[tuple[type[Exception], str], ...] = (
    (InvalidToken, "Telegram does not accept the token; check LINLI_TOKEN. Trying again"),
    (Conflict, "another program polls with the same token, or a webhook is set; trying again"),
    (RetryAfter, "Telegram asks to poll more slowly"),
    (TimedOut, "Telegram answers too slowly; trying again"),
    (TimeoutError, "Telegram answers too slowly; trying again"),
    (NetworkError, "Telegram cannot be reached; trying again"),
)


@dataclass(slots=True)
class Pauses:
    """Growing pauses; each trouble is said once, and that it is over."""

    first: float = 1.0
    longest: float = 60.0
    failures: int = 0
    said: str | None = None

    def after(self, fault: BaseException) -> float:
        """Seconds to wait now."""
        self._say(fault)
        self.failures += 1
        grown = min(self.first * 2.0 ** min(self.failures - 1, 30), self.longest)
        if isinstance(fault, RetryAfter):
            return max(grown, seconds_of(lambda: fault.retry_after))
        return grown

    def over(self) -> None:
        """A poll went well."""
        if self.said is not None:
            _log.info("Telegram is reached again", failures=self.failures)
        self.failures, self.said = 0, None

    def _say(self, fault: BaseException) -> None:
        text = next((text for kind, text in _SAID if isinstance(fault, kind)), None)
        if text is None:
            _log.error("updates could not be stored; trying again", fault=describe_fault(fault))
        elif text != self.said:
            _log.warning(text)
        self.said = text or "stored"
