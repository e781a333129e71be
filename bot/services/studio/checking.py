"""Whether words may go to the village at all; a no comes as the key that tells the writer why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.studio import Form, length_of
from bot.services.desk import Desk
from bot.store import people, places
from bot.store.database import Work
from bot.understanding.studio_words import has_dose, has_phone

LEAST = 4


@dataclass(frozen=True, slots=True)
class No:
    """Why not, in the writer's words."""

    key: str
    facts: Mapping[str, str] = field(default_factory=dict)


async def refused(
    work: Work, desk: Desk, form: Form, words: str, unit_id: str, *, doctor: bool
) -> No | None:
    """Too long, a dose or a medicine, a number to ring, somebody's name."""
    length, most = length_of(words), desk.content.studio.longest[form]
    if length < LEAST:
        return No("studio.no.short")
    if length > most:
        return No("studio.no.long", {"length": str(length), "most": str(most)})
    if has_phone(words):
        return No("studio.no.phone")
    if form in (Form.PROMPT, Form.EXPERIENCE):
        if not doctor and has_dose(words, desk.content.things.named):
            return No("studio.no.dose")
        units = await places.subtree_ids(work, unit_id)
        if await people.people_mentioned(work, words, units):
            return No("studio.no.name")
    return None
