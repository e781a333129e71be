"""One line for any register that is on: its name, whom it is about, and what is to be kept."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Household, Person
from bot.domain.registers import About, Entry, Register, Shape
from bot.domain.roles import wears
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.registers import pages
from bot.services.registers.naming import named, near
from bot.services.registers.scope import asked_for, writes_at
from bot.services.registers.switching import on_at
from bot.services.telling import Message, tell_chat
from bot.store import places, registers
from bot.store.database import Work
from bot.understanding.register_words import values_in

VISITS = "visits"
NOTE = "note"
MOST_LINES = 50  # of a list that was pasted


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A register's name and its numbers, in private; of one that is off one sentence says so."""
    actor, heard = context.actor, context.heard
    if not heard.origin.private or actor.person is None or decision.card:
        return False
    asked = asked_for(desk, heard.text)
    register = asked.register if asked else None
    if asked is None or register is None or register.code == VISITS:
        return False
    if not wears(actor.held, *register.write, *register.see):
        return False
    unit = await writes_at(work, actor, register)
    home = unit.id if unit else actor.person.unit_id
    if not await on_at(work, desk, home, register.code):
        await _say(work, desk, context, "registers.is_off", {"code": register.code})
        return True
    if register.shape is not Shape.ENTRIES or not asked.rest:
        await pages.show(work, desk, context, register)
        return True
    if unit is None:
        await _say(work, desk, context, "registers.not_for_you", {})
        return True
    await _write_all(work, desk, context, register, asked.rest, unit.id)
    return True


async def _write_all(
    work: Work, desk: Desk, context: Context, register: Register, rest: str, unit_id: str
) -> None:
    """One line, or a list that came from an office: what it has in common first, a name a line."""
    first, *names = [line.strip() for line in rest.splitlines() if line.strip()]
    lists = register.about in (About.ANYBODY, About.PERSON)
    wanted = [f"{name} {first}" for name in names[:MOST_LINES]] if names and lists else [rest]
    entries = []
    for number, line in enumerate(wanted):
        ref = f"{context.actor.chat.id}:{context.heard.message_id}:{number}"
        entry = await _read(work, desk, context.actor.person, register, line, unit_id, ref)
        if entry is None:
            await _not_read(work, desk, context, register, number + 1 if len(wanted) > 1 else 0)
            return
        entries.append(entry)
    for entry in entries:
        await registers.add(work, entry)
    if len(entries) == 1:
        params = {"code": register.code, "ref": entries[0].ref}
        await _say(work, desk, context, "registers.noted", params)
    else:
        params = {"name": register.name, "number": str(len(entries))}
        await _say(work, desk, context, "registers.noted_list", params)


async def _not_read(
    work: Work, desk: Desk, context: Context, register: Register, number: int
) -> None:
    """Of a list nothing was kept, so that it can be sent again as a whole."""
    if number:
        params = {"name": register.name, "number": str(number)}
        await _say(work, desk, context, "registers.no_line", params)
    else:
        await _say(work, desk, context, "registers.missing", {"code": register.code})


async def _read(
    work: Work, desk: Desk, by: Person | None, register: Register, rest: str, unit_id: str, ref: str
) -> Entry | None:
    """The line to be kept; None where something it needs was not said, or a name is not clear."""
    person, household, rest, clear = await _about(work, register, rest, unit_id)
    fields = [(f.code, f.words, f.number) for f in register.fields]
    values = values_in(rest, fields, NOTE if register.field(NOTE) else None)
    if not clear or any(f.needed and f.code not in values for f in register.fields):
        return None
    return Entry(
        id=desk.ids.new(),
        code=register.code,
        unit_id=person.unit_id if person else household.unit_id if household else unit_id,
        day=desk.today(),
        at=desk.now(),
        by_id=by.id if by else None,
        source="line",
        ref=ref,
        person_id=person.id if person else None,
        household_id=household.id if household else None,
        fields=values,
    )


async def _about(
    work: Work, register: Register, rest: str, unit_id: str
) -> tuple[Person | None, Household | None, str, bool]:
    """Whom the line is about, what is left of it, and whether that is clear enough."""
    if register.about is About.NOBODY:
        return None, None, rest, True
    head = rest.split()[0] if rest.split() else ""
    by_name = await named(work, head, await near(work, unit_id))
    name, found = next(iter(by_name.items()), ("", ()))
    if len(found) != 1:
        return None, None, rest, register.about is About.ANYBODY and not found
    person = found[0]
    left = rest.replace(name, "", 1).lstrip("家里的").strip()
    household = (
        await places.get_household(work, person.household_id) if (person.household_id) else None
    )
    if register.about is About.HOUSEHOLD:
        return None, household, left, household is not None
    return person, household, left, True


async def _say(work: Work, desk: Desk, context: Context, key: str, params: dict[str, str]) -> None:
    about = f"{key}:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
