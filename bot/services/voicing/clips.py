"""Recordings of village voices, found by what they say."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.desk import Desk
from bot.services.voicing.said import digest_of, words_of
from bot.store import places, voicing
from bot.store.database import Work
from bot.store.voicing import Voice

WIDEST = "village"  # a voice is heard in the speaker's own village


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording that a cadre has approved; `file_id` where this bot has sent it before."""

    id: str
    what: str  # prompt:<code> or answer:<name>
    sha256: str
    file_id: str | None = None


async def clip_for(work: Work, desk: Desk, what: str, unit_id: str | None) -> Clip | None:
    """The nearest unit's recording of it, else an engine's where one is set up; else None.

    What was recorded before the wording changed is not said any more.
    """
    words = await words_of(work, desk, what, unit_id)
    if words is None:
        return None
    there = [voice for voice in await voicing.approved(work, what) if voice.digest == words.digest]
    nearest = await _nearest(work, there, unit_id) if there and unit_id else None
    if nearest is not None and nearest.sha256 is not None:
        return await _clip(work, desk, nearest.id, what, nearest.sha256)
    made = await voicing.made(work, digest_of(words.text))
    return await _clip(work, desk, made, what, made) if made else None


async def _clip(work: Work, desk: Desk, id: str, what: str, sha256: str) -> Clip:
    return Clip(id, what, sha256, await voicing.file_of(work, sha256, desk.bot))


async def _nearest(work: Work, there: list[Voice], unit_id: str) -> Voice | None:
    """Of the same hamlet before another of the same village; the newest of each first."""
    for unit in await places.ancestors(work, unit_id):
        if unit.level not in ("hamlet", WIDEST):
            break
        within = await places.subtree_ids(work, unit.id)
        found = next((voice for voice in there if voice.unit_id in within), None)
        if found is not None:
            return found
    return None
