"""data/councils.yaml: sorts of disputes and who helps with them, how long findings have."""

from __future__ import annotations

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_code, read_duration, read_text
from bot.content.table import Table
from bot.domain.councils import CouncilRules, Dispute

FILE = "councils.yaml"


def read_council_rules(shelf: Shelf) -> CouncilRules:
    """From the uppermost layer that names each."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = CouncilRules()
    rows = table.table("disputes") or Table({}, table.file, "disputes", [])
    sorts = []
    for code, row in rows.tables():
        words = row.several("words", read_text, required=True) or ()
        sorts.append(Dispute(code, words, row.several("skills", read_code) or ()))
        row.close()
    rules = CouncilRules(
        disputes=tuple(sorts),
        usual=table.several("usual", read_code) or (),
        same_doors_within=table.read("same_doors_within", read_duration, base.same_doors_within),
        finding_due=table.read("finding_due", read_duration, base.finding_due),
    )
    rows.close()
    table.close()
    return rules
