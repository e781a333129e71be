"""Who of a family a word of kinship can mean: by sex and by the years between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.people import Person, age_on, is_elder

PARENT, GRANDPARENT, PARTNER, CHILD, GRANDCHILD = 1, 2, 0, -1, -2
ELDER = 9  # any old one of the family
_GROWN_UP = 18
# Years that lie between somebody and who stands so many steps above; partners are near in age.
_BETWEEN = {PARENT: (15, 50), GRANDPARENT: (33, 90), CHILD: (-50, -15), GRANDCHILD: (-90, -33)}
_PARTNERS = 20


@dataclass(frozen=True, slots=True)
class Kin:
    """A word of kinship: how many generations above the speaker, and of which sex."""

    step: int
    sex: str | None = None

    @property
    def older(self) -> bool:
        return self.step >= PARENT


def may_be_kin(person: Person, kin: Kin, speaker: Person, today: date) -> bool:
    """Whether the mother, spouse or grandson of this speaker can be this person of the family."""
    if not may_be_of_sex(person, kin):
        return False
    if kin.step == ELDER:
        return is_elder(person, today)
    age, own = age_on(person.born, today), age_on(speaker.born, today)
    if age is None or own is None:
        return kin.older and is_elder(person, today)
    if kin.step != PARTNER:
        low, high = _BETWEEN[kin.step]
        return low <= age - own <= high
    if kin.sex is not None and kin.sex == speaker.sex:
        # 媳妇, said by a woman: her son's wife.
        return may_be_kin(person, Kin(CHILD, kin.sex), speaker, today)
    other = person.sex is None or person.sex != speaker.sex
    return other and age >= _GROWN_UP and abs(age - own) <= _PARTNERS


def may_be_of_sex(person: Person, kin: Kin) -> bool:
    """Whether nothing that is known speaks against it."""
    return kin.sex is None or person.sex in (None, kin.sex)
