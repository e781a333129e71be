"""Putting understanding and triage together: what was meant, and how dangerous that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.content.content import Content
from bot.domain.acuity import Acuity
from bot.domain.intake import What
from bot.domain.triage import triage
from bot.understanding.findings import findings
from bot.understanding.meaning import Meaning
from bot.understanding.recognise import placed, understand
from bot.understanding.rumour_words import only_doubted

# What the understanding itself tells apart; any further kind is found by its own words.
OWN_KINDS = frozenset({"symptom", "danger", "help", "look_in", "problem", "quarrel", "message"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One message, read."""

    meaning: Meaning
    acuity: Acuity | None
    reasons: tuple[str, ...]
    what: What


def read(
    content: Content,
    text: str,
    *,
    at: datetime,
    zone: ZoneInfo,
    region: str | None = None,
    pregnant: bool = False,
    age: int | None = None,
    chronic: bool = False,
) -> Reading:
    """Read as of when it was said; what the register knows may raise the level, never lower it."""
    lexicon, local = content.lexicon, at.astimezone(zone)
    meaning = only_doubted(text, understand(text, lexicon, at=local, region=region))
    found = findings(meaning)
    if pregnant:
        found = replace(found, pregnant=True)
    if meaning.subject in (None, "self"):
        years = found.age if found.age is not None else age
        found = replace(found, age=years, chronic=found.chronic or chronic)
    verdict = triage(found, content.triage)
    acuity = verdict.acuity if "symptom" in meaning.intents or meaning.signs else None
    kind, category = _named_kind(content, text)
    what = What(
        intents=meaning.intents,
        acuity=acuity,
        alarm=meaning.alarm,
        bare=meaning.bare,
        category=meaning.category,
        word=meaning.word,
        strong=meaning.tier == "strong" or kind is not None,
        hushed=meaning.subject == "pregnant" or pregnant or "labor" in meaning.symptoms,
        kind=kind,
        kind_category=category,
    )
    return Reading(meaning, acuity, tuple(verdict.reasons), what)


def with_places(content: Content, reading: Reading, text: str, own: Sequence[str]) -> Reading:
    """The reading of these words, read for the village's own places too, as people call them."""
    return replace(reading, meaning=placed(reading.meaning, text, content.lexicon, own))


def _named_kind(content: Content, text: str) -> tuple[str | None, str | None]:
    """A kind of the village's own that the words name."""
    for kind in content.kinds.values():
        if kind.code not in OWN_KINDS and any(word in text for word in kind.words):
            return kind.code, None
    return None, None


def is_chatter(meaning: Meaning) -> bool:
    """Nothing that anybody would act on, in a message that answers nothing: it is not kept."""
    acted_on = meaning.intents or meaning.alarm or meaning.bare
    return not acted_on and meaning.word != "sos"
