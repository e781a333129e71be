"""忘了，明天拿来: said of a gift that is on its way."""

from __future__ import annotations

import re

from bot.domain.lanes import Lane, Owed
from bot.services.deeds import Context
from bot.services.desk import Desk
from bot.services.noting import said_of
from bot.services.telling import Message, tell_chat
from bot.store import cases, outbox, timeline
from bot.store.database import Work

_LATER = re.compile(
    r"(?:明天|后天|今天|今晚|下午|上午|晚上|早上|过[一两几]天|这[一两几]天|改天|等[下会]|回头|马上|赶集"
    r"|(?:下?周|下?星期|下?礼拜)[一二三四五六日天末])[^,，。!?！？]{0,4}(?:送|拿|带|捎)(?:来|去|过|到)"
)
_LONGEST = 20


async def by_words(work: Work, desk: Desk, context: Context) -> bool:
    """Whether somebody who promised a gift says when it comes; its keeper reads it on the card."""
    text, person = context.heard.text, context.actor.person
    if person is None or len(text) > _LONGEST or not _LATER.search(text):
        return False
    mine = await cases.list_of_author(work, person.id, desk.now())
    open_now = [case for case in mine if not case.final]
    if len(open_now) != 1 or open_now[0].kind != "gift":
        return False
    case = open_now[0]
    await timeline.add_said(work, case.id, said_of(desk, context.actor, context.heard))
    await outbox.want(work, case.id)
    about = f"gift.later:{case.id}:{context.heard.message_id}"
    message = Message("gift.later", about, {}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
    return True
