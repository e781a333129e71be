"""data/rounds.yaml: how often people are heard from, at what hours, and what follows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import Unfit, read_clock, read_code, read_count, read_duration, read_flag
from bot.content.table import Table
from bot.domain.round_rules import (
    COLOURS,
    HIGH,
    NORMAL,
    Hours,
    Pace,
    Question,
    Rhythm,
    RoundRules,
    Span,
    Temperature,
)

FILE = "rounds.yaml"


def read_round_rules(shelf: Shelf) -> RoundRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = RoundRules()
    seasons, busy_hours = _part(table, "seasons"), _part(table, "busy_hours")
    rules = RoundRules(
        seasons={name: _season(_part(seasons, name), base, name) for name in (NORMAL, HIGH)},
        high=table.several("high", read_span) or (),
        busy=table.several("busy", read_span) or (),
        busy_again=busy_hours.read("again", read_clock, base.busy_again),
        busy_hours=_hours(busy_hours, base.busy_hours),
        hours=_hours(_part(table, "hours"), base.hours),
        paces=_paces(_part(table, "paces"), base),
        ill_every=table.read("ill_every", read_count, base.ill_every),
        wish_every=table.read("wish_every", read_count, base.wish_every),
        family_days=table.read("family_days", read_count, base.family_days),
        call_back=table.read("call_back", read_duration, base.call_back),
        question_every=table.read("question_every", read_count, base.question_every),
        questions=tuple(_question(row) for row in table.rows("questions")),
        temperature=_temperature(_part(table, "temperature"), base.temperature),
        kept=table.read("kept", read_duration, base.kept),
    )
    seasons.close()
    table.close()
    return rules


def read_span(text: str) -> Span:
    """12-15/02-28: from one day of the year to another."""
    found = re.fullmatch(r"([01][0-9])-([0-3][0-9])/([01][0-9])-([0-3][0-9])", text)
    if found is None:
        raise Unfit(f"must look like 12-15/02-28, not '{text}'")
    a, b, c, d = (int(part) for part in found.groups())
    return Span((a, b), (c, d))


def _part(table: Table, key: str) -> Table:
    return table.table(key) or Table({}, table.file, key, [])


def _season(table: Table, base: RoundRules, name: str) -> Mapping[str, Rhythm]:
    found = {}
    for colour in COLOURS:
        usual, row = base.seasons[name][colour], _part(table, colour)
        every = row.read("every", read_count, usual.every)
        found[colour] = Rhythm(every, row.read("wish", read_flag, False))
        row.close()
    table.close()
    return MappingProxyType(found)


def _hours(table: Table, base: Hours) -> Hours:
    hours = Hours(
        table.read("begin", read_clock, base.begin), table.read("latest", read_clock, base.latest)
    )
    table.close()
    return hours


def _paces(table: Table, base: RoundRules) -> Mapping[str, Pace]:
    found = {}
    for colour in COLOURS:
        usual, row = base.paces[colour], _part(table, colour)
        found[colour] = Pace(
            row.read("again", read_duration, usual.again),
            row.read("missing", read_duration, usual.missing),
            row.read("cadre", read_duration, usual.cadre),
        )
        row.close()
    table.close()
    return MappingProxyType(found)


def _question(row: Table) -> Question:
    opens = row.table("opens")
    found = Question(
        code=row.read("code", read_code, "", required=True),
        answers=row.several("answers", read_code, required=True) or (),
        opens={code: opens.read(code, _opened, "") for code in list(opens.raw)} if opens else {},
        whom=row.read("whom", read_code, "all"),
    )
    row.close()
    return found


def _opened(text: str) -> str:
    if not re.fullmatch(r"[a-z_]{1,32}\.[a-z_]{1,32}", text):
        raise Unfit(f"must be a kind and a category like help.errand, not '{text}'")
    return text


def _temperature(table: Table, base: Temperature) -> Temperature:
    found = Temperature(
        on=table.read("on", read_flag, base.on),
        morning=table.read("morning", read_clock, base.morning),
        afternoon=table.read("afternoon", read_clock, base.afternoon),
        cut_off=table.read("cut_off", read_clock, base.cut_off),
        fever=table.read("fever", _tenths, base.fever),
    )
    table.close()
    return found


def _tenths(text: str) -> int:
    if not re.fullmatch(r"[0-9]{2}\.[0-9]", text):
        raise Unfit(f"must be degrees like 37.3, not '{text}'")
    return int(text.replace(".", ""))
