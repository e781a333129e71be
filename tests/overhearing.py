"""What all tests together wrote to the log is looked through when the last of them has ended.

Every line of ours is kept as it was said, before anything is taken out of it, also where a test
catches it; a library's line as the log shows it. The processes that tests start add what they
wrote to standard error. No line may hold a letter of Chinese, a number of the village, or a token.
"""

from __future__ import annotations

import json
import logging
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
import structlog

from bot.logs import LOUDER_ONLY, describe, plain_formatter

# Whoever is named, and whatever was said, is Chinese in the sample village and in its stories;
# also where a library writes it as \u738b or %E7%8E%8B.
_WORDS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|\\u[3-9a-f][0-9a-f]{3}|%e[3-9]%[89ab]", re.I)
_PHONE = re.compile(r"(?<![\w.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\w)")
# Not the one that stands in our own sentences as an example.
_TOKEN = re.compile(
    r"(?!123456:ABC-DEF)(?<!\d)\d{5,}:[A-Za-z0-9_-]{6,}|TOKEN-FOR-THIS-MACHINE|secret_token"
)
_PASSWORD = re.compile(r"://[^/\s:@]+:(?!<password>@)[^@\s]+@")
FOLDER = "OVERHEARD"  # where the processes of one run of the suite leave what they heard
LEAKS = {"words": _WORDS, "a phone number": _PHONE, "a token": _TOKEN, "a password": _PASSWORD}


def leaks_in(lines: Iterable[str]) -> Iterator[str]:
    """What should not stand there, each line once, with the test that made it."""
    for line in dict.fromkeys(lines):
        test, _, said = line.partition("\t")
        found = [what for what, pattern in LEAKS.items() if pattern.search(said)]
        if found:
            yield f"{' and '.join(found)} in the log of {test}: {said.strip()}"


class Overhearing:
    """The plugin: one file for each process that runs tests."""

    def __init__(self, folder: Path, worker: str) -> None:
        self._folder, self._test = folder, "-"
        self._out = (folder / f"{worker}.log").open("a", encoding="utf-8", buffering=1 << 16)
        self._handler = _Libraries(self.write)
        self._logger = _overheard_by(self.write)

    def write(self, said: str) -> None:
        for line in said.splitlines():
            self._out.write(f"{self._test}\t{line}\n")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Before each test: one of them may have put the log back to how it is by default."""
        self._test = item.nodeid.replace("\t", " ")
        structlog.configure(wrapper_class=self._logger)
        if self._handler not in logging.root.handlers:
            logging.root.addHandler(self._handler)

    def pytest_sessionfinish(self) -> None:
        logging.root.removeHandler(self._handler)
        self._out.close()


class Verdict:
    """The plugin of the process that started all others: reads what they have written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found: list[str] = []

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        node.workerinput["overheard"] = str(self._folder)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        for path in sorted(self._folder.glob("*.log")):
            with path.open(encoding="utf-8", errors="replace") as lines:
                self._found += leaks_in(lines)
        rmtree(self._folder)
        if self._found and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if self._found:
            terminalreporter.section("the log gives somebody away", red=True)
            terminalreporter.write("\n".join(self._found[:50]) + "\n")
            terminalreporter.write(f"{len(self._found)} lines in all\n")


def overhear(config: pytest.Config) -> None:
    """Called once for each process, when it begins."""
    given = getattr(config, "workerinput", None)
    folder = Path(given["overheard"] if given else tempfile.mkdtemp(prefix="overheard-"))
    worker = given["workerid"] if given else "main"
    os.environ[FOLDER] = str(folder)
    config.pluginmanager.register(Overhearing(folder, worker))
    if given is None:
        config.pluginmanager.register(Verdict(folder))


def tell(who: str, said: str) -> None:
    """What a process that a test started has said on standard error."""
    folder = os.environ.get(FOLDER)
    if folder is None:
        return
    with (Path(folder) / f"processes-{os.getpid()}.log").open("a", encoding="utf-8") as out:
        out.writelines(f"{who}\t{line}\n" for line in said.splitlines())


def _overheard_by(write: Any) -> type:
    """As structlog's own, but all of it is written down, whatever becomes of it."""
    base: type = structlog.make_filtering_bound_logger(logging.DEBUG)

    class Overheard(base):  # type: ignore[misc]
        def _proxy_to_logger(self, method: str, event: Any = None, *args: Any, **said: Any) -> Any:
            bound = {**structlog.contextvars.get_contextvars(), **self._context, **said}
            write(_as_line(event, bound))
            return super()._proxy_to_logger(method, event, *args, **said)

    return Overheard


def _as_line(event: Any, said: dict[str, Any]) -> str:
    fault = said.pop("exc_info", None)
    if isinstance(fault, BaseException):
        said["exception"] = describe((type(fault), fault, fault.__traceback__))
    return json.dumps({"event": event, **said}, ensure_ascii=False, default=repr)


class _Libraries(logging.Handler):
    """Their lines as the log shows them, at the levels it shows."""

    def __init__(self, write: Any) -> None:
        super().__init__(logging.WARNING)
        self._write = write
        self.setFormatter(plain_formatter())

    def emit(self, record: logging.LogRecord) -> None:
        family = record.name.partition(".")[0]
        if family not in LOUDER_ONLY or record.levelno >= logging.ERROR:
            self._write(self.format(record))
