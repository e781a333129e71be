"""What a use case answers: done, or no with the key of the sentence that says why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """A person ran into a no; `reason` is a message key, `facts` what its sentence needs."""

    reason: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """It happened; `said` is the key of the short line (a toast) for who asked, if any."""

    said: str | None = None
    facts: tuple[tuple[str, str], ...] = ()


Outcome = Done | Refused
