"""A plan in plain words: every fault by row and column first, then what would happen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.content.content import Content
from bot.services.roster.applying import Applied
from bot.services.roster.lines import Fault
from bot.services.roster.plan import Change, Does, Plan

MOST_EACH = 20


def fault_lines(content: Content, plan: Plan) -> list[str]:
    """One line each, in the order of the sheet."""
    several = len(plan.sheets) > 1
    return [_fault(content, fault, several=several) for fault in plan.faults]


def _fault(content: Content, fault: Fault, *, several: bool) -> str:
    values = {"said": fault.said, "choices": fault.choices}
    words = _say(content, fault.key, values)
    where = {"sheet": fault.sheet if several else "", "row": fault.row,
             "column": fault.column, "heading": fault.heading, "words": words}  # fmt: skip
    return _say(content, "roster.fault.line", where)


def plan_lines(content: Content, plan: Plan, *, most: int = MOST_EACH) -> Iterator[str]:
    """Faults, then numbers, then who; a long list says how many more there are."""
    if not plan.sheets:
        yield _say(content, "roster.import.no_head", {})
        return
    faults = fault_lines(content, plan)
    if faults:
        yield _say(content, "roster.import.faults", {"n": len(faults)})
        yield from faults
    yield summary(content, plan)
    for does in Does:
        found = [change for change in plan.changes if change.does is does]
        if does is Does.SAME or not found:
            continue
        yield from (_change(content, change) for change in found[:most])
        yield from _more(content, len(found) - most)
    yield from _alike(content, plan, most)
    if plan.unused:
        words = "、".join(dict.fromkeys(plan.unused))[:120]
        yield _say(content, "roster.import.unused", {"words": words})


def summary(content: Content, plan: Plan) -> str:
    """How many are new, how many are changed, and so on."""
    counts = plan.counts
    return _say(
        content,
        "roster.import.summary",
        {
            "new": counts[Does.NEW] - plan.newcomers,
            "beside": plan.newcomers,
            "changed": counts[Does.CHANGED],
            "moved": counts[Does.MOVED],
            "ended": counts[Does.ENDED],
            "replaced": counts[Does.REPLACED],
            "same": counts[Does.SAME],
        },
    )


def applied_lines(content: Content, done: Applied) -> Iterator[str]:
    """What was written."""
    if done.resumed_at:
        yield _say(content, "roster.import.resumed", {"n": done.resumed_at})
    yield _say(content, "roster.import.done", {"n": done.done})
    for name, key in done.refused:
        yield f"{name}：{_say(content, key, {'name': name})}"


def _change(content: Content, change: Change) -> str:
    form = content.roster
    titles = [form.columns[code].title for code in change.fields if code in form.columns]
    titles += [
        _say(content, f"roster.field.{code}", {})
        for code in change.fields
        if code not in form.columns and content.messages.has(f"roster.field.{code}")
    ]
    values = {"row": change.row, "name": change.name, "fields": "、".join(dict.fromkeys(titles))}
    return _say(content, f"roster.does.{change.does.value}", values)


def _alike(content: Content, plan: Plan, most: int) -> Iterator[str]:
    if not plan.alike:
        return
    yield _say(content, "roster.import.alike", {"n": len(plan.alike)})
    for alike in plan.alike[:most]:
        yield _say(
            content,
            "roster.import.alike_line",
            {"row": alike.row, "name": alike.name, "other": alike.other, "born": alike.born,
             "place": alike.place, "id": alike.other_id},
        )  # fmt: skip
    yield from _more(content, len(plan.alike) - most)


def _more(content: Content, n: int) -> Iterator[str]:
    if n > 0:
        yield _say(content, "roster.import.more", {"n": n})


def _say(content: Content, key: str, values: Mapping[str, object]) -> str:
    return content.messages.render(key, values).text.strip()
