"""data/roles.yaml: the working roles, the titles that wear them, and what each lets a person do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.content.layers import Shelf
from bot.content.readers import one_of, read_code, read_flag
from bot.content.table import Table
from bot.domain.ladder import Level
from bot.domain.roles import Role

FILE = "roles.yaml"
ABILITIES = (
    "claim", "answer", "lower", "bind", "see_village", "hand", "note", "stand_down",
    "name_roles", "rest_group", "listen",
)  # fmt: skip


def read_roles(shelf: Shelf) -> Mapping[str, Role]:
    """Every role by its code; an upper layer adds or replaces whole roles."""
    tables = {code: row for table in shelf.one(FILE) for code, row in table.tables()}
    roles = {code: _role(code, row) for code, row in tables.items()}
    for code, role in roles.items():
        for i, worn in enumerate(role.acts_as):
            if worn not in roles:
                tables[code].fault(f"acts_as[{i}]", f"{worn} is no role of {FILE}")
    return MappingProxyType(roles)


def _role(code: str, table: Table) -> Role:
    table.convert("", code, read_code, "")
    role = Role(
        code=code,
        acts_as=table.several("acts_as", read_code) or (code,),
        level=table.read("level", one_of(Level), None),
        department=table.read("department", read_code, None),
        can=table.several("can", read_code) or (),
        counts_only=table.read("counts_only", read_flag, False),
    )
    for i, ability in enumerate(role.can):
        if ability not in ABILITIES:
            table.fault(f"can[{i}]", f"must be one of {', '.join(ABILITIES)}, not '{ability}'")
    table.close()
    return role
