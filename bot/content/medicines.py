"""data/medicines/*.yaml: medicines, devices and supplies, a family a file."""

from __future__ import annotations

import re
from datetime import date

from bot.content.dosing import read_dosing, read_keeping
from bot.content.layers import Shelf
from bot.content.phones import read_confidence
from bot.content.readers import Unfit, one_of, read_code, read_date, read_flag, read_text
from bot.content.table import Table
from bot.domain.medicines import BoxRule, Medicine, Ware

FOLDER = "medicines"
# Medicines and tools lie in one ledger and must not share an id.
TOOL_PREFIX = "t_"
CLASSES = ("Rx", "甲", "乙", "双", "OTC", "械", "消", "停", "?")
_SHORTEST_ALIAS = 2


def read_medicines(shelf: Shelf) -> tuple[Medicine, ...]:
    """Every entry, files by name and lines in order; an upper layer adds or replaces."""
    rows: dict[str, Table] = {}
    at: dict[str, str] = {}
    for _, table in shelf.folder(FOLDER):
        for code, row in table.tables():
            layer = table.file.rpartition("/")[0]
            if code in rows and at[code] == layer:
                row.fault("", f"is already in {rows[code].file}")
            rows[code], at[code] = row, layer
    found = {code: _medicine(code, row) for code, row in rows.items()}
    _check_names(found, rows)
    return tuple(found.values())


def _medicine(code: str, table: Table) -> Medicine:
    table.convert("", code, _id, "")
    generic = table.read("generic", read_name, "", required=True)
    pack_class = table.read("class", _class, "?", required=True)
    box = table.read("box", one_of(BoxRule), BoxRule.NEVER, required=True)
    medicine = Medicine(
        id=code,
        generic=generic,
        name=table.read("name", read_text, generic),
        kind=table.read("kind", one_of(Ware), Ware.MEDICINE),
        aliases=table.several("aliases", read_name) or (),
        nicknames=table.several("nicknames", read_text) or (),
        unlike=table.several("unlike", read_text) or (),
        broad=table.read("broad", read_flag, False),
        ingredients=table.several("ingredients", _group) or (),
        content=table.read("content", read_text, ""),
        pack_class=pack_class.removesuffix("?") or "?",
        class_unsure=pack_class.endswith("?"),
        class_verified_by=table.read("class_verified_by", read_text, None),
        class_verified_on=table.read("class_verified_on", _day, None),
        form=table.read("form", read_text, ""),
        unit=table.read("unit", read_text, ""),
        limits=table.several("limits", read_text) or (),
        box=box,
        use=table.several("use", read_code) or (),
        sources=table.several("sources", read_text, required=True) or (),
        confidence=table.read("confidence", read_confidence, "M", required=True),
        dosing=read_dosing(table),
        keeping=read_keeping(table, box),
    )
    if (medicine.class_verified_by is None) != (medicine.class_verified_on is None):
        table.fault("class_verified_by", "and class_verified_on are given together")
    table.close()
    return medicine


def _id(text: str) -> str:
    if text.startswith(TOOL_PREFIX):
        raise Unfit(f"must not begin with {TOOL_PREFIX}, as the tools of tools.yaml do")
    return read_code(text)


def read_name(text: str) -> str:
    """A word that means a thing wherever it stands; one character means too much."""
    if len(text) < _SHORTEST_ALIAS:
        raise Unfit(f"must have two characters or more, not '{text}'")
    return text


def _class(text: str) -> str:
    if (text.removesuffix("?") or "?") not in CLASSES:
        known = ", ".join(CLASSES)
        raise Unfit(f"must be one of {known}, with a ? behind where unsure, not '{text}'")
    return text


def _group(text: str) -> str:
    if not re.fullmatch(r"[A-Z][A-Z_]*|herbs|enzyme", text):
        raise Unfit(f"must be a group in capitals like PARA, or herbs, not '{text}'")
    return text


def _day(text: str) -> date | None:
    return read_date(text)


def _check_names(found: dict[str, Medicine], rows: dict[str, Table]) -> None:
    """One word may stand for several packs of one thing, never for two things."""
    owners: dict[str, Medicine] = {}
    for code, medicine in found.items():
        for name in (*medicine.names, *medicine.nicknames):
            owner = owners.setdefault(name.lower(), medicine)
            if owner.generic != medicine.generic:
                rows[code].fault("", f"{name} already means {owner.generic} ({owner.id})")
