"""Reads sentences with the lexicon and the triage table that are shipped."""

from datetime import datetime
from functools import cache
from pathlib import Path

import yaml

from bot.content.content import Content
from bot.content.knowledge import lexicon_files
from bot.content.layers import Layer, Shelf
from bot.content.load import load_content
from bot.domain.acuity import Acuity
from bot.domain.triage import TriageRules, triage
from bot.understanding.findings import findings
from bot.understanding.lexicon import Lexicon
from bot.understanding.meaning import Meaning
from bot.understanding.recognise import understand

DATA = Path(__file__).parents[3] / "data"
SETS = Path(__file__).parents[2] / "understanding"
# A Saturday morning in the village.
AT = datetime.fromisoformat("2026-11-21T09:30:00+08:00")


def raw_lexicon() -> dict[str, object]:
    """The shipped files as the content loader hands them in."""
    raw: dict[str, object] = dict(lexicon_files(Shelf((Layer(DATA.parent),))))
    return raw


@cache
def shipped_content() -> Content:
    """Read once for the whole run."""
    return load_content(DATA.parent)


@cache
def shipped_lexicon() -> Lexicon:
    """Built once for the whole run."""
    return shipped_content().lexicon


@cache
def shipped_rules() -> TriageRules:
    """Built once for the whole run."""
    return TriageRules.build(yaml.safe_load((DATA / "triage.yaml").read_text(encoding="utf-8")))


def read(text: str, at: datetime = AT) -> Meaning:
    """What the sentence means."""
    return understand(text, shipped_lexicon(), at=at)


def level(text: str) -> Acuity | None:
    """How bad what the sentence says is."""
    return triage(findings(read(text)), shipped_rules()).acuity
