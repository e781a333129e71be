"""No pattern can be made to run for minutes by one long message: no repeat of a repeat."""

from __future__ import annotations

import importlib
import pkgutil
import re
import warnings
from collections.abc import Iterator
from re import _constants as codes
from re import _parser as parser
from typing import Any

import bot.understanding

ENDLESS = 64  # a group that may repeat more often than this counts as endless
# Takes the lexicon's own lines apart, never what people say.
OF_CONTENT = {"bot.understanding.pattern._PIECE[0]"}


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of the understanding, with its name."""
    for module in pkgutil.walk_packages(bot.understanding.__path__, "bot.understanding."):
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for index, found in enumerate(_within(value)):
                yield f"{module.name}.{name}[{index}]", found


def _within(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _within(part)
    elif isinstance(value, list | tuple | frozenset | set):
        for part in value:
            yield from _within(part)


def _endless_in(items: Any) -> bool:
    """Whether something inside may repeat without end."""
    for op, argument in items:
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            if argument[1] > ENDLESS or _endless_in(argument[2]):
                return True
        elif op is codes.SUBPATTERN and _endless_in(argument[3]):
            return True
        elif op is codes.BRANCH and any(_endless_in(b) for b in argument[1]):
            return True
    return False


def nested(items: Any) -> bool:
    """Whether a repeat without end stands inside another one."""
    for op, argument in items:
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            if argument[1] > ENDLESS and _endless_in(argument[2]):
                return True
            if nested(argument[2]):
                return True
        elif op is codes.SUBPATTERN and nested(argument[3]):
            return True
        elif op is codes.BRANCH and any(nested(branch) for branch in argument[1]):
            return True
        elif op in (codes.ASSERT, codes.ASSERT_NOT) and nested(argument[1]):
            return True
    return False


def test_no_pattern_repeats_a_repeat_without_end() -> None:
    assert nested(parser.parse("(?:a+|b)*c"))
    assert not nested(parser.parse("(?:a|b)*c"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bad = {name for name, found in patterns() if nested(parser.parse(found.pattern))}
    assert bad == OF_CONTENT
