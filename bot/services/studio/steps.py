"""From a draft to its being out: whose word is next, who is asked for it, who hears how it went."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from bot.domain.lanes import Lane, Owed
from bot.domain.studio import Asked, Draft, Form, Gate, State, next_gate, whom_to_ask
from bot.services.desk import Desk
from bot.services.studio import releasing
from bot.services.studio.writers import asked_first, holders
from bot.services.telling import Message, tell_person
from bot.store import studio
from bot.store.database import Work

ASKED = {Gate.DOCTOR: "studio.asked.doctor", Gate.CADRE: "studio.asked.cadre"}


async def submit(work: Work, desk: Desk, draft: Draft) -> Draft:
    """The writer is done; what they hold themselves needs nobody else's word."""
    draft = replace(draft, state=State.WAITING, why=None, refused_by=None, changed_at=desk.now())
    await studio.put(work, draft)
    for gate in (Gate.DOCTOR, Gate.CADRE):
        if draft.author_id in await holders(work, desk, draft, gate):
            await studio.say_yes(work, draft, gate, draft.author_id, desk.now())
    return await go_on(work, desk, draft)


async def go_on(work: Work, desk: Desk, draft: Draft) -> Draft:
    """The next word is asked for, or it goes out."""
    gate = await missing(work, draft)
    if gate is None:
        return await releasing.release(work, desk, draft)
    if gate is Gate.NAMED:
        await _ask_named(work, desk, draft)
    else:
        await ask_next(work, desk, draft, gate)
    return draft


async def missing(work: Work, draft: Draft) -> Gate | None:
    """Whose word it still needs."""
    named = await studio.named_in(work, draft.id)
    return next_gate(draft, await studio.yes_of(work, draft.id), named)


async def ask_next(work: Work, desk: Desk, draft: Draft, gate: Gate) -> bool:
    """One person for one word, by day, nobody twice a day; False where nobody could be asked."""
    if not in_hours(desk):
        return False
    everybody = await holders(work, desk, draft, gate)
    asked = await studio.asks_of(work, draft.id, draft.digest)
    asked = tuple(one for one in asked if one.person_id in everybody)
    before = [one.person_id for one in asked]
    able = await asked_first(work, desk, draft, gate, before)
    busy, patience = await asked_today(work, desk), desk.content.studio.patience
    while (person := whom_to_ask(able, asked, busy, desk.now(), patience)) is not None:
        if await ask(work, desk, draft, gate, person):
            return True
        busy |= {person}
    return False


async def ask(work: Work, desk: Desk, draft: Draft, gate: Gate, person_id: str) -> bool:
    """False where they cannot be written to."""
    message = Message(
        ASKED[gate],
        f"studio:{draft.id}:{draft.digest}:{gate}",
        {"draft": draft.id, "digest": draft.digest},
        Lane.REMINDER,
        Owed.LOOSE,
        unasked=True,
    )
    if not await tell_person(work, desk, person_id, message):
        return False
    await studio.note_ask(work, Asked(draft.id, person_id, draft.digest, desk.now()))
    return True


async def asked_today(work: Work, desk: Desk) -> set[str]:
    """Everybody who was asked for a word today, about anything that is written here."""
    midnight = datetime.combine(desk.today(), time(), desk.zone)
    return {one.person_id for one in await studio.asks_since(work, midnight)}


def in_hours(desk: Desk) -> bool:
    """Whether somebody may be asked now."""
    rules = desk.content.studio
    return rules.ask_from <= desk.now().astimezone(desk.zone).time() < rules.ask_until


async def tell_writer(work: Work, desk: Desk, draft: Draft, key: str, **facts: str) -> None:
    """How it went, to who wrote it."""
    if draft.author_id is None:
        return
    about = f"{key}:{draft.id}:{draft.digest}"
    params = {"draft": draft.id, **facts}
    await tell_person(work, desk, draft.author_id, Message(key, about, params, Lane.CASE))


async def _ask_named(work: Work, desk: Desk, draft: Draft) -> None:
    """Everybody who is named, once; whom nobody can ask is not written of."""
    key = "studio.thanks.named" if draft.form is Form.THANKS else "studio.story.named"
    for person, agreed in (await studio.named_in(work, draft.id)).items():
        if agreed is not None:
            continue
        params = {"draft": draft.id, "digest": draft.digest}
        message = Message(
            key, f"{key}:{draft.id}:{draft.digest}", params, Lane.REMINDER, Owed.LOOSE, unasked=True
        )
        if not await tell_person(work, desk, person, message):
            await studio.put(work, replace(draft, state=State.WITHDRAWN, changed_at=desk.now()))
            await tell_writer(work, desk, draft, "studio.named.out_of_reach", person=person)
            return
