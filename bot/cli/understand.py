"""`linli understand`: what a message was taken to mean, as published labels."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from cyclopts import Parameter

from bot.cli.explained import explained
from bot.cli.jsonline import json_line
from bot.clock import real_now
from bot.content.content import Content
from bot.content.kept import Kept
from bot.content.load import load_content
from bot.services.understand import Reading, read
from bot.settings import load_settings
from bot.understanding.labels import labels


def understand(
    text: str | None = None,
    /,
    *,
    json_lines: Annotated[bool, Parameter(name="--json")] = False,
    region: str | None = None,
) -> int:
    """Say what a message means, and by which of its words.

    Parameters
    ----------
    text
        The message; without it, standard input is read, a message a line.
    json_lines
        Lines in and out are JSON objects: `{"id", "text", "at", "region"}` to labels.
    region
        Whose way of speaking it is.
    """
    settings = load_settings()
    kept = Kept(settings.home)
    content = load_content(settings.content_root, *settings.overlays, kept=kept)
    reader = _Reader(content, settings.tzinfo, region)
    if text is not None:
        print(json_line(reader.plain(text)) if json_lines else reader.told(text))
        return 0
    answer = reader.entry if json_lines else reader.plain
    faults = 0
    # Bytes, so that a stray one in the middle ends neither the reading nor the program.
    for raw in sys.stdin.buffer:
        line = raw.decode("utf-8", "replace").rstrip("\r\n")
        if line.strip():
            found = answer(line)
            faults += "error" in found
            print(json_line(found), flush=True)
    return 2 if faults else 0


class _Reader:
    def __init__(self, content: Content, zone: ZoneInfo, region: str | None) -> None:
        self._content = content
        self._zone = zone
        self._region = region

    def plain(self, text: str) -> dict[str, object]:
        """A message said now."""
        return self._labels(text, real_now(), self._region)

    def told(self, text: str) -> str:
        """A message said now, explained to a person."""
        return explained(self._content, self._read(text, real_now(), self._region))

    def entry(self, line: str) -> dict[str, object]:
        """A message with its circumstances; what cannot be read is answered with its error."""
        try:
            given = json.loads(line)
        except (ValueError, RecursionError):
            return {"error": "the line is not JSON"}
        if not isinstance(given, dict) or not isinstance(given.get("text"), str):
            return {"error": "the line must be an object with a text"}
        own = {"id": given["id"]} if "id" in given else {}
        try:
            at = _moment(given.get("at"), self._zone)
        except ValueError:
            return {**own, "error": "at must look like 2026-11-21T09:30:00+08:00"}
        region = given.get("region") or self._region
        found = self._labels(given["text"], at, region if isinstance(region, str) else None)
        return {**own, "text": given["text"], **found}

    def _labels(self, text: str, at: datetime, region: str | None) -> dict[str, object]:
        reading = self._read(text, at, region)
        return labels(reading.meaning, reading.acuity)

    def _read(self, text: str, at: datetime, region: str | None) -> Reading:
        return read(self._content, text, at=at, zone=self._zone, region=region)


def _moment(at: object, zone: ZoneInfo) -> datetime:
    """When it was said; without a zone it is the village's own time."""
    if at is None:
        return real_now()
    if not isinstance(at, str):
        raise ValueError
    moment = datetime.fromisoformat(at)
    return moment if moment.utcoffset() is not None else moment.replace(tzinfo=zone)
