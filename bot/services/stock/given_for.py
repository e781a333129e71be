"""A gift of somebody who has no phone: whoever took the call enters it in one line."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Refused
from bot.domain.people import Person
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.stock.given_case import Giver, nearest_box, send
from bot.services.stock.given_gift import UNKNOWN, Gift, judged
from bot.services.stock.given_read import Taken, take
from bot.services.telling import Message, tell_chat
from bot.services.understand import Reading
from bot.store.database import Work
from bot.store.timeline import Said
from bot.understanding.box_words import read_box_words


async def gives_by_phone(
    work: Work, desk: Desk, actor: Actor, person: Person, said: Said, reading: Reading
) -> bool:
    """Whether the line was a gift of this person; what it leaves open the keeper looks at."""
    text = said.words or ""
    words = read_box_words(text, desk.today())
    if words.act != "give" and "offer_medicine" not in reading.meaning.intents:
        return False
    taken = take(desk, Gift(), text, reading.meaning, asked=True)
    why = _against(desk, taken)
    box = await nearest_box(work, person.unit_id, taken.gift.medicine(desk))
    if why is not None or box is None:
        key = why or "gift.no_box"
        params = {"item": taken.gift.item, "last": taken.gift.last, "qty": taken.gift.qty}
        message = Message(key, f"gift.for:{said.id}", params, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, actor.chat.id, message)
        return True
    giver = Giver(
        person, actor.chat.id, "phone", proxy_id=actor.person.id if actor.person else None
    )
    await send(work, desk, giver, taken.gift, box)
    return True


def _against(desk: Desk, taken: Taken) -> str | None:
    if taken.trade:
        return f"gift.no.{taken.trade}"
    found = judged(desk, taken.gift)
    refused = isinstance(found, Refused) and found.reason != UNKNOWN
    return taken.fault or (found.reason if refused else None)  # type: ignore[union-attr]
