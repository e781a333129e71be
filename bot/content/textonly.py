"""YAML with every scalar as the text that stands there, and no key given twice.

Plain YAML reads 22:30 as 1350, 0123 as 83 and no as False, and of two equal keys it keeps the
last without a word; so nothing is converted here, and who knows what is meant converts by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import yaml

from bot.content.faults import Fault

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_text_only(text: str, file: str, faults: list[Fault]) -> Raw | None:
    """The document in `text`; None when it is empty or cannot be read at all."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        faults.append(Fault(file, *_broken(error)))
        return None
    except RecursionError:
        faults.append(Fault(file, "", "is nested too deep to be read"))
        return None
    return None if node is None else _Builder(file, faults).value(node)


def _broken(error: yaml.YAMLError) -> tuple[str, str]:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "broken"
    place = f"line {mark.line + 1}" if mark is not None else ""
    return place, f"is not readable YAML ({what})"


class _Builder:
    """Turns the parsed nodes into text, lists and mappings of text."""

    def __init__(self, file: str, faults: list[Fault]) -> None:
        self.file, self.faults = file, faults
        self.seen: set[int] = set()

    def fault(self, node: yaml.Node, reason: str) -> None:
        self.faults.append(Fault(self.file, f"line {node.start_mark.line + 1}", reason))

    def value(self, node: yaml.Node) -> Raw:
        if id(node) in self.seen:
            # An alias may contain itself; nobody who edits these files by hand needs one.
            self.fault(node, "must not be used again by & and *; write it out")
            return ""
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return dict(self.pairs(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        return str(node.value)

    def pairs(self, node: yaml.MappingNode) -> Iterator[tuple[str, Raw]]:
        known: set[str] = set()
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(key_node, "a key must be one word")
                continue
            key = str(key_node.value)
            if key in known:
                self.fault(key_node, f"{key} is given twice")
            known.add(key)
            yield key, self.value(value_node)
