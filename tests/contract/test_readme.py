"""What the README claims about settings, commands and the tree is so."""

from __future__ import annotations

import re

import pytest

from bot.cli.commands import build_app
from bot.settings import names
from tests.contract.source import ROOT

READMES = ("README.md", "README.zh-CN.md")
SETTING = re.compile(r"^\| `(LINLI_[A-Z_]+)` \|", re.MULTILINE)
COMMAND = re.compile(r"^\| `linli ([a-z]+)", re.MULTILINE)
IN_TREE = re.compile(r"^ *((?:[\w.-]+/)+|[\w-]+\.(?:py|md|toml))", re.MULTILINE)
TREE = re.compile(r"```(?:text)?\n((?:linli/|Makefile|bot/).*?)```", re.DOTALL)


@pytest.fixture(params=READMES)
def readme(request: pytest.FixtureRequest) -> str:
    return (ROOT / request.param).read_text(encoding="utf-8")


def test_every_setting_is_in_the_table_and_every_row_is_a_setting(readme: str) -> None:
    assert sorted(set(SETTING.findall(readme))) == sorted(names())


def test_every_command_is_in_the_list_and_every_row_is_a_command(readme: str) -> None:
    assert sorted(set(COMMAND.findall(readme))) == sorted(commands())


def test_what_the_tree_shows_is_there(readme: str) -> None:
    shown = TREE.search(readme)
    assert shown is not None, "the README shows no tree"
    missing = [name for name in paths_of(shown[1]) if not (ROOT / name).exists()]
    assert missing == []


def commands() -> list[str]:
    return [name for name in build_app() if not name.startswith("-")]


def paths_of(tree: str) -> list[str]:
    """Folders by their indent; a line is a path, then what it is for."""
    found: list[str] = []
    folders: list[tuple[int, str]] = []
    for line in tree.splitlines():
        word = line.split()[0] if line.split() else ""
        if not re.fullmatch(r"[\w.-]+(/[\w.-]+)*/?", word) or word in ("Makefile",):
            continue
        indent = len(line) - len(line.lstrip())
        while folders and folders[-1][0] >= indent:
            folders.pop()
        path = "".join(folder for _, folder in folders) + word
        path = path.removeprefix("linli/")
        if word.endswith("/"):
            folders.append((indent, word))
        if path:
            found.append(path)
    return found
