"""linli prompts plan: what is said in the next days, a line a village and day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from tests.contract.source import ROOT

SAMPLE = ROOT / "data" / "villages" / "sample"


@pytest.fixture
def loaded(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The sample village in a database of its own."""
    assert main(["village", "load", str(SAMPLE), "--bot", "1000001"]) == 0
    capsys.readouterr()
    return own_folder


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_plan_of_a_village_and_of_all(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompts", "plan", "--json", "--unit", "柳湾村"]) == 0
    found = lines(capsys)
    assert {line["unit"] for line in found} == {"liuwan"}
    assert len({line["day"] for line in found}) == len(found) == 14
    said = [line["prompt"] for line in found if line["prompt"]]
    assert len(set(said)) == len(said) >= 7
    assert not any(line["begun"] for line in found)
    assert main(["prompts", "plan", "--json", "--days", "3"]) == 0
    assert {line["name"] for line in lines(capsys)} == {"柳湾村", "石桥村"}
    assert main(["prompts", "plan", "--unit", "东湾"]) == 0
    assert capsys.readouterr().out.startswith("柳湾村\t")


def test_how_far_they_reach_is_counts_by_village(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prompts", "reach", "--json"]) == 0
    found = lines(capsys)
    assert {line["unit"] for line in found} == {"柳湾村", "石桥村"}
    assert all(line["said"] == line["heard"] == line["told"] == 0 for line in found)
    assert main(["prompts", "reach", "--unit", "石桥村"]) == 0
    assert capsys.readouterr().out.startswith("石桥村\t")
