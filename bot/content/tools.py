"""data/tools.yaml: what the tool house of a village lends or gives away."""

from __future__ import annotations

from bot.content.dosing import read_keeping
from bot.content.layers import Shelf
from bot.content.medicines import TOOL_PREFIX, read_name
from bot.content.phones import read_confidence
from bot.content.readers import Unfit, read_code, read_text
from bot.content.table import Table
from bot.domain.medicines import BoxRule, Caution, Limits, Medicine, Ware

FILE = "tools.yaml"


def read_tools(shelf: Shelf) -> tuple[Medicine, ...]:
    """Every tool in order of its line; an upper layer adds or replaces, none at all is no fault.

    They are no part of what messages are understood by: a ladder is mostly just talk.
    """
    rows: dict[str, Table] = {}
    for layer in shelf.layers:
        path = layer.find(FILE)
        table = shelf.table(path, layer.label(FILE)) if path else None
        if table is not None:
            rows |= dict(table.tables())
    tools = {code: _tool(code, row) for code, row in rows.items()}
    _check_names(tools, rows)
    return tuple(tools.values())


def _tool(code: str, table: Table) -> Medicine:
    table.convert("", code, _id, "")
    generic = table.read("generic", read_name, "", required=True)
    tool = Medicine(
        id=code,
        generic=generic,
        name=generic,
        pack_class="?",
        box=BoxRule.SELF,
        kind=Ware.TOOL,
        aliases=table.several("aliases", read_name) or (),
        unit=table.read("unit", read_text, "", required=True),
        limits=table.several("limits", read_text) or (),
        sources=table.several("sources", read_text, required=True) or (),
        confidence=table.read("confidence", read_confidence, "M", required=True),
        dosing=Limits(pregnant=Caution.FINE),
        keeping=read_keeping(table, BoxRule.SELF),
    )
    table.close()
    return tool


def _id(text: str) -> str:
    if not text.startswith(TOOL_PREFIX):
        raise Unfit(f"must begin with {TOOL_PREFIX}, not '{text}'")
    return read_code(text)


def _check_names(tools: dict[str, Medicine], rows: dict[str, Table]) -> None:
    owners: dict[str, str] = {}
    for code, tool in tools.items():
        for name in tool.names:
            owner = owners.setdefault(name.lower(), code)
            if owner != code:
                rows[code].fault("", f"{name} already means {owner}")
