"""Roles: who a person is for a unit, at which level, and what that lets them do."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ladder import Level


@dataclass(frozen=True, slots=True)
class Role:
    """One line of data/roles.yaml.

    `acts_as` are the working roles a title wears (a secretary is a cadre); rules ask for working
    roles only. `level` is where it is held; `sees` is how far down its cases are seen;
    `counts_only` sees numbers and no names.
    """

    code: str
    acts_as: tuple[str, ...]
    level: Level | None = None
    department: str | None = None
    can: tuple[str, ...] = ()
    counts_only: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A role that a person holds at a unit now."""

    person_id: str
    role: str
    unit_id: str
    acts_as: tuple[str, ...]
    can: tuple[str, ...] = ()


def wears(held: tuple[Held, ...], *roles: str) -> bool:
    """Whether any of the held roles acts as one of `roles`."""
    return any(role in h.acts_as or role == h.role for h in held for role in roles)


def may(held: tuple[Held, ...], ability: str) -> bool:
    """Whether any of the held roles can do `ability`."""
    return any(ability in h.can for h in held)
