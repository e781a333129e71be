"""A picture of the pack: it goes with the gift that is talked about, or with the one at hand."""

from __future__ import annotations

from dataclasses import replace

from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.stock.given_read import take
from bot.services.stock.given_talk import find, go_on
from bot.store.database import Work


async def kept(work: Work, desk: Desk, actor: Actor, heard: Heard) -> bool:
    """Whether it came while a gift was talked about; what is written under it is read too.

    Once the gift has its case, a picture finds it like any other matter that was just opened.
    """
    if actor.account is None or actor.person is None or actor.chat.is_group:
        return False
    if heard.form != "photo" or heard.file_id is None:
        return False
    talk = await find(work, actor.account.id, actor.chat.id, actor.person)
    if talk is None or talk.step == "invited":
        return False
    gift = replace(talk.gift, photo=heard.file_id)
    if heard.text.strip():
        gift = take(desk, gift, heard.text, asked=True).gift
    await go_on(work, desk, replace(talk, gift=gift))
    return True
