"""A value that is everything a template may ask for: a text, a number, a list, a moment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

SHOWN = "王<b>秀英 & 'co'"


class Anything:
    """Whatever is asked of it, it has; `yes` is what it is where a template asks if it is."""

    def __init__(self, *, yes: bool) -> None:
        self._yes = yes

    def __getattr__(self, name: str) -> Anything:
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: object) -> Anything:
        return self

    def __call__(self, *args: object) -> Anything:
        return self

    def __iter__(self) -> Iterator[Anything]:
        return iter((self, self))

    def __len__(self) -> int:
        return 2

    def __bool__(self) -> bool:
        return self._yes

    def __str__(self) -> str:
        return SHOWN

    def __format__(self, spec: str) -> str:
        return SHOWN

    def __index__(self) -> int:
        return 1

    def __int__(self) -> int:
        return 1

    def __round__(self, digits: int | None = None) -> int:
        return 65

    def _same(self, other: object) -> Any:
        return self

    def _compared(self, other: object) -> bool:
        return self._yes

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = _same
    __lt__ = __le__ = __gt__ = __ge__ = _compared
