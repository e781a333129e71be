"""Values of ordinary messages: each parameter is an id or a code, looked up when it is said."""

from __future__ import annotations

from typing import Any

from bot.content.said import as_html
from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.stock.saying import STOCK_SAYING
from bot.services.subjects import fits
from bot.services.tasks.saying import TASK_SAYING
from bot.services.views.advice import advice
from bot.services.views.board_list import board
from bot.services.views.case_view import full_view, position_of, said_together
from bot.services.views.details import choices_of
from bot.services.views.figures import counts, team
from bot.services.views.lists import mine, phones
from bot.services.views.names import name_of, named_with_role, text_of, unit_name
from bot.services.which import say_which
from bot.store import cases, people, places, timeline
from bot.store.database import Work
from bot.store.outbox import OutboxRow

PEOPLE = ("who", "to")
PLAIN = ("name", "number", "minutes", "tick", "phrase")


async def values_of(work: Work, desk: Desk, row: OutboxRow) -> dict[str, Any]:
    """What the template of this row may use; lists are made by their own functions."""
    params = dict(row.params)
    values: dict[str, Any] = {name: params[name] for name in PLAIN if name in params}
    case = await cases.find_case(work, params["case"]) if "case" in params else None
    if case is not None:
        values["case"] = await full_view(work, desk, case)
        values["case"]["also"] = await said_together(work, desk, case)
    for name in [n for n in PEOPLE if n in params]:
        values[name] = await named_with_role(work, desk, params[name])
    if "unit" in params:
        values["unit"] = await unit_name(work, params["unit"])
    special = _form if "dialog" in params else SPECIAL.get(row.key)
    if special is not None:
        values.update(await special(work, desk, params))
    return values


async def _mine(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    return dict(await mine(work, desk, params["person"]))


async def _board(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    how = params.get("narrow", "")
    return dict(await board(work, desk, params["person"], int(params["page"]), how))


async def _phones(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    return dict(await phones(work, desk, params["unit"]))


async def _who(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The household's names as buttons, likeliest first."""
    case = await cases.find_case(work, params["case"])
    found: list[Person] = []
    if case is not None and case.household_id:
        everybody = await people.household_people(work, case.household_id)
        found = [p for p in everybody if p.id != case.author_id]
        found.sort(key=lambda p: not fits(p, "elder", desk.today()))
    choices = [{"label": p.address, "choice": p.id} for p in found[:2]]
    choices.append({"label": text_of(desk, "ask.somebody_else"), "choice": "other"})
    return {"choices": choices}


async def _where(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    hamlets = await places.units_of_level(work, "hamlet")
    return {"choices": [{"label": u.name, "choice": u.id} for u in hamlets[:12]]}


async def _meant(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    kind, category = params["wanted"].split(".")[:2]
    key = f"kind.{kind}.category.{category}" if category else f"kind.{kind}.title"
    choices = [
        {"label": text_of(desk, "ask.meant_yes"), "choice": params["wanted"]},
        {"label": text_of(desk, "ask.meant_no"), "choice": "no"},
    ]
    return {"title": text_of(desk, key), "choices": choices, "_subject": params["chat"]}


async def _asks(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """What may be tapped instead of saying what is missing."""
    case = await cases.find_case(work, params["case"])
    return {"choices": choices_of(desk, case) if case else []}


async def _maybe(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """What to do if it is true; one button, for who knows that it is."""
    choice = {"label": text_of(desk, "ask.maybe_yes"), "choice": params["wanted"]}
    return {"choices": [choice], "_subject": params["chat"]}


async def _hand_to(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Who could take it: those who were told and do not hold it."""
    case = await cases.find_case(work, params["case"])
    among = tuple(filter(None, params.get("among", "").split(",")))
    told = among or await timeline.list_told_people(work, params["case"])
    others = [p for p in told if p != params["person"] and (not case or p != case.claimed_by)]
    choices = [{"label": await name_of(work, p), "choice": p} for p in others[:3]]
    return {"choices": choices}


async def _bind(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    hamlets = await places.units_of_level(work, "hamlet")
    return {
        "choices": [{"label": u.name, "choice": u.id} for u in hamlets[:12]],
        "_subject": params["chat"],
    }


async def _pasted(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    said = await timeline.find_said(work, params["said"])
    kind, category = params["wanted"].split(".")[:2]
    choices = [
        {"label": text_of(desk, "phone.open_it"), "choice": params["wanted"]},
        {"label": text_of(desk, "phone.leave_it"), "choice": "no"},
    ]
    return {
        "words": (said.words or "") if said else "",
        "title": text_of(
            desk, f"kind.{kind}.category.{category}" if category else f"kind.{kind}.title"
        ),
        "choices": choices,
        "_subject": params["said"],
    }


async def _which_person(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    choices = []
    for person_id in params["people"].split(","):
        person = await people.get_person(work, person_id)
        place = await unit_name(work, person.unit_id)
        label = f"{person.address} {place}"
        choices.append({"label": label, "choice": person.id})
    return {"choices": choices, "_subject": params["said"]}


async def _relay(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """What a villager without an account would have heard, to be told by phone or in person."""
    case = await cases.find_case(work, params["case"]) if "case" in params else None
    values: dict[str, Any] = {"to": await name_of(work, params["to"])}
    if case is not None:
        values["case"] = await full_view(work, desk, case)
        values["case"]["also"] = await said_together(work, desk, case)
    who = await named_with_role(work, desk, params["who"]) if "who" in params else ""
    given = {**values, "who": who, "choices": []}
    of_box = STOCK_SAYING.get(params["said_key"]) or TASK_SAYING.get(params["said_key"])
    if of_box is not None:
        given.update(await of_box(work, desk, params))
    needs = desk.content.messages.entry(params["said_key"]).needs
    said = desk.content.messages.render(
        params["said_key"], {name: given.get(name, "") for name in needs}
    )
    person = await people.find_person(work, params["to"])
    values["said"] = as_html(said.text)
    values["phone"] = (person.phone or "") if person else ""
    values["asks"] = params["said_key"] == "case.answered"
    return values


async def _form(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The choices of a form's question, in its own words."""
    kind = desk.content.kinds.get(params["form"])
    step = kind.form.step(params["step"]) if kind and kind.form else None
    if step is None or not step.choices:
        return {"_subject": params["dialog"]}
    choices = [{"label": text_of(desk, f"{step.ask}.{c}"), "choice": c} for c in step.choices]
    return {"choices": choices, "_subject": params["dialog"]}


async def _position(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    case = await cases.find_case(work, params["case"])
    if case is None:
        return {}
    return {
        "case": {**await full_view(work, desk, case), "position": await position_of(work, case)}
    }


SPECIAL = {
    "case.opened.asks": _asks,
    "read_back.asks": _asks,
    "danger.place": _position,
    "mine.list": _mine,
    "board.list": _board,
    "tel.card": _phones,
    "figures.counts": counts,
    "figures.team": team,
    "ask.who": _who,
    "ask.where": _where,
    "ask.meant": _meant,
    "danger.120.maybe": _maybe,
    "danger.fire.maybe": _maybe,
    "danger.missing.maybe": _maybe,
    "ask.hand_to": _hand_to,
    "ask.which": say_which,
    "bind.choose": _bind,
    "phone.pasted": _pasted,
    "phone.which": _which_person,
    "relay.please": _relay,
    "relay.news": _relay,
    "triage.result": advice,
    **STOCK_SAYING,
    **TASK_SAYING,
}
