"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.case import Case
from bot.domain.councils import Council, Item, ItemState, first_open
from bot.domain.sessions import SeatState
from bot.services.councils import disputes, findings
from bot.services.councils.deciding import answerable
from bot.services.councils.opening import LIST
from bot.services.desk import Desk
from bot.services.roles import units_seen
from bot.services.tasks.showing import Card, Saying
from bot.services.views.names import local, name_of, text_of, unit_name
from bot.services.views.shown import Builder, Shown
from bot.store import cases, councils, sessions, timeline
from bot.store.database import Work
from bot.store.outbox import OutboxRow

Values = dict[str, Any]
LISTED = 30


async def _council(work: Work, desk: Desk, council: Council) -> Values:
    """When, where, what it is called; its wishes by number, nobody's name beside them."""
    session = await sessions.find_session(work, council.session_id)
    starts = local(desk, session.starts_at) if session else local(desk, council.opened_at)
    assert starts is not None
    return {
        "title": council.title,
        "day": starts.date(),
        "at": starts,
        "place": session.place if session else "",
        "unit": await unit_name(work, council.unit_id),
        "closed": council.state.value == "closed",
    }


async def _lines(work: Work, desk: Desk, items: tuple[Item, ...]) -> list[Values]:
    lines = []
    for item in items[:LISTED]:
        case = await cases.find_case(work, item.case_id) if item.case_id else None
        lines.append({
            "number": item.number,
            "words": item.words or text_of(desk, "council.forgotten"),
            "decision": item.decision or "",
            "case": case.number if case else "",
            "holder": await name_of(work, case.claimed_by) if case else "",
            "state": text_of(desk, f"state.{case.state.value}") if case else "",
            "noted": item.state is ItemState.NOTED,
            "open": item.state is ItemState.OPEN,
        })  # fmt: skip
    return lines


async def council_list(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The list with the buttons of the first wish nobody has decided."""
    council = await councils.find_council(work, row.params["council"])
    if council is None:
        return None
    items = await councils.items(work, council.id)
    item = first_open(items)
    taps = [
        {"label": text_of(desk, f"council.tap.{what}", {"number": item.number}),
         "choice": f"{what}.{item.number}"}
        for what in ("mine", "give", "note")
    ] if item else []  # fmt: skip
    values = {
        "council": await _council(work, desk, council),
        "lines": await _lines(work, desk, items),
        "taps": taps,
        "minutes": bool(items) and item is None,
        "now": desk.today(),
    }
    return Shown("council.list", values, council.id)


async def say_council(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    council = await councils.find_council(work, params["council"])
    if council is None:
        return {"council": {}, "now": desk.today(), "number": "", "_subject": "-"}
    return {
        "council": await _council(work, desk, council),
        "number": params.get("number", ""),
        "now": desk.today(),
        "_subject": council.id,
    }


async def say_whom(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    council = await councils.find_council(work, params["council"])
    found = await answerable(work, desk, council) if council else ()
    number = params["number"]
    taps = [{"label": await name_of(work, p), "choice": f"to.{number}.{p}"} for p in found[:3]]
    return {"taps": taps, "_subject": params["council"]}


async def say_minutes(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """What was talked about and decided, how many were there; no name beside a wish."""
    council = await councils.find_council(work, params["council"])
    if council is None:
        return {"council": {}, "lines": [], "came": 0, "now": desk.today()}
    seats = await sessions.seats(work, council.session_id) if council.session_id else ()
    return {
        "council": await _council(work, desk, council),
        "lines": await _lines(work, desk, await councils.items(work, council.id)),
        "came": sum(1 for s in seats if s.state is SeatState.CAME),
        "now": desk.today(),
    }


async def say_filed(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    return {"due": date.fromisoformat(params["due"]), "now": desk.today()}


async def say_findings(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Worst first, with the day's own figures on top."""
    units = await units_seen(work, desk, params["person"])
    lines = []
    for case in (await findings.of_units(work, desk, units))[:LISTED]:
        said = await timeline.list_said(work, case.id)
        lines.append({
            "number": case.number,
            "place": await unit_name(work, case.unit_id),
            "words": (said[0].words or "") if said else "",
            "due": findings.due_of(case) or "",
            "late": findings.is_late(desk, case),
            "state": text_of(desk, f"state.{case.state.value}"),
        })  # fmt: skip
    figures = await findings.figures(work, desk, units, desk.today())
    return {"lines": lines, "figures": figures, "now": desk.today()}


async def say_again(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    return {"times": params["times"]}


async def finding_card(work: Work, desk: Desk, case: Case) -> Values:
    """Until when it is to be put right."""
    return {"due": findings.due_of(case) or "", "late": findings.is_late(desk, case),
            "now": desk.today()}  # fmt: skip


async def _of_case(work: Work, params: dict[str, str]) -> Case:
    found = await cases.find_case(work, params["case"])
    if found is None:
        raise LookupError("a message about no case")
    return found


async def say_advice(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    return dict(await disputes.quarrel_card(work, desk, await _of_case(work, params)))


async def say_finding(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    return await finding_card(work, desk, await _of_case(work, params))


# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(("council.call", "council.taken", "council.decided"), say_council),
    "council.whom": say_whom,
    "council.minutes": say_minutes,
    "finding.filed": say_filed,
    "finding.list": say_findings,
    "finding.taken": say_finding,
    "dispute.again": say_again,
    "dispute.advice": say_advice,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {"quarrel": disputes.quarrel_card, "finding": finding_card}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {LIST: council_list}
