"""The present state for machines: one plain object a case or a person; every look is noted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

from bot.domain.case import Case
from bot.domain.people import Person
from bot.domain.times import maybe_to_text, to_text
from bot.services.ports import Clock, Ids
from bot.store import cases, people, present, records
from bot.store.database import Database, Work

PAGE = 200
OPERATOR = "operator"

Plain = dict[str, object]


class Present:
    """What the operator of the machine may read; who they are is not known here."""

    def __init__(self, database: Database, clock: Clock, ids: Ids) -> None:
        self._database = database
        self._clock = clock
        self._ids = ids

    async def cases(self, *, only_open: bool = False) -> AsyncIterator[Plain]:
        """Cases in the order of opening; ids and codes, not what was said."""
        await self._note("cases")
        after = ""
        while page := await self._cases(after, only_open):
            for case in page:
                yield plain_case(case)
            after = page[-1].id

    async def people(self, today: date) -> AsyncIterator[Plain]:
        """The register, with what everybody does."""
        await self._note("people")
        after = ""
        while page := await self._people(after, today):
            for person in page:
                yield person
            after = str(page[-1]["id"])

    async def _cases(self, after: str, only_open: bool) -> tuple[Case, ...]:
        return await self._database.read(
            lambda work: cases.list_page(work, after=after, only_open=only_open, most=PAGE)
        )

    async def _people(self, after: str, today: date) -> list[Plain]:
        return await self._database.read(lambda work: _people(work, after, today))

    async def _note(self, what: str) -> None:
        now = self._clock.now()
        await self._database.write(
            lambda work: records.add_look(work, self._ids.new(), OPERATOR, what, "all", now)
        )


async def _people(work: Work, after: str, today: date) -> list[Plain]:
    written_to = await present.reachable(work)
    found = []
    for person in await present.list_everybody(work, after=after, most=PAGE):
        roles = await people.roles_of(work, person.id, today)
        held = [{"role": role.role, "unit": role.unit_id} for role in roles]
        found.append(plain_person(person, held, reachable=person.id in written_to))
    return found


def plain_case(case: Case) -> Plain:
    """A case as one JSON object; times in UTC."""
    return {
        "id": case.id,
        "number": case.number,
        "kind": case.kind,
        "category": case.category,
        "state": case.state.value,
        "acuity": case.acuity.value,
        "level": case.level.value,
        "unit": case.unit_id,
        "household": case.household_id,
        "team": case.team,
        "author": case.author_id,
        "subject": case.subject_id,
        "origin": case.origin,
        "claimed_by": case.claimed_by,
        "answered_by": case.answered_by,
        "paused_until": maybe_to_text(case.paused_until),
        "joined_to": case.joined_to,
        "unconfirmed": case.unconfirmed,
        "opened_at": to_text(case.opened_at),
        "changed_at": to_text(case.changed_at),
        "next_at": maybe_to_text(case.next_at),
        "ended_at": maybe_to_text(case.ended_at),
        "end_reason": case.end_reason,
        "revision": case.revision,
    }


def plain_person(person: Person, roles: list[dict[str, str]], *, reachable: bool) -> Plain:
    """A person as one JSON object; illnesses and phones are not for lists."""
    return {
        "id": person.id,
        "name": person.name,
        "called": person.called,
        "unit": person.unit_id,
        "household": person.household_id,
        "lives_alone": person.lives_alone,
        "roles": roles,
        "reachable": reachable,
    }
