"""Hours without anybody on duty, days ahead; and rotas that end soon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.domain.rota_rules import Span, Turn, holes, last_end, wanted
from bot.services.desk import Desk
from bot.services.duty.reading import BACK, LEVELS, Rota, rotas_of
from bot.store import places
from bot.store.database import Work

SHORT = timedelta(minutes=5)  # nobody is called for less


@dataclass(frozen=True, slots=True)
class Hole:
    """Nobody is on duty from then until then; `was` would have been, and is ill or off."""

    unit_id: str
    role: str
    begin: datetime
    end: datetime
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What is bare of one unit and role, and until when its rota is written."""

    unit_id: str
    role: str
    holes: tuple[Hole, ...]
    ends: datetime | None
    rota: Rota


async def look(work: Work, desk: Desk, unit_ids: Sequence[str]) -> tuple[Found, ...]:
    """Each duty that has to be there, in units that keep a rota for it."""
    now, rules = desk.now(), desk.content.duty
    until = now + rules.ahead
    # From a whole day: a gap that runs keeps its beginning, and so its name.
    since = datetime.combine(desk.today() - BACK, time(0), desk.zone)
    levels = {}
    for unit_id in unit_ids:
        unit = await places.find_unit(work, unit_id)
        levels[unit_id] = unit.level if unit else ""
    rotas = await rotas_of(work, desk, unit_ids, since, until + BACK)
    found: list[Found] = []
    for unit_id in unit_ids:
        for role, hours in rules.cover.items():
            rota = rotas.get((unit_id, role))
            if rota is None or LEVELS[role].value != levels[unit_id]:
                continue
            ends = last_end(rota.written)
            spans = wanted(hours, since, min(until, ends or now), desk.zone)
            ahead = [s for s in holes(rota.holds, spans) if s.end > now and _after(rota, s)]
            bare = [_hole(rota, unit_id, role, span) for span in _long(ahead)]
            found.append(Found(unit_id, role, tuple(bare), ends, rota))
    return tuple(found)


async def gaps_of(work: Work, desk: Desk, unit_ids: Sequence[str]) -> tuple[Hole, ...]:
    """Every hole of these units, the first to come first."""
    found = [hole for one in await look(work, desk, unit_ids) for hole in one.holes]
    return tuple(sorted(found, key=lambda hole: hole.begin))


def _after(rota: Rota, span: Span) -> bool:
    """Before its first turn a rota has not begun."""
    return any(turn.starts_at < span.end for turn in rota.written)


def _long(spans: Iterable[Span]) -> Iterable[Span]:
    return (span for span in spans if span.end - span.begin >= SHORT)


def _hole(rota: Rota, unit_id: str, role: str, span: Span) -> Hole:
    was: Turn | None = next((t for t in rota.written if t.touches(span.begin, span.end)), None)
    return Hole(unit_id, role, span.begin, span.end, was.person_id if was else None)
