"""data/phones.yaml: the numbers that work without the bot, each with who says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from bot.content.layers import Shelf
from bot.content.readers import Unfit, read_code, read_date, read_text
from bot.content.table import Table

FILE = "phones.yaml"


@dataclass(frozen=True, slots=True)
class Phone:
    """One number; what it is for stands in the message phone.<code>."""

    code: str
    number: str
    source: str
    confidence: str
    reviewed_by: str | None = None
    expires_on: date | None = None


def read_phones(shelf: Shelf) -> Mapping[str, Phone]:
    """Every number by its code; an upper layer adds or replaces."""
    tables = {code: row for table in shelf.one(FILE) for code, row in table.tables()}
    return MappingProxyType({code: _phone(code, row) for code, row in tables.items()})


def _phone(code: str, table: Table) -> Phone:
    table.convert("", code, read_code, "")
    phone = Phone(
        code=code,
        number=table.read("number", read_number, "", required=True),
        source=table.read("source", read_text, "", required=True),
        confidence=table.read("confidence", read_confidence, "", required=True),
        reviewed_by=table.read("reviewed_by", str, "") or None,
        expires_on=table.read("expires_on", _date_or_none, None),
    )
    table.close()
    return phone


def read_number(text: str) -> str:
    """120, or 010-83132345."""
    if not re.fullmatch(r"\+?[0-9]{2,6}(-?[0-9]{2,9}){0,2}", text):
        raise Unfit(f"must be a phone number like 120 or 010-83132345, not '{text}'")
    return text


def read_confidence(text: str) -> str:
    """A (official text read) to C, M from memory, X sources disagree."""
    if text not in ("A", "B", "C", "M", "X"):
        raise Unfit(f"must be one of A, B, C, M, X, not '{text}'")
    return text


def _date_or_none(text: str) -> date | None:
    return read_date(text) if text else None
