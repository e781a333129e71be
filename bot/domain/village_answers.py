"""An answer of the village's own to what is asked there: who has to say yes before it is given."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bot.domain.faq import Faq

CADRE, DOCTOR = "cadre", "doctor"
OWN = "own:"  # before its id, where the code of an entry stands
SHORTEST, LONGEST_ASKED = 3, 40


class State(StrEnum):
    """Where it stands; only a live one is ever given."""

    DRAFT = "draft"  # read back to who wrote it
    ASKED = "asked"  # waits for somebody's yes
    LIVE = "live"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class VillageAnswer:
    """One question and its answer in one village."""

    id: str
    unit_id: str
    number: int
    asked: str
    answer: str
    health: bool
    by_id: str | None
    at: datetime
    changed_at: datetime
    state: State = State.DRAFT
    cadre_id: str | None = None
    doctor_id: str | None = None

    @property
    def signed_by(self) -> str | None:
        """Whose word it is."""
        return self.doctor_id if self.health else self.cadre_id


def needs(one: VillageAnswer) -> tuple[str, ...]:
    """Whose yes is missing: a cadre's always, a doctor's name where it is about health."""
    cadre = () if one.cadre_id else (CADRE,)
    return (*cadre, DOCTOR) if one.health and not one.doctor_id else cadre


def approved(one: VillageAnswer, by: str, roles: Collection[str], now: datetime) -> VillageAnswer:
    """With the yes of somebody in the roles they hold; live once nothing is missing."""
    cadre = one.cadre_id or (by if CADRE in roles else None)
    doctor = one.doctor_id or (by if DOCTOR in roles and one.health else None)
    said = replace(one, cadre_id=cadre, doctor_id=doctor, changed_at=now)
    return replace(said, state=State.ASKED if needs(said) else State.LIVE)


def as_entry(one: VillageAnswer) -> Faq:
    """Found and given like any other answer."""
    return Faq(f"{OWN}{one.id}", (one.asked,), one.answer, "village", "B", date.max)
