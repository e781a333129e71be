"""data/kinds/*.yaml: one kind of case a file, named after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.content.layers import Shelf
from bot.content.readers import (
    Unfit,
    one_of,
    read_code,
    read_count,
    read_flag,
    read_message_key,
    read_text,
)
from bot.content.table import Table
from bot.domain.acuity import Acuity
from bot.domain.fields import FIELD_TYPES
from bot.domain.forms import Form, Step
from bot.domain.kinds import Category, GroupView, Kind, Team
from bot.domain.ladder import Level
from bot.domain.prefill import SLOTS

MOST_QUESTIONS = 2
# What may be tapped where a time is asked for.
TIMES = ("now", "today", "tomorrow")
OUTCOMES = ("solved", "not_possible")


@dataclass(frozen=True, slots=True)
class Kinds:
    """Every kind by its code, and the file it stands in."""

    kinds: Mapping[str, Kind]
    files: Mapping[str, str]


def read_kinds(shelf: Shelf) -> Kinds:
    """The same file in an upper layer replaces the whole kind."""
    tables = dict(shelf.folder("kinds"))
    kinds = {code: _kind(code, table) for code, table in tables.items()}
    files = {code: table.file for code, table in tables.items()}
    return Kinds(MappingProxyType(kinds), MappingProxyType(files))


def _kind(code: str, table: Table) -> Kind:
    table.convert("", code, read_code, "")
    form, categories = table.table("form"), table.table("categories")
    kind = Kind(
        code=code,
        acuity=table.read("acuity", one_of(Acuity), Acuity.SAME_DAY, required=True),
        ladder=table.read("ladder", read_code, "", required=True),
        group=table.read("group", one_of(GroupView), GroupView.NOTHING, required=True),
        claim=table.several("claim", read_code, required=True) or (),
        intents=table.several("intents", read_code) or (),
        words=table.several("words", read_text) or (),
        form=_form(code, form) if form else None,
        categories=MappingProxyType(_categories(code, categories) if categories else {}),
        outcomes=table.several("outcomes", read_code) or OUTCOMES,
        health=table.read("health", read_flag, False),
        ceiling=table.read("ceiling", one_of(Level), Level.COUNTY),
        support=table.read("support", read_flag, False),
        dispute=table.read("dispute", read_flag, False),
        rings=table.read("rings", read_flag, False),
        confidential=table.read("confidential", read_flag, False),
        team=table.read("team", one_of(Team), Team.CARE),
    )
    if "claim" in table.raw and not kind.claim:
        table.fault("claim", "must name somebody who may take it")
    table.close()
    return kind


def _categories(kind: str, table: Table) -> dict[str, Category]:
    for code in table.raw:
        table.convert(code, code, read_code, "")
    return {code: _category(kind, code, row) for code, row in table.tables()}


def _category(kind: str, code: str, table: Table) -> Category:
    form = table.table("form")
    category = Category(
        code=code,
        department=table.read("department", read_code, None),
        ladder=table.read("ladder", read_code, None),
        acuity=table.read("acuity", one_of(Acuity), None),
        group=table.read("group", one_of(GroupView), None),
        starts_at=table.read("starts_at", one_of(Level), None),
        parties=table.several("parties", read_code) or (),
        words=table.several("words", read_text) or (),
        support=table.read("support", read_flag, False),
        team=table.read("team", one_of(Team), None),
        rings=table.read("rings", read_flag, False),
        form=_form(f"{kind}.{code}", form, filled=True) if form else None,
    )
    table.close()
    return category


def _form(code: str, table: Table, *, filled: bool = False) -> Form:
    """A form that a message fills asks only what it needs, any other asks every step."""
    steps = tuple(_step(row) for row in table.rows("steps", required=True))
    form = Form(code, table.read("version", read_count, 1, required=True), steps)
    _check_steps(steps, table, filled=filled)
    table.close()
    return form


def _step(table: Table) -> Step:
    when = table.table("when")
    step = Step(
        name=table.read("name", read_code, "", required=True),
        type=table.read("type", _field_type, "text", required=True),
        ask=table.read("ask", read_message_key, "", required=True),
        choices=table.several("choices", read_code) or (),
        when={k: when.read(k, read_text, "") for k in when.raw} if when else {},
        optional=table.read("optional", read_flag, False),
        fills=table.read("fills", _slot, None),
        needed=table.read("needed", read_flag, False),
    )
    if (step.type == "choice") != bool(step.choices) and step.type != "time":
        table.fault("choices", "must be given with type choice, and only there")
    for choice in step.choices if step.type == "time" else ():
        if choice not in TIMES:
            table.fault("choices", f"must be among {', '.join(TIMES)} with type time, not {choice}")
    table.close()
    return step


def _field_type(text: str) -> str:
    if text not in FIELD_TYPES:
        raise Unfit(f"must be one of {', '.join(FIELD_TYPES)}, not '{text}'")
    return text


def _slot(text: str) -> str:
    if text not in SLOTS:
        raise Unfit(f"must be one of {', '.join(SLOTS)}, not '{text}'")
    return text


def _check_steps(steps: tuple[Step, ...], table: Table, *, filled: bool) -> None:
    before: list[str] = []
    for i, step in enumerate(steps):
        for name in step.when:
            if name not in before:
                table.fault(f"steps[{i}].when", f"{name} is not asked before it")
        if step.name in before:
            table.fault(f"steps[{i}].name", f"{step.name} is used twice")
        before.append(step.name)
    asked = tuple(s for s in steps if s.needed) if filled else steps
    if most_asked(asked) > MOST_QUESTIONS:
        table.fault("steps", f"must not ask more than {MOST_QUESTIONS} questions")


def most_asked(steps: tuple[Step, ...]) -> int:
    """How many questions one person can meet; steps for different answers do not add up."""
    always = sum(not step.when for step in steps)
    sometimes = [tuple(sorted(step.when.items())) for step in steps if step.when]
    return always + max((sometimes.count(when) for when in sometimes), default=0)
