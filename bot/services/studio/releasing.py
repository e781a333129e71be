"""Every word is given: a prompt goes into the calendar, a story is told, the rest waits its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.prompting import SWAP, Order, digest_of
from bot.domain.studio import Draft, Form, Gate, State
from bot.services.desk import Desk
from bot.services.studio.released import own_prompts
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import accounts, deaths, places, prompt_plans, prompts, studio
from bot.store.database import Work

AHEAD = 30  # days in which a free one is looked for


async def release(work: Work, desk: Desk, draft: Draft) -> Draft:
    """Out, or on its way; the writer hears when."""
    if draft.form is Form.PROMPT:
        return await _prompt(work, desk, draft)
    if draft.form is Form.STORY:
        return await _story(work, desk, draft)
    key = "studio.passed.experience" if draft.form is Form.EXPERIENCE else "studio.passed.thanks"
    await _tell(work, desk, draft, key)
    return draft


async def out(work: Work, desk: Desk, draft: Draft) -> Draft:
    """It is said from now on, or was."""
    draft = replace(draft, state=State.OUT, out_at=desk.now(), changed_at=desk.now())
    await studio.put(work, draft)
    return draft


async def _prompt(work: Work, desk: Desk, draft: Draft) -> Draft:
    draft = await out(work, desk, draft)
    await _keep_the_doctors_yes(work, desk, draft)
    day = await _put_in_the_calendar(work, desk, draft)
    if day is None:
        await _tell(work, desk, draft, "studio.released.later")
    else:
        await _tell(work, desk, draft, "studio.released", day=day.isoformat())
    return draft


async def _keep_the_doctors_yes(work: Work, desk: Desk, draft: Draft) -> None:
    """Where everything a doctor said yes to is kept, by the wording that is broadcast."""
    prompt = (await own_prompts(work, desk, [draft.unit_id])).get(draft.code)
    for yes in await studio.yes_of(work, draft.id):
        if yes.gate is Gate.DOCTOR and yes.by_id is not None and prompt is not None:
            what, digest = f"prompt:{draft.code}", digest_of(prompt.text)
            await prompts.say_yes(work, what, draft.unit_id, digest, yes.by_id, yes.at)


async def _put_in_the_calendar(work: Work, desk: Desk, draft: Draft) -> date | None:
    """On the first day from tomorrow on that nobody has ordered otherwise."""
    begun = await prompts.begun_of(work, draft.unit_id)
    by = next((y.by_id for y in await studio.yes_of(work, draft.id) if y.by_id), None)
    if begun is None or by is None or draft.until is None:
        return None
    taken = await prompt_plans.orders(work, begun.unit_id, desk.today())
    for ahead in range(1, AHEAD):
        day = desk.today() + timedelta(days=ahead)
        if day not in taken and day <= draft.until:
            order = Order(day, SWAP, draft.code)
            await prompt_plans.put_order(work, begun.unit_id, order, by, desk.now())
            return day
    return None


async def _story(work: Work, desk: Desk, draft: Draft) -> Draft:
    """Once, to the groups of the village that are not in mourning."""
    draft = await out(work, desk, draft)
    await to_groups(work, desk, draft.unit_id, "studio.story", f"story:{draft.id}", draft=draft.id)
    await _tell(work, desk, draft, "studio.released.story")
    return draft


async def to_groups(
    work: Work, desk: Desk, unit_id: str, key: str, about: str, **params: str
) -> None:
    """To every group of a unit and of all below that is not in mourning; the first to give way."""
    message = Message(key, f"{key}:{about}", params, Lane.BROADCAST, Owed.LOOSE, unasked=True)
    for id in await places.subtree_ids(work, unit_id):
        if await deaths.hushed(work, id, desk.today()):
            continue
        for chat in await accounts.groups_of_unit(work, id):
            await tell_chat(work, desk, chat.id, message)


async def _tell(work: Work, desk: Desk, draft: Draft, key: str, **facts: str) -> None:
    if draft.author_id is None:
        return
    about = f"{key}:{draft.id}:{draft.digest}"
    params = {"draft": draft.id, **facts}
    await tell_person(work, desk, draft.author_id, Message(key, about, params, Lane.CASE))
