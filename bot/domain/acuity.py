"""How soon a complaint needs hands: the four levels and their order."""

from enum import StrEnum


class Acuity(StrEnum):
    """Each level is an act: call 120, go to hospital, see the village doctor, care at home."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    SAME_DAY = "same_day"
    SELF_CARE = "self_care"

    @property
    def rank(self) -> int:
        """Higher is worse."""
        return _MILD_TO_WORST.index(self)


_MILD_TO_WORST = (Acuity.SELF_CARE, Acuity.SAME_DAY, Acuity.URGENT, Acuity.EMERGENCY)


def worst(*levels: Acuity | None) -> Acuity | None:
    """The worst of the levels that are known, or None when none is."""
    known = [level for level in levels if level is not None]
    return max(known, key=lambda level: level.rank) if known else None
