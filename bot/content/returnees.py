"""data/returnees.yaml: how long who comes home is kept company, and what is said on which day."""

from __future__ import annotations

from datetime import date

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import (
    read_clock,
    read_count,
    read_date,
    read_duration,
    read_message_key,
    read_text,
)
from bot.content.table import Table
from bot.domain.returnees import Area, ReturneeRules

FILE = "returnees.yaml"


def read_returnee_rules(shelf: Shelf) -> ReturneeRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = ReturneeRules()
    rules = ReturneeRules(
        days=table.read("days", read_count, base.days),
        at=table.read("at", read_clock, base.at),
        prompts=_prompts(table),
        keep=table.read("keep", read_duration, base.keep),
        offer_for=table.read("offer_for", read_duration, base.offer_for),
        answer_within=table.read("answer_within", read_duration, base.answer_within),
        after_help=table.read("after_help", read_duration, base.after_help),
        elder_age=table.read("elder_age", read_count, base.elder_age),
        areas=tuple(_area(row) for row in table.rows("areas")),
    )
    table.close()
    return rules


def _prompts(table: Table) -> dict[int, str]:
    rows = table.table("prompts") or Table({}, table.file, "prompts", [])
    found = {}
    for day in rows.raw:
        number = rows.convert(day, day, read_count, 0)
        found[number] = rows.read(day, read_message_key, "")
    rows.close()
    return found


def _area(row: Table) -> Area:
    """Without a source and a last day there is no advice."""
    area = Area(
        name=row.read("name", read_text, "", required=True),
        words=row.several("words", read_text, required=True) or (),
        advice=row.read("advice", read_text, "", required=True),
        source=row.read("source", read_text, "", required=True),
        expires_on=row.read("expires_on", read_date, date.min, required=True),
    )
    row.close()
    return area
