"""What an operator reads at night is so: commands, options, settings, metrics and sentences."""

from __future__ import annotations

import re

import pytest

from bot.cli.commands import build_app
from bot.settings import names
from tests.contract.source import BOT, ROOT, modules, strings

DOCS = ("running", "runbook", "upgrading")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
COMMAND = re.compile(r"(?:^|[\s/`])linli ((?:[a-z]+ ?)+)((?: ?--[a-z-]+)*)", re.MULTILINE)
METRIC = re.compile(r"\b(?:linli|process)_[a-z_]+")
# Explained where what they count is explained.
ELSEWHERE = ("linli_backup_", "linli_audit_", "linli_lead")
SENTENCE = re.compile(r'"([A-Za-z][^"]{12,})"')


@pytest.fixture(params=DOCS)
def told(request: pytest.FixtureRequest) -> str:
    return (ROOT / "docs" / f"{request.param}.md").read_text(encoding="utf-8")


def test_every_command_and_option_is_there(told: str) -> None:
    app = build_app()
    found = [match for code in CODE.findall(told) for match in COMMAND.findall(code)]
    assert found
    for words, options in found:
        parts = words.removeprefix("linli ").split()
        command, rest = app[parts[0]], parts[1:]
        if rest and rest[0] in [name for name in command if not name.startswith("-")]:
            command = command[rest[0]]
        known = {
            name
            for argument in command.assemble_argument_collection(parse_docstring=False)
            for name in argument.names
        }
        assert set(options.split()) - {"--help"} <= known, words


def test_every_setting_is_one(told: str) -> None:
    assert set(re.findall(r"LINLI_[A-Z_]+", told)) <= set(names())


def test_every_file_is_there(told: str) -> None:
    paths = re.findall(r"\b(?:docs|tests)/[\w/.-]+\.(?:yaml|py|md|conf|service)\b", told)
    paths += [f"docs/{name}" for name in re.findall(r"\]\((\w+\.md)\)", told)]
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_metric_is_shown_and_every_one_shown_is_explained() -> None:
    told = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    named = {found for code in CODE.findall(told) for found in METRIC.findall(code)}
    shown = {
        text
        for _, text in strings(BOT / "web" / "metrics.py")
        if text.startswith("linli_") and METRIC.fullmatch(text)
    }
    assert {name for name in named if name.startswith("linli_")} <= shown
    assert {name for name in shown - named if not name.startswith(ELSEWHERE)} == set()


def test_what_it_quotes_is_really_said() -> None:
    told = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
    said = " ".join(text for path in modules(BOT) for _, text in strings(path))
    quoted = [words for words in SENTENCE.findall(told) if words[0].isupper() or "program" in words]
    assert quoted
    assert [words for words in quoted if words not in said] == []
