"""What messages about places say: hours as of now, phones, how long ago somebody confirmed it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.content.said import as_html
from bot.domain.facilities import Facility
from bot.services.desk import Desk
from bot.services.directory.other_ways import bus_line, buses_between
from bot.services.stock.cards import open_text
from bot.services.views.names import name_of, named_with_role, text_of
from bot.store import cases, facilities, referrals
from bot.store.database import Work

Values = dict[str, Any]
LISTED = 15
ALL_DAY = "00:00-23:59"


async def place_values(work: Work, desk: Desk, place: Facility, *, green: bool = False) -> Values:
    """One place; its green channel only for those it is for."""
    answers = await named_with_role(work, desk, place.answers_id)
    return {
        "name": place.name,
        "address": place.address or "",
        "open": _open(desk, place),
        "hours": hours_text(desk, place.opens),
        "phone": place.phone or "",
        "answers": answers or place.answers or "",
        "green": (place.green_contact or "") if green and place.green_channel else "",
        "offers": place.offers or "",
        "steps": list(enumerate(place.steps, 1)),
        "ago": ago_text(desk, place),
    }


def _open(desk: Desk, place: Facility) -> str:
    """Until when it is open today; nothing where hours are not known, or say it themselves."""
    if not place.opens or ALL_DAY in place.opens:
        return ""
    return open_text(desk, place.point, desk.now())


def ago_text(desk: Desk, place: Facility) -> str:
    """How many days ago a place was last checked, or that it never was."""
    if place.last_confirmed is None:
        return text_of(desk, "places.never_confirmed")
    days = max(0, (desk.today() - place.last_confirmed) // timedelta(days=1))
    return text_of(desk, "places.confirmed", {"days": days})


def hours_text(desk: Desk, opens: str | None) -> str:
    """Opening hours with the days of the week, as a person reads them."""
    spans = []
    for part in (opens or "").split(";"):
        days, _, span = part.strip().rpartition(" ")
        first, _, last = (days or "mon-sun").partition("-")
        if span == ALL_DAY:
            return text_of(desk, "places.day_and_night")
        if span:
            plain = "-".join(clock.removeprefix("0") for clock in span.split("-"))
            values = {"first": _day(desk, first), "last": _day(desk, last), "span": plain}
            spans.append(text_of(desk, "places.span", values))
    return text_of(desk, "places.spans", {"spans": spans}) if spans else ""


def _day(desk: Desk, code: str) -> str:
    return text_of(desk, f"places.day.{code}") if code else ""


async def say_one(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """One place as a card; a button for each step that may be broken."""
    place = await facilities.facility_by_id(work, params["place"])
    if place is None:
        return {"place": {}, "broken": []}
    values = await place_values(work, desk, place, green="green" in params)
    broken = [
        {"label": text_of(desk, "places.broken", {"number": n}), "choice": str(n)}
        for n, _ in values["steps"]
    ]
    return {"place": values, "broken": broken, "_subject": place.id}


async def say_several(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Several places, a few lines each."""
    lines = []
    for id in params["places"].split(",")[:LISTED]:
        place = await facilities.facility_by_id(work, id)
        if place is not None:
            values = await place_values(work, desk, place, green="green" in params)
            lines.append(as_html(text_of(desk, "places.line", {"place": values})))
    return {"lines": lines}


async def say_buses(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """The next buses to a place; the phone of the line."""
    to = params.get("to") or ""
    buses = await buses_between(work, desk, params["unit"], to, None) if to else ()
    line = await facilities.facility_by_id(work, buses[0].facility_id) if buses else None
    return {
        "buses": [bus_line(desk, bus) for bus in buses],
        "phone": (line.phone or "") if line else "",
    }


async def say_change(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """What would stand there instead."""
    change = await facilities.find_change(work, params["change"])
    place = await facilities.facility_by_id(work, change.facility_id) if change else None
    if change is None or place is None:
        return {"name": "", "before": "", "after": "", "field": "", "by": "", "_subject": "-"}
    phone = change.field == "phone"
    before = (place.phone or "") if phone else hours_text(desk, place.opens)
    return {
        "name": place.name,
        "field": change.field,
        "before": before,
        "after": change.value if phone else hours_text(desk, change.value),
        "by": await name_of(work, change.by_id) if "forwarded" in params else "",
        "_subject": change.id,
    }


async def say_visit(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """About one referral: who, where, and what comes next."""
    referral = await referrals.find_referral(work, params["referral"])
    place_id = referral.facility_id if referral else None
    place = await facilities.facility_by_id(work, place_id) if place_id else None
    return {
        "place": await place_values(work, desk, place) if place else {},
        "_subject": params["referral"],
    }


async def say_refer_to(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """The hospitals somebody may be sent to."""
    choices = []
    for id in params["places"].split(","):
        place = await facilities.facility_by_id(work, id)
        if place is not None:
            choices.append({"label": place.name, "choice": place.id})
    return {"choices": choices, "_subject": params["case"]}


async def say_referred(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Where, phone, who answers, hours; what to bring stands in the words."""
    found = await say_visit(work, desk, params)
    referral = await referrals.find_referral(work, params["referral"])
    case = await cases.find_case(work, referral.case_id) if referral else None
    return {
        **found,
        "by": await named_with_role(work, desk, referral.by_id) if referral else "",
        "whom": await name_of(work, case.subject_id) if case else "",
    }
