"""What has to be before a door, when somebody is late, when helpers are asked; the data itself."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.content.errands import read_errands
from bot.content.load import load_content
from bot.domain.errand_rules import (
    ERRANDS,
    ErrandKind,
    is_protected,
    is_taught,
    late_at,
    needs_protection,
)
from bot.domain.exits import asks_at, ended_before
from bot.domain.kinds import GroupView
from tests.unit.content.shelves import ROOT, faults_of

ZONE = ZoneInfo("Asia/Shanghai")
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
KNOWN = frozenset({"fever", "cough"})


@pytest.mark.parametrize(
    ("kind", "codes", "needed"),
    [
        (ErrandKind("body_care", health=True), (), True),
        (ErrandKind("shopping", carries=True), ("fever",), True),
        (ErrandKind("shopping", carries=True), ("back_pain",), False),
        (ErrandKind("shopping", carries=True), (), False),
        (ErrandKind("company"), ("fever",), False),
    ],
)
def test_protection_is_for_infections_and_bodies(
    kind: ErrandKind, codes: tuple[str, ...], needed: bool
) -> None:
    assert needs_protection(kind, codes, KNOWN) is needed


def test_protection_of_one_helper_is_not_anothers() -> None:
    steps = (("zhao", "box"), ("chen", "taught"))
    assert is_protected(steps, "zhao")
    assert not is_protected(steps, "zhou")
    assert not is_protected((("zhao", "taught"),), "zhao")
    assert is_taught(steps)
    assert not is_taught((("zhao", "own"),))


def test_late_is_counted_from_the_hour_that_was_agreed() -> None:
    half = timedelta(minutes=30)
    at = late_at("2026-11-23 morning 10:00", NINE, half, ZONE)
    assert at == NINE.replace(hour=10, minute=30)
    taken_later = NINE.replace(hour=11)
    assert late_at("2026-11-23 10:00", taken_later, half, ZONE) == taken_later + half
    for vague in (None, "soon", "2026-11-23 morning", "weekly:0,2 08:00"):
        assert late_at(vague, NINE, half, ZONE) is None


def test_helpers_are_asked_the_evening_after() -> None:
    evening = time(19, 30)
    assert asks_at(NINE, evening, ZONE) == datetime(2026, 11, 24, 19, 30, tzinfo=ZONE)
    late = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
    assert asks_at(late, evening, ZONE) == datetime(2026, 11, 25, 19, 30, tzinfo=ZONE)
    tuesday = datetime(2026, 11, 24, 19, 30, tzinfo=ZONE)
    assert ended_before(tuesday, evening, ZONE) > NINE
    assert ended_before(tuesday - timedelta(minutes=1), evening, ZONE) < NINE


def test_every_errand_of_the_data_has_a_card_a_category_and_its_words() -> None:
    content = load_content(ROOT)
    assert set(content.errands.kinds) == set(ERRANDS)
    help_kind = content.kinds["help"]
    for code, kind in content.errands.kinds.items():
        assert code in help_kind.categories, code
        assert kind.skill is None or content.messages.has(f"errand.no_skill.{code}")
    for code in ("counsel", "disinfect", "body_care", "hardship"):
        assert help_kind.categories[code].group is GroupView.NOTHING, code
    assert all(content.messages.has(one.bring) for one in content.errands.papers)
    assert all(content.stocked.find(item) for item in content.errands.protection)


def test_what_to_have_ready_follows_the_words() -> None:
    errands = load_content(ROOT).errands
    assert errands.bring("帮我交一下电费") == "errand.bring.power"
    assert errands.bring("谁能帮我去交医保") == "errand.bring.insurance"
    assert errands.bring("帮我填个表") == "errand.bring.other"


def test_every_fault_of_the_file_is_told(tmp_path: Path) -> None:
    text = "words: [青山]\nkinds: {a: {door: maybe, more: x}}\npapers: {}\nexit_at: 25:00\n"
    found = faults_of(read_errands, tmp_path, {"errands.yaml": text})
    for part in ("kinds.a.door", "more is not known", "times is missing", "exit_at", "most_lines"):
        assert any(part in fault for fault in found), (part, found)
