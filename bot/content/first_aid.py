"""data/first_aid.yaml: which first steps go with which danger; the steps stand in messages."""

from __future__ import annotations

from bot.content.layers import Shelf
from bot.content.questions import one_of_people, read_maybe
from bot.content.readers import Unfit, read_code, read_date, read_flag, read_text
from bot.content.table import Table
from bot.domain.first_aid import FirstAid

FILE = "first_aid.yaml"


def read_first_aid(shelf: Shelf) -> tuple[FirstAid, ...]:
    """The cards of the uppermost layer that has them, in the order in which they matter."""
    tables = shelf.one(FILE) if any(layer.find(FILE) for layer in shelf.layers) else []
    if not tables:
        return ()
    table = tables[-1].table("cards", required=True)
    tables[-1].close()
    return tuple(_card(code, row) for code, row in table.tables()) if table else ()


def _card(code: str, row: Table) -> FirstAid:
    row.convert("", code, read_code, code)
    card = FirstAid(
        code=code,
        signs=frozenset(row.several("signs", read_code) or ()),
        symptoms=frozenset(row.several("symptoms", read_code) or ()),
        rules=row.several("rules", _rule) or (),
        people=frozenset(row.several("people", one_of_people) or ()),
        early=row.read("early", read_flag, False),
        group=row.read("group", read_flag, False, required=True),
        own=row.read("own", read_flag, False),
        source=row.read("source", read_text, "", required=True),
        confidence=row.read("confidence", read_text, "", required=True),
        reviewed_by=row.read("reviewed_by", read_maybe, None, required=True),
        expires_on=row.read("expires_on", read_date, None, required=True),
    )
    if not (card.signs or card.symptoms or card.rules):
        row.fault("", "must name signs, symptoms or rules")
    row.close()
    return card


def _rule(text: str) -> str:
    if not text or not text.replace(".", "").replace("_", "").isalnum():
        raise Unfit(f"must be how the id of a triage rule begins, not '{text}'")
    return text
