"""How many taps may be asked of somebody who serves: a number a day, by role."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TapRules:
    """`a_day` for everybody who holds a role; `roles` where another number was set."""

    a_day: int = 12
    roles: Mapping[str, int] = field(default_factory=dict)


def cap_of(roles: Collection[str], rules: TapRules) -> int | None:
    """The lowest number of any role held; None for a villager, who has a budget of messages."""
    if not roles:
        return None
    return min(rules.roles.get(role, rules.a_day) for role in roles)


def area_of(key: str) -> str:
    """What asked, by the key of its message: living.task is a task, reports.draft a report."""
    first, _, rest = key.partition(".")
    return rest.split(".")[0] if first in ("living", "said") and rest else first
