"""Values of notices: as they go out, as they stand in a list, as they are filled in."""

from __future__ import annotations

from typing import Any

from bot.domain.bulletins import Bulletin, BulletinState, holds, offered
from bot.services.bulletins.mourning import SHOWN, waits
from bot.services.bulletins.public_board import KEY
from bot.services.bulletins.public_said import say_state, say_week
from bot.services.bulletins.publishing import prompts_for
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.tasks.showing import Card, Saying
from bot.services.views.names import local, unit_name
from bot.services.views.shown import Builder, Shown
from bot.store import bulletins, places
from bot.store.database import Work
from bot.store.outbox import OutboxRow

Values = dict[str, Any]
MOST_PROMPTS = 2


async def bulletin_values(work: Work, desk: Desk, one: Bulletin) -> Values:
    """A notice as anybody reads it."""
    kind = (await content_for(work, desk, one.unit_id)).bulletins.kinds.get(one.kind)
    return {
        "label": kind.label if kind else "",
        "icon": kind.icon if kind else "",
        "by": kind.by if kind else "",
        "alert": kind.alert if kind else False,
        "text": one.text,
        "source": one.source,
        "until": local(desk, one.until) or "",
        "place": await unit_name(work, one.unit_id),
        "number": one.number,
        "version": one.version,
        "state": one.state.value,
        "changed": local(desk, one.changed_at),
    }


async def show(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """As it stands now: in force, withdrawn, over."""
    one = await bulletins.find(work, row.params["bulletin"])
    if one is None:
        return None
    if one.state is not BulletinState.LIVE and row.sent_at is None:
        # Held back until it was over: nobody needs it any more.
        return None
    if await waits(work, desk, one, row):
        return None
    values = {"bulletin": await bulletin_values(work, desk, one)}
    return Shown("bulletin.shown", values, one.id, one.version)


async def say_draft(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """With the prompts that may go with a warning."""
    one = await bulletins.find(work, params["bulletin"])
    if one is None:
        return {"bulletin": {}, "kinds": [], "example": "", "_subject": "-"}
    rules = (await content_for(work, desk, one.unit_id)).bulletins
    kind = rules.kinds.get(one.kind)
    return {
        "bulletin": await bulletin_values(work, desk, one),
        "kinds": [{"label": k.label, "choice": k.code} for k in offered(rules, one.text)],
        "example": kind.example if kind else "",
        "_subject": one.id,
    }


async def say_list(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """What is in force at a place: its own, those from above, and those of the places below."""
    place = params["place"]
    units = {unit.id for unit in await places.ancestors(work, place)} if place else set()
    units |= set(await places.subtree_ids(work, place)) if place else set()
    found = [one for one in await bulletins.live_in(work, sorted(units)) if holds(one, desk.now())]
    return {"bulletins": [await bulletin_values(work, desk, one) for one in found]}


async def say_how(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """One example a form, as they are where it is asked."""
    content = await content_for(work, desk, params["place"])
    kinds = content.bulletins.kinds.values()
    return {"kinds": [{"label": k.label, "example": k.example} for k in kinds]}


async def say_go_with(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """The prompts that fit a warning, one button each."""
    one = await bulletins.find(work, params["bulletin"])
    found = (await prompts_for(work, desk, one))[:MOST_PROMPTS] if one else ()
    return {
        "texts": [prompt.text for prompt in found],
        "prompts": [{"label": prompt.card_title, "choice": prompt.code} for prompt in found],
        "_subject": one.id if one else "-",
    }


SAYING: dict[str, Saying] = {
    **dict.fromkeys(
        ("bulletin.draft", "bulletin.ask.kind", "bulletin.ask.text", "bulletin.ask.source",
         "bulletin.ask.until"),
        say_draft,
    ),
    "bulletin.go_with": say_go_with,
    "bulletin.list": say_list,
    "bulletin.how": say_how,
    KEY: say_week,
    "public.state": say_state,
}  # fmt: skip
CARDS: dict[str, Card] = {}
LIVING: dict[str, Builder] = {SHOWN: show}
