"""What the village wrote itself and put its names to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.domain.prompts import Prompt, Season
from bot.domain.studio import CODE, Draft, Gate, State, as_prompt, may_be_said
from bot.services.desk import Desk
from bot.services.views.names import name_of, named_with_role, text_of
from bot.store import studio
from bot.store.database import Work
from bot.understanding.studio_words import aloud

A_YEAR = timedelta(days=360)


async def own_prompts(work: Work, desk: Desk, unit_ids: Sequence[str]) -> Mapping[str, Prompt]:
    """Released prompts of these units by their code, `own_` and an id."""
    found = {}
    for draft in await studio.in_units(work, unit_ids, State.OUT):
        if may_be_said(draft, await studio.yes_of(work, draft.id), desk.today()):
            found[draft.code] = await _prompt(work, desk, draft)
    return found


async def once_released(work: Work, desk: Desk, code: str) -> Prompt | None:
    """A prompt of the village that is or was said; it may hold no longer, but was not withdrawn."""
    draft = await studio.find(work, code.removeprefix(CODE)) if code.startswith(CODE) else None
    if draft is None or draft.state is not State.OUT or draft.until is None:
        return None
    return await _prompt(work, desk, draft)


async def _prompt(work: Work, desk: Desk, draft: Draft) -> Prompt:
    topic = desk.content.prompting.topics.get(draft.topic or "", "")
    return as_prompt(
        draft,
        season=_season(desk, draft),
        signed=await signed_by(work, desk, draft),
        doctor=await doctor_of(work, draft),
        spoken=aloud(draft.words),
        title=topic,
        rules=desk.content.studio,
    )


def _season(desk: Desk, draft: Draft) -> Season:
    """From the day it came out to the last it holds; one that holds a year is always in season."""
    begin = (draft.out_at or draft.changed_at).astimezone(desk.zone).date()
    end = draft.until or begin
    if end - begin >= A_YEAR:
        return Season(always=True)
    return Season(span=((begin.month, begin.day), (end.month, end.day)))


async def doctor_of(work: Work, draft: Draft) -> str | None:
    """Who put their name to this very wording."""
    yes = await studio.yes_of(work, draft.id)
    found = (y.by_id for y in yes if y.gate is Gate.DOCTOR and y.digest == draft.digest)
    return next(found, None)


async def signed_by(work: Work, desk: Desk, draft: Draft) -> str:
    """The line below: the writer only if they wish, the doctor wherever it is about health."""
    writer = await name_of(work, draft.author_id) if draft.signed else ""
    doctor = await named_with_role(work, desk, await doctor_of(work, draft)) if draft.health else ""
    if not writer and not doctor:
        return ""
    return text_of(desk, "studio.signed", {"writer": writer, "doctor": doctor})
