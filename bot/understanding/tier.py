"""How clearly something is meant: strong is acted on, weak only when the bot was addressed."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.understanding.complaint import Complaint
from bot.understanding.duration import duration
from bot.understanding.matcher import Hit
from bot.understanding.readings import Readings
from bot.understanding.scan import Scan

CONFIDENCE: Mapping[str, float] = MappingProxyType({"strong": 0.9, "weak": 0.5, "none": 0.0})


def tier_of(
    found: Scan, sick: Complaint, read: Readings, evidence: Sequence[Hit], *, joking: bool
) -> str:
    """strong, weak or none."""
    if not evidence and not sick.ill:
        return "none"
    if joking:
        return "weak"
    others = [h for h in evidence if h.table in ("intents", "alarms") and h.strong]
    if others or any(h.table == "problems" or h.code == "sos" for h in evidence):
        return "strong"
    return "strong" if _told(found, sick, read) else "weak"


def _told(found: Scan, sick: Complaint, read: Readings) -> bool:
    """A danger sign; a complaint with a person, a length, a reading or a second symptom."""
    if not sick.ill or sick.bare:
        return False
    if sick.hits and not any(hit.strong for hit in sick.hits):
        return False
    if sick.signs or read.said or found.of("people") or len(sick.symptoms) > 1:
        return True
    return duration(found.text) is not None
