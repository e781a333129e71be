"""Regular expressions that are compiled when they are first asked, and not when a module is read.

There are more than a thousand of them, half a second of every start; most processes use few.
"""

from __future__ import annotations

import re
from threading import Lock
from typing import Any, ClassVar, cast


class Expression:
    """Stands in for a compiled pattern: its methods become the pattern's own at their first use."""

    __slots__ = (
        "_compiled", "_flags", "_words", "findall", "finditer", "flags", "fullmatch", "groupindex",
        "groups", "match", "pattern", "scanner", "search", "split", "sub", "subn",
    )  # fmt: skip
    _waiting: ClassVar[list[Expression]] = []
    _lock: ClassVar[Lock] = Lock()

    def __init__(self, words: str, flags: int) -> None:
        self._words, self._flags = words, flags
        self._compiled: re.Pattern[str] | None = None
        self._waiting.append(self)

    def __getattr__(self, name: str) -> Any:
        """Only asked for what has not been filled in; from then on nothing stands between."""
        if name not in Expression.__slots__ or name.startswith("_"):
            raise AttributeError(name)
        found = getattr(self.compiled(), name)
        setattr(self, name, found)
        return found

    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._compiled is None:
            self._compiled = re.compile(self._words, self._flags)
        return self._compiled

    @classmethod
    def compile_waiting(cls) -> int:
        """Compile whatever has not been asked yet; how many that were."""
        with cls._lock:
            waiting, cls._waiting[:] = list(cls._waiting), []
        todo = [one for one in waiting if one._compiled is None]
        for one in todo:
            one.compiled()
        return len(todo)


def expression(words: str, flags: int = 0) -> re.Pattern[str]:
    """To all who use it, what re.compile gives; an expression of no sense is found by a test."""
    return cast("re.Pattern[str]", Expression(words, flags))
