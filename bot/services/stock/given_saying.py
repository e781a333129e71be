"""What the messages and the card of a gift show, from ids and codes, as things are now."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.content.said import as_html
from bot.domain.accepting import DEFAULTS, INSTEAD
from bot.domain.boxes import Box
from bot.domain.case import Case
from bot.domain.shelf_life import days_left
from bot.services.desk import Desk
from bot.services.stock.given_gift import Gift, unit_of
from bot.services.stock.given_heard import gift_of
from bot.services.views.names import name_of, text_of
from bot.store import boxes, cases
from bot.store.database import Work

Values = dict[str, Any]
# Why a keeper says no beside the reasons of the rules, and what to do then.
BESIDE = {"other": "keep", "unlisted": "village_doctor", "day": "say_again"}
KEYS = (
    "gift.invite", "gift.which", "gift.broad", "gift.pack", "gift.ask.both", "gift.ask.qty",
    "gift.ask.expiry", "gift.check", "gift.change", "gift.sent", "gift.sent.for", "gift.no_box",
    "gift.no.day", "gift.no.barter", "gift.received", "gift.not_taken", "gift.remind",
    "gift.lapsed", "gift.in.qty", "gift.in.name", "gift.in.logo", "gift.in.day", "gift.in.batch",
    "gift.in.why", "gift.in.done", "gift.in.unread", "gift.in.back",
    *(f"gift.no.{reason}" for reason in INSTEAD),
)  # fmt: skip


async def say(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Values of every message of a gift; what was agreed stands with its case."""
    case = await cases.find_case(work, params["case"]) if "case" in params else None
    details = dict(case.details) if case else {}
    gift = Gift.read(params) if "item" in params or case is None else Gift.read(details)
    box_id = params.get("box") or details.get("box")
    box = await boxes.find_box(work, box_id) if box_id else None
    values = await _values(work, desk, gift, box)
    agreed = details.get("qty", "")
    values.update(
        again=params.get("again", "") or int(params.get("asked", "0")) > 1,
        fewer=bool(agreed and gift.qty and agreed != gift.qty),
        agreed=f"{agreed}{values['unit']}" if agreed else "",
        **_reason(desk, params.get("why", "")),
    )
    return {"gift": values, "choices": _numbers(gift, params.get("told", ""), values["unit"])}


async def task(work: Work, desk: Desk, case: Case) -> Values:
    """What the keeper's card shows beside its case."""
    details = dict(case.details)
    gift = await gift_of(work, desk, case)
    box = await boxes.find_box(work, details["box"]) if "box" in details else None
    values = await _values(work, desk, gift, box)
    counted = bool(case.climbing and gift.item and gift.qty)
    values.update(counted=counted, uncounted=case.climbing and not counted, live=case.climbing)
    return {"gift": values}


async def _values(work: Work, desk: Desk, gift: Gift, box: Box | None) -> Values:
    medicine = gift.medicine(desk)
    unit = unit_of(gift, medicine) or text_of(desk, "gift.unit")
    name = medicine.generic if medicine else text_of(desk, "gift.something")
    amount = f"{gift.qty}{unit}" if gift.qty else ""
    return {
        "name": name,
        "known": medicine is not None,
        "unit": unit,
        "amount": amount,
        "thing": as_html(f"{name}{amount}"),
        "until": _day(desk, gift.day),
        "days": days_left(gift.day, desk.today()) if gift.day else "",
        "opened": gift.opened == "yes",
        "batch": gift.batch,
        "photo": bool(gift.photo),
        "least": DEFAULTS.least_days,
        "most": DEFAULTS.most,
        "box": box.name if box else "",
        "place": box.place if box else "",
        "hours": (box.hours or "") if box else "",
        "keeper": await name_of(work, box.keeper_id or box.deputy_id) if box else "",
    }


def _day(desk: Desk, day: date | None) -> str:
    return text_of(desk, "gift.day", {"day": day}) if day else ""


def _reason(desk: Desk, why: str) -> Values:
    if not why:
        return {"why": "", "instead": ""}
    instead = INSTEAD.get(why) or BESIDE.get(why, "keep")
    return {
        "why": text_of(desk, f"gift.why.{why}"),
        "instead": text_of(desk, f"gift.do.{instead}"),
    }


def _numbers(gift: Gift, told: str, unit: str) -> list[dict[str, str]]:
    """Likely numbers as buttons: the first three, or those beside what was agreed."""
    near = [1, 2, 3]
    if told.isdecimal():
        agreed = int(told)
        near = [n for n in (agreed - 1, agreed + 1, agreed - 2) if n > 0]
    return [{"label": f"{n}{unit}", "choice": f"n{n}"} for n in near]
