"""What a list looks like: counts for who looks after a unit, doors for who walks them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from bot.domain.outcome import Refused
from bot.domain.people import age_on
from bot.domain.runs import (
    Line,
    Run,
    RunKind,
    RunState,
    Stage,
    is_open,
    next_line,
    packable,
    read_audience,
)
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.stock.entering import may_enter
from bot.services.stock.naming import KIT, thing_name
from bot.services.stock.run_lines import show_list, undo
from bot.services.stock.run_lists import DOCTOR, LIST, about_list, doctors, own_lines
from bot.services.stock.run_read import there
from bot.services.views.names import name_of, text_of, unit_name
from bot.services.views.shown import Shown
from bot.store import boxes, people, places, records, runs, seeing
from bot.store.database import Work
from bot.store.outbox import OutboxRow

Values = dict[str, Any]
_TEN = 10


async def show(call: Call) -> None:
    """/run 柳湾发0002: counts for who looks after the box, doors for who walks them."""
    work, desk, person = call.work, call.desk, call.actor.person
    number, _, more = call.heard.argument.strip().partition(" ")
    run = await runs.run_numbered(work, number) if number else None
    if run is None or person is None:
        await call.say("run.no_such")
        return
    wrong = re.search(r"\d{1,4}", more)
    if wrong is not None:
        await call.tell(await undo(work, desk, run, int(wrong[0]), person.id))
        return
    box = await boxes.get_box(work, run.box_id)
    whole = person.id in box.keepers
    walks = bool(await own_lines(work, desk, run, person.id))
    over = await may_enter(work, desk, person, box) or person.id == run.by_id
    doctor = person.id in await doctors(work, desk, run)
    if not (whole or walks or over or doctor):
        await call.tell(Refused("board.not_for_you"))
        return
    if over:
        await call.say("run.counts", {"run": run.id})
    if whole or walks or doctor:
        await records.add_look(work, desk.ids.new(), person.id, "run", run.id, desk.now())
        cause = str(call.actor.origin.update_id)
        await show_list(work, desk, run, person.id, cause, whole=whole or doctor)


async def say_run(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """A list as a whole; how many of each, no names."""
    run = await runs.find_run(work, params["run"])
    assert run is not None
    return await _values(work, desk, run, await runs.lines_of(work, run.id))


async def _values(work: Work, desk: Desk, run: Run, lines: tuple[Line, ...]) -> Values:
    stages = Counter(line.stage for line in lines)
    box = await boxes.get_box(work, run.box_id)
    parts = await runs.items_of(work, run.id)
    return {
        "number": run.number,
        "kind": run.kind.value,
        "state": run.state.value,
        "thing": thing_name(desk, run.item),
        "parts": [{"name": thing_name(desk, p.item), "qty": p.qty, "unit": p.unit} for p in parts],
        "place": await unit_name(work, run.unit_id),
        "whom": _whom(desk, run),
        "box": box.name,
        "opener": await name_of(work, run.by_id),
        "lines": len(lines),
        "stage": {stage.value: stages[stage] for stage in Stage},
        "left": sum(is_open(run.kind, line.stage) for line in lines),
        "leaflet": leaflet(desk, run),
        "_subject": run.id,
    }


def _whom(desk: Desk, run: Run) -> str:
    audience = read_audience(run.audience)
    words = [text_of(desk, f"run.who.{code}") for code in audience.who if code != "all"]
    if audience.over is not None:
        words.append(text_of(desk, "run.who.over", {"n": audience.over}))
    if audience.under is not None:
        words.append(text_of(desk, "run.who.under", {"n": audience.under}))
    return " ".join(words) or text_of(desk, "run.who.all")


def leaflet(desk: Desk, run: Run) -> list[str]:
    """What whoever gets it has to know, as the catalogue or the kit has it."""
    if run.item.startswith(KIT):
        kit = desk.content.giving_out.kits.get(run.item.removeprefix(KIT))
        return [text_of(desk, key) for key in (kit.leaflet if kit else ())]
    thing = desk.content.stocked.find(run.item)
    if thing is None:
        return []
    lines = list(thing.limits)
    if thing.dosing.course_days:
        lines.append(text_of(desk, "box.leaflet.days", {"days": thing.dosing.course_days}))
    return list(dict.fromkeys(lines))


async def card(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The keepers' card: the next stage is one tap."""
    run = await runs.find_run(work, row.params["run"])
    if run is None:
        return None
    lines = await runs.lines_of(work, run.id)
    values = await _values(work, desk, run, lines)
    box = await boxes.get_box(work, run.box_id)
    parts = await runs.items_of(work, run.id)
    has = packable(parts, await there(work, desk, box, parts))
    able = min(has, values["stage"]["todo"]) if run.kind is RunKind.KIT else 0
    values["able"] = able
    values["choices"] = _taps(desk, run, values["stage"], able)
    return Shown("run.card", values, run.id)


