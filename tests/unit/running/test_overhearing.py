"""The suite's own ear for the log hears what it has to hear, and then the run fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.content.villages import load_village
from tests.contract.source import ROOT
from tests.overhearing import leaks_in
from tests.stories.stage import SAMPLE, TOKEN

GIVES_AWAY = """
import logging
import structlog

def test_of_ours():
    structlog.get_logger("x").info("seen", who="{name}")

def test_of_a_library():
    logging.getLogger("httpx").warning("asked %s", "bot{token}")

def test_caught():
    with structlog.testing.capture_logs():
        structlog.get_logger("x").bind(at="{phone}").error("refused")
"""
PLUGIN = "from tests.overhearing import overhear as pytest_configure\n"


@pytest.mark.parametrize(
    "said",
    [
        "told 王秀英",
        'payload={"text":"\\u738b\\u79c0\\u82f1"}',
        "GET /?text=%E7%8E%8B",
        "call 13800000001",
        "call +86 138-0000-0001",
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        "postgresql://me:hunter2@here/linli",
    ],
)
def test_what_gives_somebody_away_is_heard(said: str) -> None:
    assert list(leaks_in([f"a test\t{said}"]))


@pytest.mark.parametrize(
    "said",
    [
        '{"event": "a case", "case": "0h3k9x2m4n5p6q7r", "chat": "-1001234567890"}',
        "at 2026-11-22T16:20:08.123456Z on 127.0.0.1:18080",
        "postgresql://me:<password>@here/linli",
        "linli: LINLI_TOKEN: must look like 123456:ABC-DEF, as BotFather gives it",
    ],
)
def test_ids_times_and_addresses_give_nobody_away(said: str) -> None:
    assert not list(leaks_in([f"a test\t{said}"]))


def test_every_name_and_number_of_the_sample_village_would_be_heard() -> None:
    people = load_village(SAMPLE).people
    for person in people:
        for said in filter(None, (person.name, person.called, person.phone)):
            assert list(leaks_in([f"a test\tsaid of {said} that"])), said
    assert len(people) > 100


def test_a_run_that_gives_somebody_away_fails(tmp_path: Path) -> None:
    people = load_village(SAMPLE).people
    name, phone = people[0].name, people[0].phone
    filled = GIVES_AWAY.format(name=name, phone=phone, token=TOKEN)
    (tmp_path / "test_some.py").write_text(filled, encoding="utf-8")
    (tmp_path / "conftest.py").write_text(PLUGIN, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n0", str(tmp_path)],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "3 passed" in done.stdout
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    assert "words in the log of test_some.py::test_of_ours" in done.stdout
    assert "a phone number in the log of test_some.py::test_caught" in done.stdout
    assert "2 lines in all" in done.stdout, "a library's token is taken out by the log itself"
