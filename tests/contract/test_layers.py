"""What a deny-list cannot say: which third parties each part may use at all."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from tests.contract.source import BOT, imported, modules, short, tree

# Every part with what it may use beside the standard library and ourselves.
MAY_USE = {
    "domain": set(),
    "understanding": {"ahocorasick_rs", "opencc", "tyme4py"},
    "content": {"yaml", "jinja2", "markupsafe"},
    "store": {"aiosql", "aiosqlite", "asyncpg", "structlog"},
    "services": {"structlog"},
    "gateway": {"telegram", "httpx", "structlog"},
    # What the extra `voice` brings is loaded by name, in a process of its own.
    "speech": set(),
    "paper": {"xlsxwriter", "segno", "typst", "structlog"},
    "handlers": {"telegram", "structlog"},
    "scheduler": {"apscheduler", "structlog"},
    "heartbeat": set(),
    "stopping": set(),
    "watch": {"httpx", "yaml", "structlog"},
    "watchdog": {"structlog"},
    "web": {"starlette", "sse_starlette", "jinja2", "prometheus_client", "structlog"},
    "simulator": {"starlette", "sse_starlette", "structlog"},
    "settings": {"dotenv"},
    "clock": set(),
    "memory": set(),
    "faults": set(),
    "logs": {"structlog"},
    "compose": {"telegram", "structlog"},
    "assembled": {"telegram", "starlette"},
    "opening": {"structlog"},
    "sent": set(),
    "pushed": {"telegram", "starlette"},
    "reporting": set(),
    "serving": {"uvicorn", "starlette"},
    "ticks": set(),
    "cli": {"cyclopts", "structlog", "starlette", "telegram"},
    "__main__": set(),
}
OURS = {"bot", *sys.stdlib_module_names}


def part_of(path: Path) -> str:
    return path.relative_to(BOT).parts[0].removesuffix(".py")


def test_every_part_is_in_the_table_and_nothing_else_is() -> None:
    found = {part_of(path) for path in modules()} - {"__init__"}
    assert found == set(MAY_USE)


@pytest.mark.parametrize("part", sorted(MAY_USE))
def test_a_part_uses_no_other_library(part: str) -> None:
    used = {
        (short(path), name.partition(".")[0])
        for path in modules()
        if part_of(path) == part
        for name in imported(path)
    }
    assert {(file, name) for file, name in used if name not in OURS | MAY_USE[part]} == set()


def test_no_import_is_hidden_inside_a_function() -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    hidden = [
        f"{short(path)}:{inner.lineno}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, functions)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_only_the_gateway_sends() -> None:
    """What is said to somebody is a row before it is a message."""
    sends = ("send_message", "edit_message_text", "send_photo", "send_voice", "copy_message")
    outside = [
        f"{short(path)}:{node.lineno}"
        for path in modules()
        if part_of(path) not in ("gateway", "simulator")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in sends
    ]
    assert outside == []


def test_jobs_are_added_in_one_place_and_without_arguments() -> None:
    calls = [
        (short(path), node)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "add_job"
    ]
    assert [file for file, _ in calls] == ["bot/scheduler.py"]
    assert not [k for _, call in calls for k in call.keywords if k.arg in ("args", "kwargs")]
