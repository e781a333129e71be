"""A picture of the pack: it goes with the gift that is talked about, or with the one at hand."""

from __future__ import annotations

from dataclasses import replace

from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.noting import react, said_of
from bot.services.stock.given_in import FORM as HAND_OVER
from bot.services.stock.given_read import take
from bot.services.stock.given_talk import find, go_on
from bot.store import cases, dialogs, outbox, timeline
from bot.store.database import Work


async def kept(work: Work, desk: Desk, actor: Actor, heard: Heard) -> bool:
    """Whether it came while a gift was talked about; what is written under it is read too.

    Once the gift has its case, a picture finds it like any other matter that was just opened.
    """
    if actor.account is None or actor.person is None or actor.chat.is_group:
        return False
    if heard.form != "photo" or heard.file_id is None:
        return False
    if await _in_hand(work, desk, actor, heard):
        return True
    talk = await find(work, actor.account.id, actor.chat.id, actor.person)
    if talk is None or talk.step == "invited":
        return False
    gift = replace(talk.gift, photo=heard.file_id)
    if heard.text.strip():
        gift = take(desk, gift, heard.text, asked=True).gift
    await go_on(work, desk, replace(talk, gift=gift))
    return True


async def _in_hand(work: Work, desk: Desk, actor: Actor, heard: Heard) -> bool:
    """The keeper takes one of what was brought: it is the lot's."""
    assert actor.account is not None
    found = await dialogs.find_dialog(work, actor.account.id, actor.chat.id)
    if found is None or found.form != HAND_OVER:
        return False
    case = await cases.find_case(work, found.answers["case"])
    if case is None or not case.climbing:
        return False
    await timeline.add_said(work, case.id, said_of(desk, actor, heard))
    await outbox.want(work, case.id)
    await react(work, desk, heard, actor)
    return True
