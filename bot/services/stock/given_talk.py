"""Talking a gift over with its giver: at most two questions, one line said back, one tap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.accepting import Missing
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Refused
from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.stock.given_case import Giver, nearest_box, send
from bot.services.stock.given_gift import (
    COUNTS,
    DAYS,
    TRADES,
    UNKNOWN,
    Gift,
    judged,
    without_fault,
)
from bot.services.telling import Message, tell_chat
from bot.store import dialogs
from bot.store.database import Work
from bot.store.dialogs import Dialog

FORM = "gift"
PATIENCE = timedelta(hours=2)
MOST_ASKED = 2


@dataclass(frozen=True, slots=True)
class Talk:
    """A gift that is talked about in one chat of one account."""

    id: str
    account_id: str
    chat_id: str
    person: Person
    gift: Gift
    step: str = "which"  # which | what | pack | check | again | invited
    asked: int = 0
    lines: int = 0  # how many messages it has had; names the next one


async def find(work: Work, account_id: str, chat_id: str, person: Person) -> Talk | None:
    """The talk that is open in this chat."""
    found = await dialogs.find_dialog(work, account_id, chat_id)
    if found is None or found.form != FORM:
        return None
    kept = found.answers
    asked, lines = int(kept.get("asked", "0")), int(kept.get("lines", "0"))
    return Talk(found.id, account_id, chat_id, person, Gift.read(kept), found.step, asked, lines)


async def keep(work: Work, desk: Desk, talk: Talk) -> None:
    """So that the next words or tap find it."""
    counted = {"asked": str(talk.asked), "lines": str(talk.lines)}
    await dialogs.put_dialog(
        work,
        Dialog(
            id=talk.id,
            account_id=talk.account_id,
            chat_id=talk.chat_id,
            form=FORM,
            version=1,
            step=talk.step,
            answers={**talk.gift.kept(), **counted},
            expires_at=desk.now() + PATIENCE,
        ),
    )


async def drop(work: Work, talk: Talk) -> None:
    await dialogs.drop_dialog(work, talk.account_id, talk.chat_id)


async def go_on(work: Work, desk: Desk, talk: Talk) -> None:
    """The next line of the talk: a no, a question, or what was understood."""
    found = judged(desk, talk.gift)
    if isinstance(found, Refused):
        await refuse(work, desk, talk, found.reason)
    elif isinstance(found, Missing):
        await _ask(work, desk, talk, frozenset(found.what))
    else:
        await say(work, desk, replace(talk, step="check"), "gift.check")


async def refuse(work: Work, desk: Desk, talk: Talk, reason: str) -> None:
    """A kind no; a number or a day may be said anew, and what nobody knows is looked at."""
    if reason == UNKNOWN:
        again = replace(talk, step="which", asked=talk.asked + 1)
        await say(work, desk, again, "gift.which")
    elif reason in COUNTS | DAYS:
        told = replace(talk, step="again")
        await say(work, desk, told, reason, then=without_fault(talk.gift, reason))
    else:
        await say(work, desk, talk, reason)
        # Who wants money for one thing is not asked about the next.
        rest = "" if reason in TRADES else talk.gift.rest
        await _settled(work, desk, replace(talk, gift=replace(talk.gift, rest=rest)))


async def _ask(work: Work, desk: Desk, talk: Talk, what: frozenset[str]) -> None:
    if talk.asked >= MOST_ASKED and "pack" not in what:
        # What nobody can say is seen at the hand-over.
        await say(work, desk, replace(talk, step="check"), "gift.check")
        return
    asking = replace(talk, step="what", asked=talk.asked + 1)
    if "which" in what:
        await say(work, desk, replace(asking, step="which"), "gift.broad")
    elif "pack" in what:
        await say(work, desk, replace(asking, step="pack"), "gift.pack")
    elif {"qty", "expiry"} <= what:
        await say(work, desk, asking, "gift.ask.both")
    elif "qty" in what:
        await say(work, desk, asking, "gift.ask.qty")
    elif "expiry" in what:
        await say(work, desk, asking, "gift.ask.expiry")
    else:
        await say(work, desk, replace(talk, step="check"), "gift.check")


async def say(work: Work, desk: Desk, talk: Talk, key: str, then: Gift | None = None) -> None:
    """One line; `then` is what is kept of the gift after it."""
    box = await nearest_box(work, talk.person.unit_id, talk.gift.medicine(desk))
    if box is None:
        await drop(work, talk)
        key = "gift.no_box"
    else:
        await keep(work, desk, replace(talk, gift=then or talk.gift, lines=talk.lines + 1))
    photo = {"photo": "yes"} if talk.gift.photo else {}
    params = {**talk.gift.shown(), **photo, "subject": talk.id, "asked": str(talk.asked)}
    if box is not None:
        params["box"] = box.id
    about = f"gift:{talk.id}:{talk.lines}"
    await tell_chat(work, desk, talk.chat_id, Message(key, about, params, Lane.REPLY, Owed.LOOSE))


async def give(work: Work, desk: Desk, talk: Talk, message_id: int | None = None) -> None:
    """The one tap: it is on its way, or the rules have come to say no since."""
    found = judged(desk, talk.gift)
    if isinstance(found, Refused) and found.reason != UNKNOWN:
        await refuse(work, desk, talk, found.reason)
        return
    box = await nearest_box(work, talk.person.unit_id, talk.gift.medicine(desk))
    if box is None:
        await drop(work, talk)
        return
    sealed = replace(talk.gift, opened=talk.gift.opened or "no") if talk.gift.item else talk.gift
    await send(work, desk, Giver(talk.person, talk.chat_id, message_id=message_id), sealed, box)
    await _settled(work, desk, talk)


async def _settled(work: Work, desk: Desk, talk: Talk) -> None:
    """One thing is done with; what else the same words offered is next."""
    await drop(work, talk)
    following = talk.gift.following()
    if following is not None:
        await go_on(work, desk, replace(talk, id=desk.ids.new(), gift=following, asked=0, lines=0))
