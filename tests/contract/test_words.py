"""Nothing stands in the sources that belongs elsewhere: sentences, secrets, machines."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.contract.source import BOT, ROOT, modules, short, strings, tree

# A sentence is more than a word: four Chinese characters or more, with a mark or without.
SENTENCE = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff，。！？：；、“”（）0-9A-Za-z ]*")
LEAST = 4
MAY_SPEAK = ("simulator", "understanding")
IN_A_ROW = re.compile(r"[\u4e00-\u9fff]{4}")
TOKEN = re.compile(r"\b\d{8,10}:[A-Za-z0-9_-]{35}\b")
MACHINE = re.compile(r"(?<![\w.])/(?:(?:work|root|Users)/|home/\w|tmp/linli)")
REGISTRY = re.compile(r"https?://[\w.]*(pypi|pythonhosted|mirror)[\w.]*", re.IGNORECASE)


def kept_files() -> list[Path]:
    """Everything under version control that is text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:1024]]


def test_no_sentence_stands_in_python() -> None:
    spoken = [
        f"{short(path)}:{line} {text!r}"
        for path in modules()
        if path.relative_to(BOT).parts[0] not in MAY_SPEAK
        for line, text in strings(path)
        if any(_chinese(found) >= LEAST for found in SENTENCE.findall(text))
    ]
    assert spoken == []


def test_no_docstring_quotes_what_is_said() -> None:
    """Docstrings are English, too; only what reads the words of others holds them."""
    quoted = [
        f"{short(path)}:{node.lineno} {node.value!r}"
        for path in modules()
        if path.relative_to(BOT).parts[0] != "understanding"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and IN_A_ROW.search(node.value)
    ]
    assert quoted == []


def _chinese(text: str) -> int:
    return sum("\u4e00" <= letter <= "\u9fff" for letter in text)


@pytest.mark.parametrize(
    "pattern", [TOKEN, MACHINE, REGISTRY], ids=["token", "machine", "registry"]
)
def test_nothing_that_is_kept_names_a_token_or_a_machine(pattern: re.Pattern[str]) -> None:
    this = Path(__file__)
    found = [
        f"{short(path)}: {match.group()}"
        for path in kept_files()
        if path != this
        for match in pattern.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
