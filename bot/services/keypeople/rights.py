"""Who may look at a card, write on it, and set a colour by hand."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.people import Person
from bot.domain.roles import Held, wears
from bot.services.desk import Desk
from bot.services.roles import covering
from bot.store import people, places
from bot.store.database import Work

NEAR = frozenset({"micro", "hamlet", "village"})


@dataclass(frozen=True, slots=True)
class Sight:
    """Somebody in front of a card."""

    own: bool = False
    ties: frozenset[str] = frozenset()
    doctor: bool = False
    liaison: bool = False
    cadre: bool = False

    @property
    def may_see(self) -> bool:
        """Themselves, who speaks for them, guardians, doctor, liaison, the village's cadres."""
        return self.own or self.guards or self.doctor or self.liaison or self.cadre

    @property
    def guards(self) -> bool:
        return bool(self.ties & {"guardian", "proxy"})

    @property
    def may_judge(self) -> bool:
        """How an illness stands is said by who has seen it."""
        return self.doctor or self.liaison or self.cadre or "guardian" in self.ties

    @property
    def may_set_colour(self) -> bool:
        return self.doctor or self.cadre


async def sight_of(work: Work, desk: Desk, viewer_id: str, person: Person) -> Sight:
    """All that gives somebody a right to this card; an officer's counts give none."""
    held = await covering(work, desk, viewer_id, person.unit_id)
    ties = await people.ties_of(work, person.id)
    near = await _held_near(work, held)
    return Sight(
        own=viewer_id == person.id,
        ties=frozenset(tie.tie for tie in ties if tie.other_id == viewer_id),
        doctor=wears(held, "doctor"),
        liaison=wears(near, "liaison"),
        cadre=wears(near, "cadre"),
    )


async def _held_near(work: Work, held: tuple[Held, ...]) -> tuple[Held, ...]:
    """A role of the village or below; who commands a township reads figures."""
    found = []
    for one in held:
        unit = await places.find_unit(work, one.unit_id)
        if unit is not None and unit.level in NEAR:
            found.append(one)
    return tuple(found)
