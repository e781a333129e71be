"""What a recording says: the words to be read, and a mark that tells when they have changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

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
    text = prompt.spoken
    if speaker is not None:
        voice = prompt.voices.get(await register_of_person(work, desk, speaker))
        text = voice.text if voice and voice.text else text
    # In whichever dialect it was read: what the prompt asks for is what must not have changed.
    return Words(what, prompt.card_title, text, digest_of(prompt.text, prompt.spoken))


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
