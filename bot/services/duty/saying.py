"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from datetime import datetime

from bot.services.desk import Desk
from bot.services.duty.editing import say_change
from bot.services.duty.gaps import say_ends, say_gap
from bot.services.duty.handing_over import say_handover
from bot.services.duty.showing import phone_card, say_on_duty
from bot.services.duty.speaking import Values, until_text
from bot.services.duty.swapping import say_swap
from bot.services.tasks.showing import Card, Saying
from bot.services.views.names import local, name_of
from bot.services.views.shown import Builder
from bot.store.database import Work

OF_SWAP = ("duty.swap_with", "duty.swap_ask", "duty.swap_done", "duty.swap_no", "duty.swap_told")
OF_EDIT = ("duty.edited", "duty.edit_freed", "duty.edit_yours")
OF_LEAVE = ("duty.away.yours", "duty.away.take", "duty.away.told")


async def say_leave(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Who is away until when, who stands in, how much went to them."""
    until, since = params.get("until", ""), params.get("since", "")
    return {
        "now": desk.today(),
        "away": await name_of(work, params["who"]),
        "stand_in": await name_of(work, params.get("to")),
        "since": local(desk, datetime.fromisoformat(since)) if since else "",
        "until": until_text(desk, datetime.fromisoformat(until)) if until else "",
        "count": int(params.get("count", "0")),
        "_subject": params["who"],
    }


# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(OF_SWAP, say_swap),
    **dict.fromkeys(OF_EDIT, say_change),
    **dict.fromkeys(OF_LEAVE, say_leave),
    "duty.oncall": say_on_duty,
    "duty.gap": say_gap,
    "duty.ends": say_ends,
    "duty.handover": say_handover,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {"living.tel": phone_card}
