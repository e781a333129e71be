"""What can be done to the server itself over HTTP: its time, its faults, its memory."""

from typing import Any

from bot.simulator.body import Body
from bot.simulator.clock import as_moment
from bot.simulator.core import Core
from bot.simulator.errors import PeopleError
from bot.simulator.faults import Fault
from bot.simulator.people import People
from bot.simulator.snapshot import load_snapshot, reset

Json = dict[str, Any]
FAULTS = ("delay", "lose_answer", "fail", "flood", "unauthorized", "duplicate_updates")


def clock(core: Core, people: People, body: Body) -> Json:
    try:
        if "speed" in body.values:
            core.clock.speed = body.float("speed")
        if "set" in body.values:
            core.clock.set(as_moment(body.text("set")))
    except ValueError as error:
        raise PeopleError(str(error)) from None
    if "jump" in body.values:
        core.clock.jump(body.float("jump"))
    if "pause" in body.values:
        (core.clock.pause if body.flag("pause") else core.clock.resume)()
    return core.clock.describe()


def faults(core: Core, people: People, body: Body) -> Json:
    kind = body.text("kind")
    if kind not in FAULTS:
        raise PeopleError(f"kind must be one of {', '.join(FAULTS)}")
    fault = Fault(kind, body.text("method", "*"), body.optional("times") or 1)
    if kind == "duplicate_updates":
        fault.method = "getUpdates"
    fault.seconds = body.float("seconds") if kind == "delay" else 0.0
    fault.status = body.number("status") if kind == "fail" else 0
    fault.retry_after = body.number("retry_after") if kind == "flood" else 0
    core.faults.plan(fault)
    return {"faults": core.faults.describe()}


def limits(core: Core, people: People, body: Body) -> Json:
    core.limits.enforce = body.flag("enforce", True)
    return {"enforce": core.limits.enforce}


def privacy(core: Core, people: People, body: Body) -> Json:
    core.privacy = body.flag("on", True)
    return {"on": core.privacy}


def snapshot(core: Core, people: People, body: Body) -> Json:
    load_snapshot(core, body.values)
    return {}


def start_over(core: Core, people: People, body: Body) -> Json:
    reset(core)
    return {}
