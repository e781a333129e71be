"""data/ladders.yaml: who is told after how long, by ladder and acuity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from bot.content.faults import Fault
from bot.content.layers import Shelf
from bot.content.readers import one_of, read_code, read_duration, read_factor, read_flag
from bot.content.table import Table
from bot.content.textonly import Raw
from bot.domain.acuity import Acuity
from bot.domain.kinds import LadderBook
from bot.domain.ladder import Ladder, Level, Repeat, Rung

FILE = "ladders.yaml"
DEFAULTS = "defaults"
DANGER = "emergency"

Named = dict[str, dict[Acuity, Ladder]]
_DAY = Repeat(timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Ladders:
    """The whole book, and in which file a ladder and acuity was written rather than filled in."""

    book: LadderBook
    written: Mapping[tuple[str, Acuity], str]


def read_ladders(shelf: Shelf) -> Ladders:
    """Layer upon layer, each ladder and acuity replaced by itself."""
    named: Named = {}
    usual: dict[str, Raw] = {}
    written: dict[tuple[str, Acuity], str] = {}
    for table in shelf.one(FILE):
        usual |= defaults.raw if (defaults := table.table(DEFAULTS)) else {}
        for name, acuity, ladder in _ladders(table, usual):
            named.setdefault(name, {})[acuity] = ladder
            written[name, acuity] = table.file
    if Acuity.EMERGENCY not in named.get(DANGER, {}):
        shelf.faults.append(Fault(FILE, "", f"{DANGER}.{Acuity.EMERGENCY} is missing"))
    book = LadderBook(MappingProxyType({name: _filled(name, named) for name in named}))
    return Ladders(book, MappingProxyType(written))


def _filled(name: str, named: Named) -> Mapping[Acuity, Ladder]:
    """An acuity a ladder does not name climbs like its own next worse one, or else its worst.

    Danger alone is borrowed: it climbs like the ladder called emergency.
    """
    own = sorted(named[name], key=lambda a: a.rank)
    filled = {
        acuity: named[name][next((a for a in own if a.rank >= acuity.rank), own[-1])]
        for acuity in Acuity
    }
    danger = named.get(DANGER, {}).get(Acuity.EMERGENCY)
    if danger is not None and Acuity.EMERGENCY not in own:
        filled[Acuity.EMERGENCY] = danger
    return MappingProxyType(filled)


def _ladders(table: Table, usual: Mapping[str, Raw]) -> Iterator[tuple[str, Acuity, Ladder]]:
    for name, ladder in table.tables():
        if name == DEFAULTS:
            continue
        table.convert(name, name, read_code, "")
        for word, climb in ladder.tables():
            acuity = ladder.convert(word, word, one_of(Acuity), None)
            own = usual.get(word)
            if isinstance(own, dict):
                climb.raw = {**own, **climb.raw}
            if acuity is not None:
                yield name, acuity, _ladder(climb)


def _ladder(table: Table) -> Ladder:
    rungs = tuple(_rung(row) for row in table.rows("rungs", required=True))
    if "rungs" in table.raw and not rungs:
        table.fault("rungs", "must name at least one rung")
    for i in range(1, len(rungs)):
        if rungs[i].after < rungs[i - 1].after:
            table.fault(f"rungs[{i}].after", "must not be earlier than the rung before it")
        if rungs[i].level.rank < rungs[i - 1].level.rank:
            table.fault(f"rungs[{i}].level", "must not be lower than the rung before it")
    repeat = table.table("repeat", required=True)
    usual = Ladder(rungs, _DAY)
    ladder = Ladder(
        rungs,
        _repeat(repeat) if repeat else _DAY,
        waking=table.read("waking", read_flag, usual.waking),
        claim_silence=table.read("claim_silence", read_duration, usual.claim_silence),
        confirm_within=table.read("confirm_within", read_duration, usual.confirm_within),
        warn_before=table.read("warn_before", read_duration, usual.warn_before),
        ceiling=table.read("ceiling", one_of(Level), usual.ceiling),
    )
    if rungs and ladder.ceiling.rank < rungs[0].level.rank:
        table.fault("ceiling", "must not be lower than the first rung")
    table.close()
    return ladder


def _rung(table: Table) -> Rung:
    rung = Rung(
        after=table.read("after", read_duration, timedelta(0), required=True),
        level=table.read("level", one_of(Level), Level.LIAISON, required=True),
        tell=table.several("tell", read_code, required=True) or (),
        group=table.read("group", read_flag, False),
        emergency=table.read("emergency", read_flag, False),
    )
    if "tell" in table.raw and not rung.tell and not rung.group:
        table.fault("tell", "must name somebody")
    table.close()
    return rung


def _repeat(table: Table) -> Repeat:
    repeat = Repeat(
        first=table.read("first", read_duration, timedelta(days=1), required=True),
        growth=table.read("growth", read_factor, 1.0),
        most=table.read("most", read_duration, timedelta(hours=24)),
    )
    if repeat.first <= timedelta(0):
        table.fault("first", "must be longer than 0m")
    if repeat.most < repeat.first:
        table.fault("most", "must not be shorter than first")
    table.close()
    return repeat
