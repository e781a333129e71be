"""The template of a list: titles, explanations, choices and examples in the village's words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.content.content import Content
from bot.content.roster import Reads, RosterColumn

SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Layout:
    """One column, as plain words."""

    title: str
    explain: str
    width: int
    examples: tuple[str, ...]
    choices: tuple[str, ...]


def layout(content: Content) -> tuple[Layout, ...]:
    """Column by column; the number of an identity card is taken from old lists, never asked for."""
    columns = content.roster.columns.values()
    return tuple(_column(content, c) for c in columns if c.reads is not Reads.ID_CARD)


def help_lines(content: Content) -> tuple[str, ...]:
    """What stands on the second sheet, a line a thought."""
    said = content.messages.render("roster.template.help", {}).text
    return tuple(line for line in said.splitlines() if line.strip())


def _column(content: Content, column: RosterColumn) -> Layout:
    form = content.roster
    choices = tuple(words[0] for words in column.choices.values() if words)
    if column.reads is Reads.YES:
        choices = (form.yes[0], form.no[0])
    return Layout(column.title, column.explain, column.width, column.examples, choices)
