"""When every story has been played: was every button pressed in one of them?

Each process that plays stories writes down which were; the one that started them compares.
Where only some stories are played, nothing is asked.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
import yaml

STORIES = Path(__file__).parent / "stories"
RIGHTS = Path(__file__).parent / "contract" / "rights.yaml"
FOLDER = "PRESSED"  # where the processes of one run leave what was pressed in them
WHOLE = "*"  # among the verbs: this process knows of all stories


def is_whole(config: pytest.Config, items: Iterable[pytest.Item]) -> bool:
    """Whether no story is left out, and outsiders try the buttons."""
    chosen = config.getoption("keyword") or config.getoption("--share")
    if chosen or config.getoption("deselect") or config.getoption("--forged-by") == "none":
        return False
    return {item.path for item in items} >= set(STORIES.glob("test_*.py"))


def note(verbs: Collection[str], *, whole: bool) -> None:
    """What one process has to say when its stories are over."""
    said = {*verbs, WHOLE} if whole else verbs
    path = Path(os.environ[FOLDER]) / str(os.getpid())
    path.write_text("\n".join(sorted(said)), encoding="utf-8")


def never_pressed(told: Iterable[Collection[str]]) -> frozenset[str]:
    """Of what all processes have told; nothing where not all stories were played."""
    pressed = frozenset(verb for verbs in told for verb in verbs)
    if WHOLE not in pressed:
        return frozenset()
    rights = yaml.safe_load(RIGHTS.read_text(encoding="utf-8"))
    return frozenset(rights["verbs"]) - pressed - frozenset(rights["never_shown"])


class Pressed:
    """The plugin of the process that started all others."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._never: frozenset[str] = frozenset()

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        node.workerinput["pressed"] = str(self._folder)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        told = [path.read_text(encoding="utf-8").split() for path in self._folder.iterdir()]
        rmtree(self._folder)
        if session.exitstatus == pytest.ExitCode.OK:
            self._never = never_pressed(told)
        if self._never:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if self._never:
            terminalreporter.section("buttons that no story presses", red=True)
            terminalreporter.write(", ".join(sorted(self._never)) + "\n")


def watch_presses(config: pytest.Config) -> None:
    """Called once for each process, when it begins."""
    given = getattr(config, "workerinput", None)
    folder = Path(given["pressed"] if given else tempfile.mkdtemp(prefix="pressed-"))
    os.environ[FOLDER] = str(folder)
    if given is None:
        config.pluginmanager.register(Pressed(folder))
