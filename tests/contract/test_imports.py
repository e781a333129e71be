"""Importing does nothing: no file, no environment, no clock started."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.contract.source import dotted, modules

SCRIPT = """
import importlib, json, os, pathlib, sys
before = set(os.listdir("."))
names = json.loads(sys.stdin.read())
for name in names:
    importlib.import_module(name)
import asyncio, threading
print(json.dumps({
    "files": sorted(set(os.listdir(".")) - before),
    "threads": [t.name for t in threading.enumerate() if t is not threading.main_thread()],
    "handlers": len(__import__("logging").root.handlers),
}))
"""


def test_every_module_is_imported_without_any_effect(tmp_path: Path) -> None:
    """With an empty environment and in an empty folder."""
    names = [dotted(path) for path in modules() if path.stem != "__main__"]
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-c", SCRIPT],
        input=json.dumps(names),
        cwd=tmp_path,
        env={},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    assert json.loads(done.stdout) == {"files": [], "threads": [], "handlers": 0}


def test_the_environment_is_read_in_one_place() -> None:
    readers = [
        dotted(path)
        for path in modules()
        if any(word in path.read_text(encoding="utf-8") for word in ("os.environ", "getenv("))
    ]
    assert readers in ([], ["bot.settings.settings"])
