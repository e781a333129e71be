"""`make audit-deps` says that all is well only where who knows has said so of every package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.contract.asked_about import FAULTS, UNANSWERED, WELL, Answer, main, read_answer, verdict

FAULTY = {"name": "some", "version": "1.0", "vulns": [{"id": "PYSEC-2026-1"}]}
WELL_KNOWN = {"name": "other", "version": "2.0", "vulns": []}
UNKNOWN = {"name": "third", "skip_reason": "Dependency not found on PyPI"}


def printed(*packages: object) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def test_a_fault_is_named_with_its_package_and_its_number() -> None:
    code, said = verdict({"a.lock": [read_answer(printed(FAULTY, WELL_KNOWN))]})
    assert (code, said) == (FAULTS, ["audit-deps: some 1.0: PYSEC-2026-1"])


def test_what_everybody_knows_to_be_well_is_well() -> None:
    code, said = verdict({"a.lock": [read_answer(printed(WELL_KNOWN))]})
    assert code == WELL
    assert len(said) == 1


@pytest.mark.parametrize(
    "answer", ["", "Traceback", "[]", printed(), printed(UNKNOWN), printed(WELL_KNOWN, UNKNOWN)]
)
def test_what_was_not_answered_is_said_in_one_line_with_a_code_of_its_own(answer: str) -> None:
    code, said = verdict({"a.lock": [read_answer(answer)], "b.lock": [Answer(whole=True)]})
    assert code == UNANSWERED
    assert len(said) == 1
    assert "known faults in a.lock could not be asked for" in said[0]


def test_the_second_who_knows_is_enough() -> None:
    code, _ = verdict({"a.lock": [Answer(), Answer(whole=True)]})
    assert code == WELL


def test_a_known_fault_outweighs_what_nobody_knows() -> None:
    code, said = verdict({"a.lock": [read_answer(printed(FAULTY, UNKNOWN))]})
    assert code == FAULTS
    assert len(said) == 2


def test_without_the_program_nothing_is_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "pip-audit")]) == UNANSWERED
    assert capsys.readouterr().out.count("\n") == 1


def test_a_program_that_says_nothing_is_no_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "pip-audit"
    program.write_text("#!/bin/sh\necho 'No known vulnerabilities found' >&2\n")
    program.chmod(0o700)
    assert main([str(program)]) == UNANSWERED
    assert capsys.readouterr().out.count("\n") == 1
