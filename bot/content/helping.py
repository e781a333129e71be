"""data/helping.yaml: pauses of who is not fit, what people can do, sorts of organisations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import one_of, read_code, read_duration, read_flag, read_text
from bot.content.table import Table
from bot.domain.helping import OrganisationSort, RestWhy, SkillKind

FILE = "helping.yaml"


@dataclass(frozen=True, slots=True)
class Helping:
    """What a village may change about who helps."""

    ask_after: Mapping[RestWhy, timedelta] = field(default_factory=dict)
    drank: timedelta = timedelta(hours=12)
    skills: Mapping[str, SkillKind] = field(default_factory=dict)
    organisations: Mapping[OrganisationSort, tuple[str, ...]] = field(default_factory=dict)

    def sort_of(self, name: str) -> OrganisationSort | None:
        """What sort of organisation a name is of; the longest word that stands in it decides."""
        found = [
            (len(word), sort)
            for sort, words in self.organisations.items()
            for word in words
            if word in name
        ]
        return max(found, key=lambda one: one[0])[1] if found else None


def read_helping(shelf: Shelf) -> Helping:
    """Every number and skill from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    helping = Helping(
        ask_after=_pauses(_part(table, "ask_after")),
        drank=table.read("drank", read_duration, timedelta(0), required=True),
        skills=_skills(_part(table, "skills")),
        organisations=_organisations(_part(table, "organisations")),
    )
    table.close()
    return helping


def _part(table: Table, name: str) -> Table:
    return table.table(name, required=True) or Table({}, table.file, name, [])


def _pauses(table: Table) -> Mapping[RestWhy, timedelta]:
    names = (RestWhy.UNWELL, RestWhy.DROWSY)
    found = {n: table.read(n.value, read_duration, timedelta(0), required=True) for n in names}
    table.close()
    return found


def _skills(table: Table) -> Mapping[str, SkillKind]:
    found: dict[str, SkillKind] = {}
    for code in table.raw:
        row = table.table(table.convert(code, code, read_code, ""))
        if row is None:
            continue
        found[code] = SkillKind(
            code=code,
            name=row.read("name", read_text, "", required=True),
            words=row.several("words", read_text, required=True) or (),
            medical=row.read("medical", read_flag, False),
        )
        row.close()
    return found


def _organisations(table: Table) -> Mapping[OrganisationSort, tuple[str, ...]]:
    found: dict[OrganisationSort, tuple[str, ...]] = {}
    for code in table.raw:
        sort = table.convert(code, code, one_of(OrganisationSort), OrganisationSort.CHARITY)
        found[sort] = table.several(code, read_text) or ()
    return found
