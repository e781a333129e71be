"""How a store module says what it holds about a person, and what /forget does with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Column:
    """One column that names or describes a person; an id that stays behind is no name."""

    table: str
    column: str
    forget: Literal["empty", "delete", "keep"]
