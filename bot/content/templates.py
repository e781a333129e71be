"""Templates compiled once, allowed only what a sentence needs, and asked for the names they use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from jinja2 import Environment, StrictUndefined, Template, TemplateSyntaxError, nodes

from bot.content.letters import seen
from bot.content.readers import Unfit, as_one
from bot.content.remembered import Names, Remembered
from bot.content.speech import Speech
from bot.content.template_names import taken_names

_KEEP = ("join", "length", "count", "first", "last", "escape", "e", "trim", "round", "int",
         "list", "sort", "default")  # fmt: skip
_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem,
    nodes.If, nodes.For, nodes.Assign, nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Const,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub,
    nodes.Mul, nodes.Concat, nodes.Slice, nodes.List, nodes.Tuple, nodes.Keyword,
)  # fmt: skip


@dataclass(frozen=True)
class Compiled:
    """A template with the names it takes from its caller; made into code when first said."""

    source: str
    environment: Environment
    names: frozenset[str] = frozenset()
    dated: bool = False  # counts days from the value `now` where the caller gives one

    @cached_property
    def template(self) -> Template:
        """Of some three thousand few are ever said by one process."""
        return self.environment.from_string(_marked(self.source))

    def said(self, values: Mapping[str, object]) -> str:
        """With these values, without the lines whose tags left nothing on them.

        Most of the small wordings take no value: they stand there as they are said.
        """
        if "{" not in self.source:
            return self.source.strip()
        return _unmarked(self.template.render(values))


class NoneGiven(Exception):
    """A value that is said aloud is None, which nobody should read."""


def _spoken(value: object) -> object:
    if value is None:
        raise NoneGiven
    if isinstance(value, int | float):
        return value
    return seen(value if isinstance(value, str) else str(value))


class Templates:
    """Two environments, for HTML and for plain text, and what they have compiled so far."""

    def __init__(self, remembered: Remembered | None = None) -> None:
        self.remembered = remembered or Remembered()
        self.speech = Speech()
        self.html, self.plain = self._environment(True), self._environment(False)
        self.compiled: dict[tuple[str, bool], Compiled] = {}

    def _environment(self, escape: bool) -> Environment:
        environment = Environment(
            autoescape=escape, undefined=StrictUndefined, finalize=_spoken,
            lstrip_blocks=True,
        )  # fmt: skip
        environment.globals.clear()
        kept = {name: environment.filters[name] for name in _KEEP}
        environment.filters.clear()
        environment.filters.update(kept)
        environment.filters.update(self.speech.filters())
        return environment

    def compile(self, source: str, *, html: bool) -> Compiled:
        """The template, or Unfit with the reason why it is none."""
        known = self.compiled.get((source, html))
        if known is None:
            known = self.compiled[source, html] = self._compile(source, html)
        return known

    def _compile(self, source: str, html: bool) -> Compiled:
        environment = self.html if html else self.plain
        if "{" not in source:
            return Compiled(source, environment)
        found = self.remembered.template(source, html)
        if found is None:
            found = _read(source, environment)
            self.remembered.keep(source, html, found)
        return Compiled(source, environment, as_one(found[0]), found[1])


def _read(source: str, environment: Environment) -> Names:
    """The names it takes and whether it counts days, or Unfit with the reason why it is none."""
    try:
        tree = environment.parse(source)
        _check(tree, environment)
        names = taken_names(tree)
    except TemplateSyntaxError as error:
        raise Unfit(f"is no usable template ({error.message})") from None
    return tuple(sorted(names)), any(node.name == "day" for node in tree.find_all(nodes.Filter))


# Stands before every line that a tag begins: a line that comes out empty is no line.
_MARK = "\x01"
_EMPTY_LINE = re.compile(f"{_MARK}+\n")


def _marked(source: str) -> str:
    return "\n".join(
        f"{_MARK}{line}" if line.startswith("{%") else line for line in source.split("\n")
    )


def _unmarked(text: str) -> str:
    return _EMPTY_LINE.sub("", text).replace(_MARK, "").strip() if _MARK in text else text.strip()


def _check(tree: nodes.Template, environment: Environment) -> None:
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            what = type(node).__name__.lower()
            raise Unfit(f"may use only values, filters, if, for and set, not {what}")
        # A name that begins with _ leads into the program.
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            raise Unfit(f"must not ask for {node.attr}")
        for sort, known in ((nodes.Filter, environment.filters), (nodes.Test, environment.tests)):
            if isinstance(node, sort) and node.name not in known:
                raise Unfit(
                    f"is no usable template (No {sort.__name__.lower()} named '{node.name}'.)"
                )
