"""Dangers that call for somebody else than 120: fire, violence, a person missing or silent."""

from bot.understanding.judge import Standing, standing
from bot.understanding.matcher import Hit
from bot.understanding.scan import Scan

_WORST_FIRST = ("fire", "violence", "self_harm", "missing", "death", "look_in")


def alarm(scan: Scan) -> Hit | None:
    """The worst alarm said to be so; a clear word of any kind before a vague one."""
    found = [h for h in scan.of("alarms") if standing(scan, h) is Standing.PRESENT]
    if not found:
        return None
    return min(found, key=lambda h: (not h.strong, _WORST_FIRST.index(h.code), h.start))
