"""What is nobody's concern: told from the raw text, before anything is made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.content.content import Content
from bot.gateway.raw import is_chatter_candidate
from bot.services.understand import OWN_KINDS, is_chatter
from bot.understanding.farm_talk import farm_talk_of
from bot.understanding.recognise import may_be_acted_on, understand

# A longer line is read at once: so much is rarely said about nothing.
_SHORT = 100


def chatter_with(
    content: Content, zone: ZoneInfo, bot_id: int, username: str
) -> Callable[[Mapping[str, Any]], bool]:
    """Says of a raw update whether it is group chatter; never of what is meant for the bot."""
    names = "|".join(map(re.escape, dict.fromkeys(_words_of_kinds(content))))
    named = re.compile(names or "(?!)")
    farm = farm_talk_of(content.farm.inputs, content.farm.crops)
    lexicon = content.lexicon

    def ignore(raw: Mapping[str, Any]) -> bool:
        text = is_chatter_candidate(raw, bot_id, username)
        if text is None:
            return False
        said = raw.get("message") or raw["edited_message"]
        edited = "edited_message" in raw
        if named.search(text):
            return False
        if edited or len(text) > _SHORT or may_be_acted_on(text, lexicon):
            at = datetime.fromtimestamp(said["date"], UTC).astimezone(zone)
            meaning = understand(text, lexicon, at=at)
            # 我也是 under what a neighbour said may be about a matter that is open.
            joins = meaning.word == "me_too" and "reply_to_message" in said
            # 不用了 in place of what was asked for takes it back.
            answers = joins or (edited and meaning.word is not None)
            if answers or not is_chatter(meaning):
                return False
        return not farm.may_be(text)

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


def _words_of_kinds(content: Content) -> Iterator[str]:
    """Of each kind that the understanding does not tell apart by itself.

    A village may have kinds of its own; which village a group is in is not known yet.
    """
    for of in (content, *content.units.values()):
        for kind in of.kinds.values():
            if kind.code not in OWN_KINDS:
                yield from kind.words
