"""The rota changed by a cadre in one sentence, or a gap filled: both people hear it once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rota_rules import Turn
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.duty.reading import LEVELS, may_order, rota_of
from bot.services.duty.speaking import Values, turn_values
from bot.services.duty.swapping import redraw_cards
from bot.services.incoming import Pressed
from bot.services.roles import roles_held
from bot.services.telling import Message, tell_person
from bot.services.views.names import name_of
from bot.store import duty_changes, places
from bot.store.database import Work
from bot.store.duty_changes import DONE, Change

EVENING = 16


async def give(work: Work, desk: Desk, turn: Turn, to: str, by: str, sort: str = "edit") -> Change:
    """From now on the turn is theirs; who had it, and who has it, hear one line each."""
    change = Change(
        desk.ids.new(), sort, turn.unit_id, turn.role, turn.id, turn.person_id, to, by, DONE,
        desk.now(),
    )  # fmt: skip
    await duty_changes.give_turn(work, turn.id, to)
    await duty_changes.add_change(work, change)
    await redraw_cards(work, turn.unit_id)
    await _tell(work, desk, change, turn.person_id, "duty.edit_freed")
    await _tell(work, desk, change, to, "duty.edit_yours")
    return change


async def add(work: Work, desk: Desk, turn: Turn, by: str) -> None:
    """A turn where nobody was."""
    await duty_changes.put_turn(work, turn)
    change = Change(
        desk.ids.new(), "gap", turn.unit_id, turn.role, turn.id, None, turn.person_id, by, DONE,
        desk.now(),
    )  # fmt: skip
    await duty_changes.add_change(work, change)
    await redraw_cards(work, turn.unit_id)
    await _tell(work, desk, change, turn.person_id, "duty.edit_yours")


async def _tell(work: Work, desk: Desk, change: Change, person_id: str, key: str) -> None:
    if person_id == change.by_id:
        return
    params = {"change": change.id}
    message = Message(key, f"{key}:{change.id}", params, Lane.CASE, Owed.OWED)
    await tell_person(work, desk, person_id, message)


async def turn_on(
    work: Work, desk: Desk, unit_id: str, role: str, day: date, part: str | None
) -> Turn | None:
    """The turn that begins on a day, by night or by day; None where several could be meant."""
    begin = datetime.combine(day, datetime.min.time(), desk.zone)
    rota = await rota_of(work, desk, unit_id, role, begin, begin + timedelta(days=2))
    found = []
    for turn in rota.written:
        local = turn.starts_at.astimezone(desk.zone)
        by_night = local.hour >= EVENING
        if local.date() == day and (part is None or by_night == (part == "night")):
            found.append(turn)
    ahead = [turn for turn in found if turn.ends_at > desk.now()]
    return ahead[0] if len(ahead) == 1 else None


async def ordered_units(work: Work, desk: Desk, person_id: str) -> tuple[tuple[str, str], ...]:
    """The rotas somebody may change: unit and role, the nearest first."""
    found: list[tuple[str, str]] = []
    for held in await roles_held(work, desk, person_id):
        unit = await places.find_unit(work, held.unit_id)
        if unit is None or not await may_order(work, desk, person_id, held.unit_id):
            continue
        found += [(unit.id, role) for role in LEVELS if LEVELS[role].value == unit.level]
    return tuple(dict.fromkeys(found))


async def on_undo(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button to change it back: as it was before, once."""
    change = await duty_changes.find_change(work, pressed.subject)
    if change is None or actor.person is None or change.by_id != actor.person.id:
        return Refused("duty.refused.not_yours")
    turn = await duty_changes.find_turn(work, change.turn_id)
    if turn is None or turn.person_id != change.became_id or change.was_id is None:
        return Refused("duty.refused.over")
    if not await duty_changes.answer_change(work, change.id, DONE, "undone", desk.now()):
        return Refused("duty.refused.over")
    await give(work, desk, turn, change.was_id, actor.person.id)
    return Done("duty.undone")


async def say_change(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """One turn that was given to somebody else."""
    change = await duty_changes.find_change(work, params["change"])
    turn = await duty_changes.find_turn(work, change.turn_id) if change else None
    return {
        "turn": await turn_values(work, desk, turn),
        "was": await name_of(work, change.was_id if change else None),
        "became": await name_of(work, change.became_id if change else None),
        "by": await name_of(work, change.by_id if change else None),
        "_subject": change.id if change else "-",
    }
