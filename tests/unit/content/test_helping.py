"""data/helping.yaml: what is read of it, and what is wrong with it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from bot.content.helping import Helping, read_helping
from bot.content.layers import Layer, Shelf
from bot.domain.helping import OrganisationSort, RestWhy

ROOT = Path(__file__).parents[3]


@pytest.fixture
def helping() -> Helping:
    return read_helping(Shelf((Layer(ROOT),)))


def faults_of(folder: Path, text: str) -> list[str]:
    (folder / "helping.yaml").write_text(text, encoding="utf-8")
    shelf = Shelf((Layer(ROOT), Layer(folder, "village")))
    read_helping(shelf)
    return [fault.reason for fault in shelf.faults]


def test_pauses_and_skills_are_read(helping: Helping) -> None:
    assert helping.ask_after[RestWhy.UNWELL] == timedelta(days=3)
    assert helping.drank == timedelta(hours=12)
    assert helping.skills["nurse"].medical
    assert not helping.skills["hair"].medical


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("团市委志愿车队", OrganisationSort.LEAGUE),
        ("清水县红十字会", OrganisationSort.CHARITY),
        ("县医院医疗队", OrganisationSort.HOSPITAL),
        ("送药小分队", None),
    ],
)
def test_the_name_says_what_sort_of_organisation_it_is(
    helping: Helping, name: str, sort: OrganisationSort | None
) -> None:
    assert helping.sort_of(name) is sort


def test_a_village_may_wait_longer(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "ask_after: {unwell: 5d}\n") == []
    shelf = Shelf((Layer(ROOT), Layer(tmp_path, "village")))
    assert read_helping(shelf).ask_after[RestWhy.UNWELL] == timedelta(days=5)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("skills: {x: {name: 某事}}\n", "words is missing"),
        ("organisations: {club: [协会]}\n", "must be one of league, charity"),
        ("drank: long\n", "must look like 30m, 4h or 2d"),
        ("surprise: yes\n", "surprise is not known here"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, reason: str) -> None:
    assert any(reason in fault for fault in faults_of(tmp_path, text))


@pytest.mark.parametrize("file", ["errands.yaml", "farm.yaml"])
def test_every_skill_a_task_asks_for_is_one_people_can_have(helping: Helping, file: str) -> None:
    named = set(_skills(yaml.safe_load((ROOT / "data" / file).read_text(encoding="utf-8"))))
    assert named
    assert named <= set(helping.skills)


def _skills(node: object) -> list[str]:
    """Every code that stands under `skill` or in the table `skills`."""
    if not isinstance(node, dict):
        return []
    found = [str(node["skill"])] if isinstance(node.get("skill"), str) else []
    if isinstance(node.get("skills"), dict):
        found.extend(str(code) for code in node["skills"].values())
    for child in node.values():
        found.extend(_skills(child))
    return found
