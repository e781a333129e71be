"""`linli check` says everything that is wrong at once, and what a village does otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main


def test_the_content_as_it_is_is_well(capsys: pytest.CaptureFixture[str], own_folder: Path) -> None:
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert "All is well:" in said
    assert "not reviewed: " in said
    assert "dialect jianghuai: " in said
    assert "dialect yue, a draft: " in said
    # Looking makes nothing.
    assert list(own_folder.iterdir()) == []
    assert main(["migrate"]) == 0
    assert main(["check"]) == 0


def test_faults_of_content_village_and_database_are_told_together(
    capsys: pytest.CaptureFixture[str], own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = own_folder / "own"
    (own / "villages" / "mine").mkdir(parents=True)
    (own / "villages" / "mine" / "units.yaml").write_text("units: []\n", encoding="utf-8")
    (own_folder / "broken.db").write_text("this is no database at all", encoding="utf-8")
    monkeypatch.setenv("LINLI_OVERLAY", str(own))
    monkeypatch.setenv("LINLI_DATABASE", "broken.db")
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert "broken.db" in said
    assert "mine/people.yaml" in said
    assert main(["check", "--content-only"]) == 1
    assert "broken.db" not in capsys.readouterr().out


def test_wrong_settings_are_faults_too(
    capsys: pytest.CaptureFixture[str], own_folder: Path
) -> None:
    (own_folder / "linli.env").write_text(
        "LINLI_ZONE=Mars\nLINLI_TOKN=1:a\nOTHER=x\n", encoding="utf-8"
    )
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert "linli.env: LINLI_TOKN is not known here" in said
    assert "LINLI_ZONE: must be a zone like Asia/Shanghai, not 'Mars'" in said
    assert said.endswith("2 to put right.\n")


def test_a_villages_own_ladder_is_printed_as_its_plan(
    capsys: pytest.CaptureFixture[str], own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = own_folder / "own" / "units" / "liuwan" / "messages" / "plain"
    unit.mkdir(parents=True)
    (unit / "words.yaml").write_text("mark.again: {text: （又一次）}\n", encoding="utf-8")
    monkeypatch.setenv("LINLI_OVERLAY", str(own_folder / "own"))
    assert main(["check", "--content-only"]) == 0
    said = [line for line in capsys.readouterr().out.splitlines() if line.startswith("liuwan: ")]
    assert len(said) == 1
    assert "（又一次）" in said[0]
