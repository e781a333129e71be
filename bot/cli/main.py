"""The operator's door: what is called for is read only once it is known what that is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

from bot.stopping import keep_to_ourselves, start_quietly

LASTING = "run"
# Others show themselves in colours with it where it is there: four MiB that a log has no use for.
SHOWY = "rich"


def main(tokens: Sequence[str] | None = None) -> int:
    """The exit code: 0 all is well, 1 something was found to be wrong, 2 it could not be done."""
    keep_to_ourselves()
    start_quietly()
    given = list(sys.argv[1:] if tokens is None else tokens)
    if given != [LASTING]:
        return _answer(given, lasting=False)
    with _without(SHOWY):
        return _answer(given, lasting=True)


def _answer(given: Sequence[str], *, lasting: bool) -> int:
    code: int = import_module("bot.cli.answering").answer(given, lasting)
    return code


@contextmanager
def _without(library: str) -> Iterator[None]:
    """To whoever asks for it, it is not installed; unless it has been read before."""
    if library in sys.modules:
        yield
        return
    sys.modules[library] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[library]
