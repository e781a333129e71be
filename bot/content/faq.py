"""data/faq.yaml: questions asked often with their answers; what rumours are about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.questions import read_maybe
from bot.content.readers import (
    Unfit,
    read_code,
    read_count,
    read_date,
    read_duration,
    read_flag,
    read_text,
)
from bot.content.table import Table
from bot.domain.faq import MEMORY, MOST_ANSWER, Faq, FaqRules, RumourTopic

FILE = "faq.yaml"
CONFIDENCE = ("A", "B", "C", MEMORY)


def read_faq_rules(shelf: Shelf) -> FaqRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = FaqRules()
    rules = FaqRules(
        likeness=table.read("likeness", read_count, base.likeness),
        longest=table.read("longest", read_count, base.longest),
        rumour_likeness=table.read("rumour_likeness", read_count, base.rumour_likeness),
        rumour_longest=table.read("rumour_longest", read_count, base.rumour_longest),
        kept=table.read("kept", read_duration, base.kept),
        linked=table.read("linked", read_duration, base.linked),
        why_within=table.read("why_within", read_duration, base.why_within),
        climbs_after=table.read("climbs_after", read_duration, base.climbs_after),
        health=table.several("health", read_text) or (),
        no_health=table.several("no_health", read_text) or (),
        papers=table.several("papers", read_text) or (),
        on_card=_words_by_code(table, "on_card"),
        on_card_allergies=_words_by_code(table, "on_card_allergies"),
        topics=_topics(table),
        entries=_entries(table),
    )
    table.close()
    return rules


def _words_by_code(table: Table, name: str) -> Mapping[str, tuple[str, ...]]:
    rows = table.table(name, required=True)
    if rows is None:
        return {}
    found = {code: rows.several(code, read_text) or () for code in rows.raw}
    rows.close()
    return found


def _topics(table: Table) -> Mapping[str, RumourTopic]:
    rows = table.table("topics", required=True)
    found = {}
    for code, row in rows.tables() if rows else ():
        found[code] = RumourTopic(
            code=code,
            label=row.read("label", read_text, code, required=True),
            words=row.several("words", read_text) or (),
            health=row.read("health", read_flag, False),
            danger=row.read("danger", read_flag, False),
        )
        row.close()
    return found


def _entries(table: Table) -> Mapping[str, Faq]:
    rows = table.table("faq", required=True)
    found: dict[str, Faq] = {}
    asked: dict[str, str] = {}
    for code, row in rows.tables() if rows else ():
        row.convert("", code, read_code, "")
        found[code] = _entry(code, row)
        for words in found[code].asks:
            before = asked.setdefault(words, code)
            if before != code:
                row.fault("asks", f"{words} is asked in {before} too")
    return found


def _entry(code: str, row: Table) -> Faq:
    entry = Faq(
        code=code,
        asks=row.several("asks", read_text, required=True) or (),
        about=tuple(tuple(group.split("|")) for group in row.several("about", read_text) or ()),
        answer=row.read("answer", _answer, "", required=True),
        source=row.read("source", read_text, "", required=True),
        confidence=row.read("confidence", _confidence, MEMORY, required=True),
        reviewed_by=row.read("reviewed_by", read_maybe, None, required=True),
        expires_on=row.read("expires_on", read_date, date.min, required=True),
    )
    row.close()
    return entry


def _answer(text: str) -> str:
    if len(text) > MOST_ANSWER:
        raise Unfit(f"must be at most {MOST_ANSWER} characters, not {len(text)}")
    return read_text(text)


def _confidence(text: str) -> str:
    if text not in CONFIDENCE:
        raise Unfit(f"must be one of {', '.join(CONFIDENCE)}, not '{text}'")
    return text
