"""The operator's door: what is called for is read only once it is known what that is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

from bot.stopping import keep_to_ourselves, start_quietly

LASTING = "run"
# What others read where it happens to be there, for colours and for a way to wait that we do not
# use: six MiB.
IDLE = ("rich", "pygments", "greenlet")


def main(tokens: Sequence[str] | None = None) -> int:
    """The exit code: 0 all is well, 1 something was found to be wrong, 2 it could not be done."""
    keep_to_ourselves()
    start_quietly()
    given = list(sys.argv[1:] if tokens is None else tokens)
    if given != [LASTING]:
        return _answer(given, lasting=False)
    with _without(*IDLE):
        return _answer(given, lasting=True)


def _answer(given: Sequence[str], *, lasting: bool) -> int:
    code: int = import_module("bot.cli.answering").answer(given, lasting)
    return code


@contextmanager
def _without(*libraries: str) -> Iterator[None]:
    """To whoever asks for them, they are not installed; unless they have been read before."""
    hidden = [library for library in libraries if library not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for library in hidden:
            del sys.modules[library]
