"""docs/mechanisms.md: all 262 mechanisms are there, and whatever is named as showing one exists."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "mechanisms.md"
STATES = ("works", "partly", "not yet", "inform only")
ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([a-z ]+) \|([^|]*)\|([^|]*)\|$", re.MULTILINE)


@dataclass(frozen=True)
class Mechanism:
    number: int
    name: str
    state: str
    shown_by: tuple[str, ...]
    rest: str


def read_table() -> list[Mechanism]:
    rows = ROW.findall(TABLE.read_text(encoding="utf-8"))
    return [
        Mechanism(int(number), name, state, tuple(re.findall(r"`([^`]+)`", shown)), rest.strip())
        for number, name, state, shown, rest in rows
    ]


def wrong_places(rows: list[Mechanism]) -> list[str]:
    return [
        f"{row.number}: {place}"
        for row in rows
        for place in row.shown_by
        if not is_there(*place.partition("::")[::2])
    ]


def is_there(file: str, test: str) -> bool:
    path = ROOT / file
    if not path.is_file():
        return False
    text = path.read_text(encoding="utf-8")
    return not test or re.search(rf"^(async )?def {re.escape(test)}\(", text, re.M) is not None


def test_every_mechanism_is_there_once_in_order() -> None:
    assert [row.number for row in read_table()] == list(range(1, 263))


def test_every_state_is_one_of_four() -> None:
    assert {row.state for row in read_table()} <= set(STATES)


def test_the_counts_at_the_top_are_those_of_the_rows() -> None:
    counts = Counter(row.state for row in read_table())
    said = " | ".join(str(counts[state]) for state in STATES)
    assert f"| {said} | 262 |" in TABLE.read_text(encoding="utf-8")


def test_whatever_is_named_exists() -> None:
    assert wrong_places(read_table()) == []


def test_a_name_that_leads_nowhere_is_found() -> None:
    named = ("tests/nowhere.py", "data/roles.yaml::test_x", "tests/contract/test_mechanisms.py")
    assert wrong_places([Mechanism(1, "x", "works", named, "")]) == [
        "1: tests/nowhere.py",
        "1: data/roles.yaml::test_x",
    ]


def test_what_works_is_shown_by_a_test_and_leaves_nothing_to_be_done() -> None:
    for row in read_table():
        if row.state == "works":
            assert any("/test_" in place for place in row.shown_by), row
            assert row.rest == "", row


def test_what_is_there_in_part_says_what_is_missing() -> None:
    for row in read_table():
        if row.state in ("partly", "inform only"):
            assert row.shown_by, row
            assert row.rest, row
        if row.state == "not yet":
            assert not row.shown_by, row
