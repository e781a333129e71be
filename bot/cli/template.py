"""`linli template`: a spreadsheet to fill in, with examples."""

from __future__ import annotations

from pathlib import Path

from cyclopts import App

from bot.cli.place import writing
from bot.cli.workbooks import check_ending
from bot.content.kept import Kept
from bot.content.load import load_content
from bot.paper.template import Field, Form, write_template
from bot.services.roster.layout import help_lines, layout
from bot.settings import load_settings

template = App(name="template", help="Spreadsheets to fill in.")


@template.command
def roster(file: Path = Path("roster.xlsx")) -> None:
    """Write a list of people to fill in: big type, choices, an explanation and examples.

    Parameters
    ----------
    file
        The workbook to write, ending in .xlsx.
    """
    check_ending(file)
    settings = load_settings()
    content = load_content(settings.content_root, *settings.overlays, kept=Kept(settings.home))
    fields = tuple(
        Field(c.title, c.explain, c.width, c.examples, c.choices) for c in layout(content)
    )
    form = Form(content.roster.sheet, fields, content.roster.help_sheet, help_lines(content))
    with writing(file):
        write_template(file, form)
    print(f"A list of people to fill in was written to {file}.")
