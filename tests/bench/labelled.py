"""Labelled sets read with the shipped content, as `linli understand --json` reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.content.content import Content
from bot.services.understand import read
from bot.understanding.labels import labels
from tests.bench.scoring import Label, Score

ZONE = ZoneInfo("Asia/Shanghai")


def lines_of(path: Path) -> list[Any]:
    """The JSON objects of a file, one a line."""
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def labelled(content: Content, line: Label) -> Label:
    """What the message of one line is taken for."""
    at = datetime.fromisoformat(str(line["at"]))
    at = at if at.utcoffset() is not None else at.replace(tzinfo=ZONE)
    reading = read(content, line["text"], at=at, zone=ZONE, region=line.get("region"))
    return labels(reading.meaning, reading.acuity)


def score(content: Content, lines: Iterable[Label]) -> Score:
    """The whole set."""
    result = Score()
    for line in lines:
        result.add(line, labelled(content, line))
    return result


def by_region(content: Content, lines: Iterable[Label]) -> dict[str, Score]:
    """The same, a region at a time; one without a region is plain."""
    found: dict[str, Score] = {}
    for line in lines:
        region = str(line.get("region") or "plain")
        found.setdefault(region, Score()).add(line, labelled(content, line))
    return found
