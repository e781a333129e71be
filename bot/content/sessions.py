"""data/sessions.yaml and data/training.yaml: kinds of dates with seats, and five short courses."""

from __future__ import annotations

from datetime import date, timedelta

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.questions import read_maybe
from bot.content.readers import (
    Unfit,
    read_clock,
    read_code,
    read_count,
    read_date,
    read_duration,
    read_flag,
    read_text,
)
from bot.content.table import Table
from bot.domain.sessions import SessionKind, SessionRules
from bot.domain.training import Topic

FILE, TRAINING = "sessions.yaml", "training.yaml"
FACTS = frozenset({"flu_on", "pneumococcal_on"})


def _fact(text: str) -> str | None:
    if text not in FACTS:
        raise Unfit(f"must be one of {', '.join(sorted(FACTS))}")
    return text


def read_session_rules(shelf: Shelf) -> SessionRules:
    """Kinds by code, in the order of the file, and the hours around a date."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = SessionRules()
    rows = table.table("sessions") or Table({}, table.file, "sessions", [])
    rules = SessionRules(
        kinds={code: _kind(code, row) for code, row in rows.tables()},
        evening=table.read("evening", read_clock, base.evening),
        wave_every=table.read("wave_every", read_duration, base.wave_every),
        ahead=table.read("ahead", read_duration, base.ahead),
        tick_after=table.read("tick_after", read_duration, base.tick_after),
        plenty=table.read("plenty", read_count, base.plenty),
    )
    rows.close()
    table.close()
    return rules


def _kind(code: str, row: Table) -> SessionKind:
    base = SessionKind(code, code)
    kind = SessionKind(
        code=code,
        label=row.read("label", read_text, code, required=True),
        icon=row.read("icon", read_text, base.icon),
        words=row.several("words", read_text, required=True) or (),
        whom=row.several("whom", read_code) or (),
        seats=row.read("seats", read_count, base.seats),
        slot=row.read("slot", read_duration, timedelta(0)),
        lasts=row.read("lasts", read_duration, base.lasts),
        health=row.read("health", read_flag, base.health),
        fact=row.read("fact", _fact, None),
        reasons=row.several("reasons", read_code) or (),
        bring=row.read("bring", read_text, ""),
        group=row.read("group", read_flag, base.group),
        council=row.read("council", read_flag, base.council),
    )
    row.close()
    return kind


def read_topics(shelf: Shelf) -> dict[str, Topic]:
    """The short courses by code, with who has looked at them and until when they hold."""
    table = laid_over(shelf.one(TRAINING), shelf, TRAINING)
    reviewed = table.read("reviewed_by", read_maybe, None, required=True)
    expires = table.read("expires_on", read_date, date(2027, 11, 30))
    rows = table.table("topics") or Table({}, table.file, "topics", [])
    found = {}
    for code, row in rows.tables():
        found[code] = Topic(
            code=code,
            label=row.read("label", read_text, code, required=True),
            points=row.several("points", read_text, required=True) or (),
            source=row.read("source", read_text, "", required=True),
            confidence=row.read("confidence", read_text, "", required=True),
            words=row.several("words", read_text) or (),
            roles=row.several("for", read_code) or (),
            reviewed_by=reviewed,
            expires_on=expires,
        )
        row.close()
    rows.close()
    table.close()
    return found
