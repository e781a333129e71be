"""Files and functions stay small enough to be read at once."""

from __future__ import annotations

import ast
from statistics import median

from tests.contract.source import BOT, ROOT, modules, short, tree

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_HANDLER = 15
MEDIAN_FILE = 100
VAGUE = {"utils", "helpers", "common", "misc", "manager", "base"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    everything = [*modules(), *modules(ROOT / "tests")]
    sizes = {short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in everything}
    long = {path: size for path, size in sizes.items() if size > LONGEST_FILE}
    assert long == {}


def test_half_of_the_files_have_under_a_hundred_lines() -> None:
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in modules()]
    assert median(sizes) < MEDIAN_FILE


def test_no_function_is_longer_than_forty_lines() -> None:
    long = [
        f"{short(path)}:{node.lineno} {node.name}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, FUNCTIONS) and _lines(node) > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_handler_is_longer_than_fifteen_lines() -> None:
    long = [
        f"{short(path)}:{node.lineno} {node.name}"
        for path in modules(BOT / "handlers")
        for node in ast.walk(tree(path))
        if isinstance(node, FUNCTIONS) and _lines(node) > LONGEST_HANDLER
    ]
    assert long == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [short(path) for path in modules() if path.stem in VAGUE] == []


def test_every_module_opens_with_one_sentence() -> None:
    without = [short(path) for path in modules() if not _opens_well(ast.get_docstring(tree(path)))]
    assert without == []


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _opens_well(docstring: str | None) -> bool:
    if docstring is None:
        return False
    first = docstring.partition("\n\n")[0]
    return first.rstrip().endswith((".", "?", "!", ".)"))
