"""data/studio.yaml: how long what a village writes may be, when somebody is asked for a word."""

from __future__ import annotations

from datetime import timedelta

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_clock, read_code, read_count, read_duration, read_text
from bot.content.table import Table
from bot.domain.prompts import PromptRules
from bot.domain.studio import Form, StudioRules

FILE = "studio.yaml"


def read_studio_rules(shelf: Shelf, prompting: PromptRules) -> StudioRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = StudioRules()
    no_doctor = table.several("no_doctor", read_code) or ()
    for topic in no_doctor:
        if prompting.topics and topic not in prompting.topics:
            table.fault("no_doctor", f"{topic} is no topic of data/prompts.yaml")
    rules = StudioRules(
        longest=_longest(table, base),
        no_doctor=frozenset(no_doctor),
        words=_words(table, prompting),
        ill=table.several("ill", read_text) or (),
        ask_from=table.read("ask_from", read_clock, base.ask_from),
        ask_until=table.read("ask_until", read_clock, base.ask_until),
        memory_at=table.read("memory_at", read_clock, base.memory_at),
        share_at=table.read("share_at", read_clock, base.share_at),
        thanks_at=table.read("thanks_at", read_clock, base.thanks_at),
        thanks_day=table.read("thanks_day", read_count, base.thanks_day),
        holds=table.read("holds", read_count, base.holds),
        longest_hold=table.read("longest_hold", read_count, base.longest_hold),
        patience=_span(table, "patience", base.patience),
        near=_span(table, "near", base.near),
        why_within=_span(table, "why_within", base.why_within),
        every=_span(table, "every", base.every),
        share_every=_span(table, "share_every", base.share_every),
        keep=_span(table, "keep", base.keep),
    )
    table.close()
    return rules


def _span(table: Table, key: str, base: timedelta) -> timedelta:
    return table.read(key, read_duration, base)


def _longest(table: Table, base: StudioRules) -> dict[Form, int]:
    rows = table.table("longest")
    if rows is None:
        return dict(base.longest)
    found = {form: rows.read(form.value, read_count, base.longest[form]) for form in Form}
    rows.close()
    return found


def _words(table: Table, prompting: PromptRules) -> dict[str, tuple[str, ...]]:
    rows = table.table("words")
    if rows is None:
        return {}
    found = {}
    for topic in rows.raw:
        if prompting.topics and topic not in prompting.topics:
            rows.fault(topic, "is no topic of data/prompts.yaml")
        found[topic] = rows.several(topic, read_text) or ()
    rows.close()
    return found
