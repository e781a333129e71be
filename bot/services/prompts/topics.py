"""Topics of prompts as people call them."""

from __future__ import annotations

from bot.services.desk import Desk


def topic_of(desk: Desk, words: str) -> str | None:
    """The only topic these words can mean."""
    topics = desk.content.prompting.topics
    same = [code for code, name in topics.items() if name == words]
    near = [code for code, name in topics.items() if words and (words in name or name in words)]
    found = same or near
    return found[0] if len(found) == 1 else None


def event_of(desk: Desk, words: str) -> str | None:
    """The topic, where the library has something to say when it happens."""
    topic = topic_of(desk, words.strip())
    events = {prompt.season.event for prompt in desk.content.prompts.values()}
    return topic if topic in events else None
