"""How far the words of each place have come: lines, approved, waiting; for the operator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from bot.content.messages import PLAIN
from bot.services.desk import Desk
from bot.services.dialects.lines import lines_of
from bot.services.dialects.spoken import may_broadcast, own_line, usable
from bot.services.local import desk_for
from bot.store import dialects, places
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class Standing:
    """One dialect in one place."""

    unit: str
    name: str
    register: str
    chosen: bool
    usable: bool
    speaker: bool  # whether somebody there looks at lines
    lines: int
    approved: int
    refused: int
    waiting: int  # shown and not answered
    own: int  # worded by the place itself

    def as_json(self) -> dict[str, object]:
        return asdict(self)


async def standings(work: Work, desk: Desk, inside: str | None) -> tuple[Standing, ...]:
    """Every place that has chosen a dialect or has a speaker of one."""
    wanted = set(await places.subtree_ids(work, inside)) if inside else None
    chosen = {(u, r) for u, r in (await dialects.choices_of_units(work)).items() if r != PLAIN}
    agreed = {(s.unit_id, s.register) for s in await dialects.speakers(work) if s.agreed}
    found = []
    for unit_id, register in sorted(chosen | agreed):
        if wanted is None or unit_id in wanted:
            pair = (unit_id, register)
            found.append(await _standing(work, desk, pair, pair in chosen, pair in agreed))
    return tuple(found)


async def _standing(
    work: Work, desk: Desk, pair: tuple[str, str], chosen: bool, speaker: bool
) -> Standing:
    unit_id, register = pair
    desk = await desk_for(work, desk, unit_id)
    lines = await lines_of(work, desk, unit_id, register)
    approved = [x for x in lines if await may_broadcast(work, desk, unit_id, x.what, x.said)]
    asks = await dialects.asks_of(work, unit_id, register)
    return Standing(
        unit=unit_id,
        name=(await places.get_unit(work, unit_id)).name,
        register=register,
        chosen=chosen,
        usable=await usable(work, desk, unit_id, register),
        speaker=speaker,
        lines=len(lines),
        approved=len(approved),
        refused=sum(1 for ask in asks if ask.answer == dialects.NO),
        waiting=sum(1 for ask in asks if ask.answer is None),
        own=len([x for x in lines if await own_line(work, unit_id, x.what) == x.said]),
    )


def shipped(desk: Desk) -> Iterator[dict[str, object]]:
    """What came with the program, a line a dialect."""
    messages = desk.content.messages
    for code, dialect in messages.dialects.items():
        prompts = sum(1 for prompt in desk.content.prompts.values() if code in prompt.voices)
        yield {
            "register": code,
            "name": dialect.name,
            "on": dialect.on,
            "checked_by": dialect.checked_by,
            "lines": len(messages.registers[code]),
            "unchecked": len(messages.unreviewed(code)),
            "prompts": prompts,
        }
