"""What a text means: HTML to entities, and the ones Telegram finds by itself."""

import re
from typing import Any

from bot.simulator.errors import bad
from bot.simulator.html_parser import parse_html
from bot.simulator.utf16 import points, starts, units

Entity = dict[str, Any]
Formatted = tuple[str, list[Entity]]

TEXT_LIMIT, CAPTION_LIMIT, RAW_LIMIT = 4096, 1024, 1 << 15
FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/@.<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\w/]))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z]\w{3,31}(?!\w))"
    r"|(?P<url>(?<![\w@/.-])(?:https?://[^\s<>\"，。！？、）》]+"
    r"|(?:[a-z0-9-]+\.)+(?:com|org|net|me|cn)(?:/[^\s<>\"，。！？、）》]*)?)(?![\w-]))"
    r"|(?P<hashtag>(?u:(?<!\w)#(?!\d+\b)\w{1,256}))",
    re.ASCII,
)
# `re.ASCII` makes \w mean Latin letters: a command or link may stand right beside Chinese.
MARKS = "/@#."
CLOSED = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})


def find_entities(text: str) -> list[Entity]:
    """Commands, mentions, links and hashtags, found in plain text."""
    if not any(mark in text for mark in MARKS):
        return []
    at: list[int] | range = range(len(text) + 1) if text.isascii() else starts(text)
    return [
        {"type": m.lastgroup, "offset": at[m.start()], "length": at[m.end()] - at[m.start()]}
        for m in FOUND.finditer(text)
    ]


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """Adds what Telegram finds by itself where nothing forbids it."""
    closed = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in CLOSED]
    free = [
        found
        for found in find_entities(text)
        if all(
            found["offset"] >= end or found["offset"] + found["length"] <= begin
            for begin, end in closed
        )
    ]
    if not free:
        return entities
    return sorted(entities + free, key=lambda e: (e["offset"], -e["length"]))


def trim(text: str, entities: list[Entity]) -> Formatted:
    """Without space at either end, the entities moved with it."""
    kept = text.strip()
    if kept == text or not entities:
        return kept, entities if kept == text else []
    before = units(text[: len(text) - len(text.lstrip())])
    end = units(kept)
    moved = []
    for entity in entities:
        first = max(entity["offset"] - before, 0)
        last = min(entity["offset"] + entity["length"] - before, end)
        if first < last:
            moved.append({**entity, "offset": first, "length": last - first})
    return kept, moved


def _given(text: str, entities: list[Entity]) -> list[Entity]:
    at = points(text)
    for entity in entities:
        if not {"type", "offset", "length"} <= entity.keys():
            bad('can\'t parse MessageEntity: Can\'t find field "type", "offset" or "length"')
    return [
        entity
        for entity in entities
        if entity["offset"] in at and entity["offset"] + entity["length"] in at
    ]


def formatted(text: str, parse_mode: str, entities: list[Entity] | None, what: str) -> Formatted:
    """The text as people read it and its entities; refuses as the real server refuses."""
    limit = TEXT_LIMIT if what == "message" else CAPTION_LIMIT
    if len(text) > RAW_LIMIT // 4 and len(text.encode(errors="replace")) > RAW_LIMIT:
        bad("Text is too long")
    found: list[Entity] = []
    if parse_mode.lower() == "html":
        text, found = parse_html(text)
    elif parse_mode:
        bad("unsupported parse_mode")
    elif entities:
        found = _given(text, entities)
    text, found = trim(text, found)
    if len(text) > limit:
        bad("message is too long" if what == "message" else "message caption is too long")
    return text, with_found(text, found)
