"""Every triage rule holds for the sentence it was written for and not for its neighbour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.content.faults import Fault
from bot.domain.triage import Rule, TriageRules
from bot.understanding.findings import findings
from bot.understanding.lexicon import Lexicon
from bot.understanding.recognise import understand

_FILE = "triage.yaml"
# The sentences name no day; any moment will do.
_AT = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)


def example_faults(rules: TriageRules, lexicon: Lexicon) -> list[Fault]:
    """By rule: a missing sentence, one that does not make it hold, one that wrongly does."""
    return [fault for rule in rules.rules for fault in _rule(rule, lexicon)]


def _rule(rule: Rule, lexicon: Lexicon) -> Iterator[Fault]:
    for name, sentences, wanted in (("fires", rule.fires, True), ("spares", rule.spares, False)):
        if not sentences:
            yield Fault(_FILE, rule.id, f"{name} is missing: one sentence at least")
        for text in sentences:
            if rule.holds(findings(understand(text, lexicon, at=_AT))) is not wanted:
                verb = "does not hold for" if wanted else "must not hold for"
                yield Fault(_FILE, rule.id, f"{verb} {text!r}")
