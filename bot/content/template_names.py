"""Which names a template takes from its caller: read off its tree, without making code of it."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import nodes

LOOP = "loop"


def taken_names(tree: nodes.Template) -> frozenset[str]:
    """Every name that is read and neither set nor run through before, as jinja2.meta says it."""
    return frozenset(_of(tree, frozenset()))


def _of(node: nodes.Node, bound: frozenset[str]) -> set[str]:
    if isinstance(node, nodes.Name):
        return {node.name} - bound if node.ctx == "load" else set()
    if isinstance(node, nodes.For):
        inner = bound | _targets(node.target) | {LOOP}
        test = _of(node.test, inner) if node.test is not None else set()
        return _of(node.iter, bound) | test | _all(node.body, inner) | _all(node.else_, bound)
    if isinstance(node, nodes.If):
        # What only one branch sets may be missing: the library takes it for the caller's.
        return set[str]().union(*(_of(child, bound) for child in node.iter_child_nodes()))
    return _all(node.iter_child_nodes(), bound)


def _all(children: Iterable[nodes.Node], bound: frozenset[str]) -> set[str]:
    """What is set stays set for what follows beside it."""
    found: set[str] = set()
    for child in children:
        found |= _of(child, bound)
        if isinstance(child, nodes.Assign):
            bound |= _targets(child.target)
    return found


def _targets(target: nodes.Node) -> frozenset[str]:
    names = [target] if isinstance(target, nodes.Name) else target.find_all(nodes.Name)
    return frozenset(name.name for name in names)
