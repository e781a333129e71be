"""The names a template takes are those that the library itself finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, meta

from bot.content import template_names
from bot.content.load import load_content

ROOT = Path(__file__).parents[3]
TRICKY = (
    "{{ a }}{% for a in b %}{{ a }}{{ loop.index }}{% endfor %}{{ c.d }}",
    "{% for x in xs if x.ok and y %}{{ x }}{% else %}{{ x2 }}{% endfor %}",
    "{% set n = m %}{{ n }}{% if p %}{% set q = 1 %}{{ q }}{% endif %}",
    "{% for a, b in pairs %}{{ a ~ b ~ c }}{% endfor %}{{ a if b else '' }}",
    "{{ xs|join(sep) }}{% for x in xs %}{% set last = x %}{{ last }}{% endfor %}",
)


@pytest.mark.parametrize("source", TRICKY)
def test_scopes_are_those_of_the_library(source: str) -> None:
    tree = Environment(autoescape=True).parse(source)
    assert template_names.taken_names(tree) == meta.find_undeclared_variables(tree)


def test_of_every_message_it_finds_what_the_library_finds() -> None:
    plain = load_content(ROOT).messages.registers["plain"].values()
    for entry in plain:
        tree = entry.text.environment.parse(entry.text.source)
        assert entry.text.names == meta.find_undeclared_variables(tree), entry.key
