"""Regular expressions that are compiled when they are first asked, and not when a module is read.

There are more than a thousand of them, half a second of every start; most processes use few.
"""

from __future__ import annotations

import re
from threading import Lock
from typing import Any, ClassVar, cast

# As often as anybody says 就是那个那个 in one breath, and as many blanks and marks as are typed.
FEW, MARKS = 8, 20
# What is escaped, and a class of letters, stand for themselves.
_PIECE = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\))([*+])?", re.DOTALL)
_HOLDS_WORDS = re.compile(r"[\w\\]")


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
            self._compiled = compiled = re.compile(bounded(self._words), self._flags)
            self._words = compiled.pattern  # the same once more; not both are kept
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


def bounded(words: str) -> str:
    """Groups and blanks that may repeat without end, repeated a few times at most.

    (?:刚|满|刚满)* can take 刚满刚满… apart in twice as many ways with every word more, and blanks
    that stand beside blanks nearly as badly: one message made for it would keep the whole village
    waiting for hours. A class of letters keeps its star; it is taken in one way only.
    """
    return _PIECE.sub(_few_times, words)


def _few_times(piece: re.Match[str]) -> str:
    what, repeat = piece.groups()
    most = FEW if what == ")" else MARKS if _is_blank(what) else None
    if repeat is None or most is None:
        return piece[0]
    return f"{what}{{{0 if repeat == '*' else 1},{most}}}"


def _is_blank(what: str) -> bool:
    """A blank, or a class of blanks and marks; what may hold words is as long as it is."""
    if what == r"\s":
        return True
    held = what.replace(r"\s", " ")
    return held[0] == "[" and held[1] != "^" and " " in held and not _HOLDS_WORDS.search(held)


def expression(words: str, flags: int = 0) -> re.Pattern[str]:
    """To all who use it, what re.compile gives; an expression of no sense is found by a test."""
    return cast("re.Pattern[str]", Expression(words, flags))
