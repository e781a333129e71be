"""In which words one message of the outbox is said, by who hears it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.content.messages import PLAIN
from bot.domain.lanes import Lane
from bot.services.desk import Desk
from bot.services.dialects.lines import wording_of
from bot.services.dialects.spoken import may_broadcast, register_of_unit, usable
from bot.store import accounts, dialects, people
from bot.store.database import Work
from bot.store.outbox import OutboxRow


@dataclass(frozen=True, slots=True)
class Spoken:
    """A register, and the place's own wording where it has one."""

    register: str = PLAIN
    wording: str | None = None


IN_PLAIN = Spoken()


async def spoken_for(work: Work, desk: Desk, row: OutboxRow, key: str) -> Spoken:
    """Who chose a dialect themselves hears all of it; what goes to many only what is approved."""
    if row.lane is Lane.EMERGENCY or not desk.content.messages.differs(key):
        return IN_PLAIN
    by_people, by_places = await dialects.anything_but_plain(work)
    if not by_places and (row.in_group or not by_people):
        return IN_PLAIN
    if row.in_group:
        chat = await accounts.get_chat(work, row.chat_id)
        return await _approved(work, desk, chat.unit_id, key) if chat.unit_id else IN_PLAIN
    person_id = row.person_id or await _whose(work, row)
    person = await people.find_person(work, person_id) if person_id else None
    if person is None:
        return IN_PLAIN
    own = await dialects.choice_of(work, person.id)
    if own is None:
        return await _approved(work, desk, person.unit_id, key)
    if row.lane is Lane.BROADCAST:
        return await _approved(work, desk, person.unit_id, key, own)
    return await _any(work, desk, person.unit_id, key, own)


async def _any(work: Work, desk: Desk, unit_id: str, key: str, register: str) -> Spoken:
    found = await wording_of(work, desk, unit_id, key, register)
    if found is None or not await usable(work, desk, unit_id, register):
        return IN_PLAIN
    entry, line = found
    return Spoken(register, line.said if line.said != entry.text.source else None)


async def _approved(
    work: Work, desk: Desk, unit_id: str, key: str, register: str | None = None
) -> Spoken:
    """In the words of the place or of `register`, where somebody of the place said yes to them."""
    if register is None:
        register = await register_of_unit(work, desk, unit_id)
    found = await wording_of(work, desk, unit_id, key, register)
    if found is None:
        return IN_PLAIN
    entry, line = found
    shipped = line.said == entry.text.source
    if shipped and entry.checked_by is not None:
        return Spoken(register)
    if not await may_broadcast(work, desk, unit_id, line.what, line.said):
        return IN_PLAIN
    return Spoken(register, None if shipped else line.said)


async def _whose(work: Work, row: OutboxRow) -> str | None:
    """For whom the account speaks first."""
    if row.account_id is None:
        return None
    spoken = await accounts.people_of_account(work, row.account_id)
    return next((p.id for p, default in spoken if default), spoken[0][0].id if spoken else None)