def _taps(desk: Desk, run: Run, stage: dict[str, int], able: int) -> list[dict[str, str]]:
    """At most three, those of the stage it is in."""
    if run.state is RunState.ASKED:
        codes = [("yes", 0), ("no", 0)]
    elif run.state is not RunState.OPEN:
        codes = []
    else:
        codes = [(f"pack{able}", able)] if able else []
        codes += [(f"pack{_TEN}", _TEN)] if able > _TEN and not stage["packed"] else []
        codes += [("load", stage["packed"])] if stage["packed"] else []
        begun = stage["packed"] + stage["loaded"] + stage["given"] + stage["away"]
        codes += [("close", 0)] if begun or not able else []
    return [
        {"label": text_of(desk, f"run.tap.{code.rstrip('0123456789')}", {"n": n}), "choice": code}
        for code, n in codes[:3]
    ]


async def walk(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The doors of one who walks them, a page at a time; the page of who is next without a tap."""
    found = await _list(work, row, LIST)
    if found is None:
        return None
    run, person = found
    whole = row.params.get("whole") == "yes"
    lines = await own_lines(work, desk, run, person, whole=whole)
    if run.kind is RunKind.KIT:
        lines = tuple(x for x in lines if x.stage not in (Stage.TODO, Stage.PACKED))
    size = desk.content.stock.giving_out.page
    following = next_line(run.kind, lines) if run.state is RunState.OPEN else None
    at = row.params["page"]
    index = lines.index(following) if following else 0
    page = int(at) if at else index // size
    pages = max((len(lines) + size - 1) // size, 1)
    page = min(page, pages - 1)
    shown = lines[page * size : (page + 1) * size]
    here = following if following in shown else next_line(run.kind, shown)
    here = here if run.state is RunState.OPEN else None
    values = await _values(work, desk, run, lines)
    values |= {
        "doors": [await _door(work, desk, run, x, here) for x in shown],
        "page": page + 1,
        "pages": pages,
        "next": bool(here),
        "marks": _marks(desk, here) if here else [],
        "turn": _turn(desk, page, pages, whole=whole),
    }
    return Shown("run.list", values, run.id)


def _marks(desk: Desk, line: Line) -> list[dict[str, str]]:
    codes = ("g", "r") if line.stage is Stage.AWAY else ("g", "a", "r")
    return [
        {"label": text_of(desk, f"run.mark.{code}"), "choice": f"{code}{line.line}"}
        for code in codes
    ]


def _turn(desk: Desk, page: int, pages: int, *, whole: bool) -> list[dict[str, str]]:
    if pages < 2:
        return []
    last = page + 1 == pages
    label = text_of(desk, "box.keeper.first_page" if last else "box.keeper.next_page")
    code = "w" if whole else "p"
    return [{"label": label, "choice": f"{code}{0 if last else page + 1}"}]


async def _door(work: Work, desk: Desk, run: Run, line: Line, here: Line | None) -> Values:
    door = await places.get_household(work, line.household_id)
    person = await people.find_person(work, line.person_id) if line.person_id else None
    age = age_on(person.born, desk.today()) if person else None
    return {
        "n": line.line,
        "door": door.name,
        "where": door.door or "",
        "name": person.address if person else "",
        "age": "" if age is None else str(age),
        "stage": text_of(desk, f"run.stage.{line.stage.value}"),
        "here": here is not None and line.line == here.line,
        "again": line.mark == "again",
    }


async def for_doctor(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """Lines that wait for a doctor, one after the other."""
    found = await _list(work, row, DOCTOR)
    if found is None:
        return None
    run, _ = found
    waiting = [x for x in await runs.lines_of(work, run.id) if x.stage is Stage.DOCTOR]
    values = await _values(work, desk, run, tuple(await runs.lines_of(work, run.id)))
    values |= {"waiting": len(waiting), "who": {}, "why": "", "marks": []}
    if waiting and run.state is RunState.OPEN:
        first = waiting[0]
        person = await people.find_person(work, first.person_id) if first.person_id else None
        values["who"] = await _door(work, desk, run, first, None)
        values["illness"] = (person.illness or "") if person else ""
        values["why"] = _why(desk, first.mark)
        values["marks"] = [
            {"label": text_of(desk, f"run.mark.{code}"), "choice": f"{code}{first.line}"}
            for code in ("y", "n")
        ]
    return Shown("run.doctor", {"illness": "", **values}, run.id)


def _why(desk: Desk, mark: str | None) -> str:
    for key in (f"box.avoid.{mark}", f"box.why.{mark}"):
        if desk.content.messages.has(key):
            return text_of(desk, key)
    return ""


async def _list(work: Work, row: OutboxRow, key: str) -> tuple[Run, str] | None:
    run = await runs.find_run(work, row.params["run"])
    if run is None:
        return None
    if await seeing.has_newer(work, row.chat_id, f"{about_list(run.id)}:{key}", row.id):
        return None
    return run, row.params["person"]
