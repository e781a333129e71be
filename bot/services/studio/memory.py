"""What the library has only from memory: a doctor is asked, one at a time, before its season."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.prompting import digest_of
from bot.domain.prompts import Prompt
from bot.domain.studio import Asked
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.prompts.library import approval_of
from bot.services.studio import steps
from bot.services.studio.writers import doctors
from bot.services.telling import Message, tell_person
from bot.store import places, prompts, studio
from bot.store.database import Work
from bot.understanding.times.seasons import in_season

MARK = "studio.memory"


async def offer(work: Work, desk: Desk) -> int:
    """One prompt a village whose prompts are said, to one doctor who was asked nothing today."""
    offered = 0
    for begun in await prompts.begun(work):
        offered += await _offer_in(work, desk, begun.unit_id)
    return offered


async def _offer_in(work: Work, desk: Desk, unit_id: str) -> int:
    busy = await steps.asked_today(work, desk)
    doctor = next((d for d in await doctors(work, desk, unit_id) if d not in busy), None)
    if doctor is None:
        return 0
    for prompt in near_season(desk.content.prompts, desk):
        digest = digest_of(prompt.text)
        what = f"{approval_of(prompt)}@{unit_id}"
        if await studio.asks_of(work, what, digest) or await _said(work, prompt, unit_id):
            continue
        params = {"prompt": prompt.code, "unit": unit_id, "digest": digest}
        message = Message(
            "studio.memory", f"studio.memory:{unit_id}:{prompt.code}:{digest}", params,
            Lane.REMINDER, Owed.LOOSE, unasked=True,
        )  # fmt: skip
        if not await tell_person(work, desk, doctor, message):
            return 0
        await studio.note_ask(work, Asked(what, doctor, digest, desk.now()))
        return 1
    return 0


def near_season(known: Mapping[str, Prompt], desk: Desk) -> tuple[Prompt, ...]:
    """From memory only, in season now or soon; what begins or is there first at the front."""
    today, span = desk.today(), desk.content.studio.near.days
    found = []
    for prompt in known.values():
        if not prompt.from_memory or prompt.expires_on < today:
            continue
        soon = (n for n in range(span + 1) if _may_come(prompt, today + timedelta(days=n)))
        first = next(soon, None)
        if first is not None:
            found.append((first, prompt.code, prompt))
    return tuple(prompt for _, _, prompt in sorted(found, key=lambda one: one[:2]))


def _may_come(prompt: Prompt, day: date) -> bool:
    """What may happen any day has to be looked at before it does."""
    return prompt.season.event is not None or in_season(prompt.season, day)


async def _said(work: Work, prompt: Prompt, unit_id: str) -> bool:
    above = [unit.id for unit in await places.ancestors(work, unit_id)]
    yes = await prompts.approved(work, above)
    return yes.get(approval_of(prompt)) == digest_of(prompt.text)


async def on_memory(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A doctor's yes or no to one wording, for their village."""
    what, _, code = (pressed.choice or "").partition(".")
    prompt = desk.content.prompts.get(code)
    if prompt is None or actor.person is None:
        return Refused("press.unknown")
    if actor.person.id not in await doctors(work, desk, pressed.subject):
        return Refused("studio.no.not_yours")
    asked = await studio.asks_of(
        work, f"{approval_of(prompt)}@{pressed.subject}", digest_of(prompt.text)
    )
    if not asked:
        return Refused("studio.no.changed")
    await prompts.say_yes(
        work, approval_of(prompt), pressed.subject, digest_of(prompt.text), actor.person.id,
        desk.now(), yes=what == "yes",
    )  # fmt: skip
    return Done("studio.memory.yes" if what == "yes" else "studio.memory.no")


def hour(desk: Desk, days: int) -> datetime:
    """When it is slack, so many days from now."""
    day = desk.today() + timedelta(days=days)
    return datetime.combine(day, desk.content.studio.memory_at, desk.zone)
