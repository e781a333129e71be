"""Who will take a medicine, as far as the register, two answers and the box know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.age_limits import MONTHS, Span
from bot.domain.same_ingredient import Taken


class Whom(StrEnum):
    """Who it is for, as one tap says it."""

    ADULT = "adult"  # 18–64
    ELDER = "elder"  # 65 and older
    CHILD = "child"  # 4–17
    SMALL = "small"  # under 4
    PREGNANT = "pregnant"  # or nursing


_ELDER_FROM = 65 * MONTHS
_SPANS: dict[Whom, Span] = {
    Whom.ADULT: (18 * MONTHS, _ELDER_FROM - 1),
    Whom.ELDER: (_ELDER_FROM, 130 * MONTHS),
    Whom.CHILD: (4 * MONTHS, 18 * MONTHS - 1),
    Whom.SMALL: (0, 4 * MONTHS - 1),
    Whom.PREGNANT: (18 * MONTHS, _ELDER_FROM - 1),
}


@dataclass(frozen=True, slots=True)
class Taker:
    """What is known of who will take it: from the register, from two answers, from the box."""

    whom: Whom | None = None
    age_months: int | None = None
    pregnant: bool = False
    # The answer to the one list; None is not asked or not answered.
    flagged: bool | None = None
    chronic: bool = False
    taken: tuple[Taken, ...] = ()

    @property
    def expecting(self) -> bool:
        """Pregnant or nursing, whoever said so."""
        return self.pregnant or self.whom is Whom.PREGNANT

    @property
    def span(self) -> Span | None:
        """The ages it may be about; where answer and register disagree, the younger as well."""
        said = None if self.whom is None else _SPANS[self.whom]
        if self.age_months is None:
            return said
        known = (self.age_months, self.age_months)
        if said is None or self.whom is Whom.PREGNANT or said[0] <= self.age_months <= said[1]:
            return known
        return min(known, said)
