"""Dangers that call for somebody else than 120: fire, violence, a person missing or silent."""

from bot.understanding.judge import Standing, standing
from bot.understanding.matcher import Hit
from bot.understanding.scan import Scan

_WORST_FIRST = ("fire", "violence", "self_harm", "missing", "death", "look_in")
# Said with laughter only this is still taken at its word.
_NO_JOKE = frozenset({"fire"})


def alarm(scan: Scan) -> Hit | None:
    """The worst alarm said to be so; a clear word of any kind before a vague one."""
    laughing = any(h.code == "laughing" for h in scan.of("context"))
    found = [
        h
        for h in _said(scan)
        if not (laughing and not (h.strong and h.code in _NO_JOKE)) and _is_meant(scan, h)
    ]
    if not found:
        return None
    return min(found, key=lambda h: (not h.strong, _WORST_FIRST.index(h.code), h.start))


def _said(scan: Scan) -> list[Hit]:
    """The alarms' own words, and the danger sign that is an alarm too."""
    dying = [h for h in scan.of("signs") if h.code == "suicidal"]
    return [*scan.of("alarms"), *(h._replace(code="self_harm") for h in dying)]


def _is_meant(scan: Scan, hit: Hit) -> bool:
    """Said to be so, of the real world, and not explained by other words."""
    if standing(scan, hit) is not Standing.PRESENT or scan.context(hit, "fiction"):
        return False
    plainer = scan.context(hit, f"not_{hit.code}")
    if not hit.strong:
        return not plainer
    # What is clearly said is unsaid only by a plainer reading of the very same words.
    return not any(p.start < hit.end and p.end > hit.start for p in plainer)
