"""Topics of prompts, and what may happen, as people call them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.services.desk import Desk


def topic_of(desk: Desk, words: str) -> str | None:
    """The only topic these words can mean."""
    return _meant(words, desk.content.prompting.topics.items())


def event_of(desk: Desk, words: str) -> str | None:
    """What happened, where the library has something to say about it."""
    rules, known = desk.content.prompting, _events(desk)
    names = [(event, rules.topics[event]) for event in known if event in rules.topics]
    names += [(event, word) for event in known for word in rules.events.get(event, ())]
    return _meant(words.strip(), names)


def event_name(desk: Desk, event: str) -> str:
    """As its topic is called, else by its first word."""
    rules = desk.content.prompting
    return rules.topics.get(event) or next(iter(rules.events.get(event, ())), event)


def _events(desk: Desk) -> tuple[str, ...]:
    found = {prompt.season.event for prompt in desk.content.prompts.values()}
    return tuple(sorted(event for event in found if event is not None))


def _meant(words: str, names: Iterable[tuple[str, str]]) -> str | None:
    known = tuple(names)
    same = {code for code, name in known if name == words}
    near = {code for code, name in known if words and (words in name or name in words)}
    found = same or near
    return found.pop() if len(found) == 1 else None
