"""How every command is called, and how all of them fail: in plain sentences, with exit code 2."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from bot.content.faults import ContentFaults
from bot.faults import StartFault, Stopped
from bot.logs import describe_crash
from bot.settings import SettingsFault
from bot.store.faults import StoreFault
from bot.store.trouble import trouble_of

FAILED = 2


def answer(given: Sequence[str], lasting: bool) -> int:
    """The exit code of what is called for."""
    try:
        said = _run() if lasting else _call(given)
    except (StartFault, StoreFault, SettingsFault, ContentFaults) as fault:
        return _fail(str(fault))
    except Stopped:
        return 0
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever was reading has seen enough; nothing more may be written, also not at exit.
        sys.stderr.close()
        return 0
    except Exception as fault:  # noqa: BLE001 - its own words may quote a name, a text, a token
        return _fail(_plainly(fault))
    return said if isinstance(said, int) else 0


def _run() -> object:
    """It runs for months, and does without the reader of commands and its libraries."""
    import_module("bot.cli.beforehand").read_content()
    return import_module("bot.cli.run").run()


def _call(given: Sequence[str]) -> object:
    return import_module("bot.cli.commands").call(given)


def _plainly(fault: Exception) -> str:
    """Of a fault of the database's what it means for the operator, where we know."""
    trouble = trouble_of(fault)
    if trouble is not None:
        return f"The database cannot be used: {trouble}."
    return f"a fault of the program: {describe_crash(fault)}"


def _fail(said: str) -> int:
    print(f"linli: {said}", file=sys.stderr)
    return FAILED
