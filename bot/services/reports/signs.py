"""Which signs a case of illness shows, read from its words and kept as codes alone."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.case import Case
from bot.services.condition import condition_of
from bot.services.desk import Desk
from bot.services.reports.facts import signs_of
from bot.store import clusters
from bot.store.database import Work

DANGER = "danger"
MOST = 40  # a piece at a time


async def note_signs(desk: Desk) -> int:
    """Illnesses nobody has looked at yet, or of which more was said since."""
    kinds = {code for code, kind in desk.content.kinds.items() if kind.health} | {DANGER}
    since = desk.now() - desk.content.reporting.looks_back
    found = await desk.database.read(lambda work: clusters.unread(work, kinds, since, MOST))
    if found:
        await desk.database.write(lambda work: _note(work, desk, found))
    return len(found)


async def _note(work: Work, desk: Desk, found: tuple[Case, ...]) -> None:
    rules = desk.content.reporting.rules
    for case in found:
        known = (await condition_of(work, desk, case)).found
        present = [s for s in known.symptoms if s not in known.absent]
        signs = signs_of(rules, (*present, *known.signs), known.temperature_c)
        at = max(desk.now(), case.changed_at + timedelta(milliseconds=1))
        await clusters.put_signs(work, case, signs, at)
