"""What is nobody's concern: told from the raw text, before anything is made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.content.content import Content
from bot.gateway.raw import is_chatter_candidate
from bot.services.understand import OWN_KINDS, is_chatter, read
from bot.understanding.farm_talk import may_be_of_farm


def chatter_with(
    content: Content, zone: ZoneInfo, bot_id: int, username: str
) -> Callable[[Mapping[str, Any]], bool]:
    """Says of a raw update whether it is group chatter; never of what is meant for the bot."""
    words = frozenset(_words_of_units(content))
    inputs, crops = content.farm.inputs, content.farm.crops

    def ignore(raw: Mapping[str, Any]) -> bool:
        text = is_chatter_candidate(raw, bot_id, username)
        if text is None:
            return False
        said = raw.get("message") or raw["edited_message"]
        at = datetime.fromtimestamp(said["date"], UTC)
        reading = read(content, text, at=at, zone=zone)
        # 我也是 under what a neighbour said may be about a matter that is open.
        joins = reading.what.word == "me_too" and "reply_to_message" in said
        # 不用了 in place of what was asked for takes it back.
        answers = joins or ("edited_message" in raw and reading.what.word is not None)
        if not is_chatter(reading) or answers or any(word in text for word in words):
            return False
        return not may_be_of_farm(text, inputs, crops)

    return ignore


def overheard_by(
    hear: Callable[[int, int, str], None], ignore: Callable[[Mapping[str, Any]], bool]
) -> Callable[[Mapping[str, Any]], bool]:
    """As `ignore`; what is ignored is heard once, by its chat, before it is let go."""

    def ignored(raw: Mapping[str, Any]) -> bool:
        if not ignore(raw):
            return False
        said = raw.get("message")
        if said is not None and "from" in said:
            hear(said["chat"]["id"], said["from"]["id"], said["text"])
        return True

    return ignored


def _words_of_units(content: Content) -> list[str]:
    """A village may have kinds of its own; which village a group is in is not known yet."""
    return [
        word
        for unit in content.units.values()
        for kind in unit.kinds.values()
        if kind.code not in OWN_KINDS
        for word in kind.words
    ]
