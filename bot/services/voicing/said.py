"""What a recording says: the words to be read, and a mark that tells when they have changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from bot.domain.prompts import Prompt
from bot.domain.voicing import ANSWER, PROMPT
from bot.services.desk import Desk
from bot.services.dialects.spoken import register_of_person
from bot.services.local import content_for
from bot.services.prompts import library
from bot.services.views.names import text_of
from bot.store.database import Work

KEY = "voicing.answer"


@dataclass(frozen=True, slots=True)
class Words:
    """What is read, how it is called, and the mark of the wording it comes from."""

    what: str
    title: str
    text: str
    digest: str


async def all_words(work: Work, desk: Desk, unit_id: str | None) -> tuple[Words, ...]:
    """What there is to say in a unit: the answers first, then what may be broadcast there."""
    answers = [await _answer(work, desk, f"{ANSWER}{name}", unit_id) for name in _names(desk)]
    usable = await library.usable(work, desk, unit_id) if unit_id else {}
    prompts = [words_of_prompt(prompt) for prompt in usable.values()]
    return (*[words for words in answers if words is not None], *prompts)


def _names(desk: Desk) -> tuple[str, ...]:
    return tuple(desk.content.voicing.answers)


async def words_of(
    work: Work, desk: Desk, what: str, unit_id: str | None, *, speaker: str | None = None
) -> Words | None:
    """What there is to read; in the speaker's own dialect where somebody wrote that down."""
    if what.startswith(ANSWER):
        return await _answer(work, desk, what, unit_id)
    if not what.startswith(PROMPT) or unit_id is None:
        return None
    prompt = await library.find(work, desk, what.removeprefix(PROMPT), unit_id)
    if prompt is None:
        return None
    words = words_of_prompt(prompt)
    if speaker is not None:
        voice = prompt.voices.get(await register_of_person(work, desk, speaker))
        return replace(words, text=voice.text if voice and voice.text else words.text)
    return words


def words_of_prompt(prompt: Prompt) -> Words:
    """As it is spoken in plain words.

    In whichever dialect it is read: what the prompt asks for is what must not change.
    """
    digest = digest_of(prompt.text, prompt.spoken)
    return Words(f"{PROMPT}{prompt.code}", prompt.card_title, prompt.spoken, digest)


async def _answer(work: Work, desk: Desk, what: str, unit_id: str | None) -> Words | None:
    name = what.removeprefix(ANSWER)
    content = await content_for(work, desk, unit_id) if unit_id else desk.content
    if name not in content.voicing.answers:
        return None
    text = content.messages.render(f"{KEY}.{name}", {}).text.strip()
    return Words(what, text_of(desk, f"{KEY}.{name}"), text, digest_of(text))


def digest_of(*texts: str) -> str:
    """Short, and another one as soon as a character is another."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
