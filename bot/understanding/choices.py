"""A choice between words as an expression that looks at each character once."""

import re
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """The longest word that fits, as `long|longer` sorted by length would find it.

    Words are told apart by their first character, so that no more than the few that share it are
    tried at any place.
    """
    return _branches(sorted(dict.fromkeys(words), key=len, reverse=True))


def _branches(words: Iterable[str]) -> str:
    """In this order among those that begin alike; an empty one comes last by its length."""
    by_head: dict[str, list[str]] = {}
    for word in words:
        by_head.setdefault(word[:1], []).append(word[1:])
    return "|".join([re.escape(head) + _rest(rests) for head, rests in by_head.items()])


def _rest(rests: list[str]) -> str:
    return re.escape(rests[0]) if len(rests) == 1 else f"(?:{_branches(rests)})"
