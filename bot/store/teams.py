"""Teams, organisations and fleets: who is in them, where they help, what they were asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.helping import OrganisationSort, Team, TeamKind, TeamPlace
from bot.domain.times import to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("teams", "contact_id", "empty"),
    Column("team_members", "person_id", "delete"),
    Column("team_places", "by_id", "empty"),
    Column("team_tasks", "by_id", "empty"),
)


async def add_team(work: Work, team: Team) -> bool:
    """Whether the team is new; an id already there stays as it is."""
    if team.since is None:
        raise ValueError("a team begins on a day")
    row = await work.one(
        "add_team",
        id=team.id,
        kind=team.kind.value,
        sort=team.sort.value if team.sort else None,
        unit_id=team.unit_id,
        name=team.name,
        contact_id=team.contact_id,
        contact=team.contact,
        since=team.since.isoformat(),
        until=team.until.isoformat() if team.until else None,
    )
    return row is not None


async def find_team(work: Work, id: str) -> Team | None:
    row = await work.one("find_team", id=id)
    return _team(row) if row else None


async def teams_at(work: Work, unit_ids: Sequence[str], day: date) -> tuple[Team, ...]:
    """Teams of these units, and those that help there on this day."""
    rows = await work.all("list_teams_at", unit_ids=listed(unit_ids), day=day.isoformat())
    return tuple(_team(row) for row in rows)


async def teams_of(work: Work, person_id: str, day: date) -> tuple[Team, ...]:
    """In which teams somebody is."""
    rows = await work.all("list_teams_of_person", person_id=person_id, day=day.isoformat())
    return tuple(_team(row) for row in rows)


async def end_team(work: Work, id: str, last_day: date) -> None:
    """Its last day."""
    await work.run("end_team", id=id, day=last_day.isoformat())


async def add_member(work: Work, team_id: str, person_id: str, now: datetime) -> bool:
    """Whether they were not in it yet."""
    values = {"team_id": team_id, "person_id": person_id, "since": to_text(now)}
    return await work.one("add_team_member", **values) is not None


async def remove_member(work: Work, team_id: str, person_id: str) -> None:
    await work.run("remove_team_member", team_id=team_id, person_id=person_id)


async def members(work: Work, team_id: str) -> tuple[str, ...]:
    """Who is in it, the longest first."""
    rows = await work.all("list_team_members", team_id=team_id)
    return tuple(row["person_id"] for row in rows)


async def place(work: Work, where: TeamPlace, by_id: str | None = None) -> None:
    """It helps there from this day on; said again for the same day, the end changes."""
    if where.since is None:
        raise ValueError("a team helps from a day on")
    await work.run(
        "place_team",
        team_id=where.team_id,
        unit_id=where.unit_id,
        since=where.since.isoformat(),
        until=where.until.isoformat() if where.until else None,
        by_id=by_id,
    )


async def places_of(work: Work, team_id: str) -> tuple[TeamPlace, ...]:
    """Where it helps, ever."""
    rows = await work.all("list_team_places", team_id=team_id)
    return tuple(
        TeamPlace(
            row["team_id"], row["unit_id"], _maybe_day(row["since"]), _maybe_day(row["until"])
        )
        for row in rows
    )


async def give_task(
    work: Work, case_id: str, team_id: str, by_id: str | None, now: datetime
) -> bool:
    """Whether the team was not asked for this case before."""
    values = {"case_id": case_id, "team_id": team_id, "by_id": by_id, "at": to_text(now)}
    return await work.one("add_team_task", **values) is not None


async def asked_teams(work: Work, case_id: str) -> tuple[str, ...]:
    """Which teams were asked to take the case."""
    rows = await work.all("list_team_tasks", case_id=case_id)
    return tuple(row["team_id"] for row in rows)


async def forget(work: Work, person_id: str) -> None:
    """No team has them as a member or contact any more (PERSONAL)."""
    await work.run("leave_teams", person_id=person_id)
    await work.run("leave_teams_as_contact", person_id=person_id)
    await work.run("leave_team_places", person_id=person_id)
    await work.run("leave_team_tasks", person_id=person_id)


def _team(row: Row) -> Team:
    return Team(
        id=row["id"],
        kind=TeamKind(row["kind"]),
        unit_id=row["unit_id"],
        name=row["name"],
        sort=OrganisationSort(row["sort"]) if row["sort"] else None,
        contact_id=row["contact_id"],
        contact=row["contact"],
        since=_maybe_day(row["since"]),
        until=_maybe_day(row["until"]),
    )


def _maybe_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
