"""Who helps in a village as its folder tells it: cars, teams, what somebody can do."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.drivers import Vehicle
from bot.domain.helping import Team, TeamPlace


@dataclass(frozen=True, slots=True)
class VillageVehicle:
    """A car with the hours of the week in which its driver may be asked."""

    car: Vehicle
    opens: str | None = None


@dataclass(frozen=True, slots=True)
class VillageTeam:
    """A team with its members and where it helps; days are counted from the day of loading."""

    team: Team
    members: tuple[str, ...] = ()
    helps: tuple[TeamPlace, ...] = ()
    days: int | None = None  # how long it helps from the day of loading on


@dataclass(frozen=True, slots=True)
class VillageSkill:
    """What somebody can do, and who says so."""

    person_id: str
    code: str
    verified_by: str | None = None


@dataclass(frozen=True, slots=True)
class VillageHelpers:
    """vehicles.yaml and teams.yaml."""

    vehicles: tuple[VillageVehicle, ...] = ()
    teams: tuple[VillageTeam, ...] = ()
    skills: tuple[VillageSkill, ...] = ()
