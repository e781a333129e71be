"""No pattern can be made to run for minutes by one long message: no repeat of a repeat."""

from __future__ import annotations

import importlib
import pkgutil
import re
import warnings
from collections.abc import Iterator
from re import _constants as codes
from re import _parser as parser
from types import ModuleType
from typing import Any

import pytest

import bot.domain
import bot.gateway
import bot.services
import bot.understanding
from bot.understanding.expression import Expression

ENDLESS = 64  # a group that may repeat more often than this counts as endless
# Takes the lexicon's own lines apart, never what people say.
OF_CONTENT = {"bot.understanding.pattern._PIECE[0]"}
# Takes our own patterns apart.
OF_PATTERNS = {"bot.understanding.expression._PIECE[0]"}


def patterns(package: ModuleType = bot.understanding) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of the understanding, or of another part, with its name."""
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for index, found in enumerate(_within(value)):
                yield f"{module.name}.{name}[{index}]", found


def _within(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Expression):
        yield value.compiled()
    elif isinstance(value, dict):
        for part in value.values():
            yield from _within(part)
    elif isinstance(value, list | tuple | frozenset | set):
        for part in value:
            yield from _within(part)


REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)


def _inside(op: Any, argument: Any) -> list[Any]:
    """The patterns that stand within one element."""
    if op in REPEATS:
        return [argument[2]]
    if op is codes.SUBPATTERN:
        return [argument[3]]
    if op is codes.BRANCH:
        return list(argument[1])
    return [argument[1]] if op in (codes.ASSERT, codes.ASSERT_NOT) else []


def _endless(op: Any, argument: Any) -> bool:
    return op in REPEATS and argument[1] > ENDLESS


def _endless_in(items: Any) -> bool:
    """Whether something inside may repeat without end."""
    return any(
        _endless(op, argument) or any(_endless_in(part) for part in _inside(op, argument))
        for op, argument in items
    )


def nested(items: Any) -> bool:
    """Whether a repeat without end stands inside another one."""
    for op, argument in items:
        parts = _inside(op, argument)
        if _endless(op, argument) and any(_endless_in(part) for part in parts):
            return True
        if any(nested(part) for part in parts):
            return True
    return False


def test_every_pattern_is_one_and_there_are_many() -> None:
    """They are compiled when they are first asked; here every one of them is."""
    assert len(list(patterns())) > 1000


def of_choices(items: Any) -> bool:
    """Whether a choice between words is repeated without end.

    Where one choice is made of others, 刚满 of 刚 and 满, each more of them doubles the ways.
    """
    for op, argument in items:
        parts = _inside(op, argument)
        if _endless(op, argument) and any(_chooses(part) for part in parts):
            return True
        if any(of_choices(part) for part in parts):
            return True
    return False


def _chooses(items: Any) -> bool:
    return any(
        op is codes.BRANCH or any(_chooses(part) for part in _inside(op, argument))
        for op, argument in items
    )


@pytest.mark.parametrize(
    "package", [bot.understanding, bot.services, bot.domain, bot.gateway], ids=lambda p: p.__name__
)
def test_no_pattern_repeats_a_choice_without_end(package: ModuleType) -> None:
    assert of_choices(parser.parse("奶奶(?:今年|都|今年都)*岁"))
    assert not of_choices(parser.parse("奶奶(?:今年|都|今年都){0,8}岁"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bad = {name for name, found in patterns(package) if of_choices(parser.parse(found.pattern))}
    assert bad <= OF_PATTERNS


def test_no_pattern_repeats_a_repeat_without_end() -> None:
    assert nested(parser.parse("(?:a+|b)*c"))
    assert not nested(parser.parse("(?:a|b)*c"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bad = {name for name, found in patterns() if nested(parser.parse(found.pattern))}
    assert bad == OF_CONTENT
