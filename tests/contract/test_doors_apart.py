"""Two parts never answer to the same command, button or message: the later one would win unseen."""

from __future__ import annotations

import importlib
from collections import defaultdict
from types import ModuleType

import pytest

from tests.contract.source import BOT

PACKAGES = sorted(path.parent.name for path in (BOT / "services").glob("*/doors.py"))


def found(module: str, table: str) -> dict[str, list[str]]:
    """Which packages name each key of a table of theirs."""
    named: dict[str, list[str]] = defaultdict(list)
    for package in PACKAGES:
        if package in ("grid", "tasks"):
            continue  # they only bring the others together
        loaded = _loaded(f"bot.services.{package}.{module}")
        for key in getattr(loaded, table, {}) if loaded else {}:
            named[key].append(package)
    return named


def _loaded(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        return None


@pytest.mark.parametrize(
    ("module", "table"),
    [
        ("doors", "COMMANDS"),
        ("doors", "PLAIN"),
        ("doors", "ON_CASE"),
        ("saying", "SAYING"),
        ("saying", "CARDS"),
        ("saying", "LIVING"),
        ("gates", "RUNG_WORDS"),
    ],
)
def test_no_two_parts_answer_to_the_same(module: str, table: str) -> None:
    twice = {key: packages for key, packages in found(module, table).items() if len(packages) > 1}
    assert twice == {}
    assert found("doors", "COMMANDS"), "the packages are found at all"
