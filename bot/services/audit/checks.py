"""What is looked for: each with the query that finds it and the spans after which it is a fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.content.retention import DEFAULT
from bot.domain.auditing import agrees
from bot.domain.times import to_text
from bot.services.desk import Desk
from bot.store.database import Row

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
Params = Mapping[str, object]
Spans = Callable[[Desk], tuple[Params, ...]]


def _is_bad(row: Row) -> bool:
    return bool(row["bad"])


def _disagrees(row: Row) -> bool:
    return not agrees(row["state"], row["last"], row["outcome"])


@dataclass(frozen=True, slots=True)
class Check:
    """`spans` gives the values of its query, once for each time it is asked."""

    code: str
    spans: Spans
    whole: bool = False  # goes through a table, from key to key
    # Only what was begun in the days that are looked at: before now, or before its `before`.
    lately: bool = False
    bad: Callable[[Row], bool] = _is_bad


def _nothing(desk: Desk) -> tuple[Params, ...]:
    return ({},)


def _late(span: timedelta) -> Spans:
    return lambda desk: ({"late": _ago(desk, span)},)


def _timers(desk: Desk) -> tuple[Params, ...]:
    return ({"late": _ago(desk, 2 * DAY), "day": (desk.today() - 2 * DAY).isoformat()},)


def _questions(desk: Desk) -> tuple[Params, ...]:
    return ({"late": _ago(desk, 2 * HOUR), "far": _ago(desk, -30 * DAY)},)


def _duties(desk: Desk) -> tuple[Params, ...]:
    return ({"now": _ago(desk, HOUR), "tomorrow": (desk.today() + DAY).isoformat()},)


def _prompts(desk: Desk) -> tuple[Params, ...]:
    most = desk.content.prompting.group_a_day
    return ({"since": (desk.today() - 2 * DAY).isoformat(), "group_a_day": most},)


def _words(desk: Desk) -> tuple[Params, ...]:
    """Of every kind with a span of its own; of all by the longest. They go in the night."""
    said, longest = desk.content.retention.said, max(desk.content.retention.said.values())
    kinds = {None if kind == DEFAULT else kind: span for kind, span in said.items()}
    kinds[None] = longest
    return tuple(
        {"kind": kind, "before": _ago(desk, span + 3 * DAY)} for kind, span in kinds.items()
    )


def _ago(desk: Desk, span: timedelta) -> str:
    moment: datetime = desk.now() - span
    return to_text(moment)


_ALL = (
    Check("message_unsent", _late(6 * HOUR)),
    Check("message_in_flight", _late(HOUR / 2)),
    Check("message_refused", _nothing),
    Check("message_twice", _nothing, whole=True, lately=True),
    Check("case_no_next_step", _nothing),
    Check("case_overdue", _late(2 * HOUR)),
    Check("case_no_outcome", _nothing, whole=True, lately=True),
    Check("case_against_events", _nothing, whole=True, lately=True, bad=_disagrees),
    Check("case_held_by_gone", _nothing),
    Check("emergency_unheard", _late(HOUR / 4)),
    Check("timer_overdue", _timers),
    Check("stock_sum", _nothing, whole=True),
    Check("stock_negative", _nothing, whole=True),
    Check("seats_taken", _nothing),
    Check("question_left_open", _questions),
    Check("update_waiting", _late(HOUR / 2)),
    Check("update_set_aside", _nothing),
    Check("prompt_twice", _prompts, whole=True),
    Check("dead_asked", _nothing),
    Check("duty_by_gone", _duties),
    Check("words_kept", _words, whole=True, lately=True),
)
CHECKS: Mapping[str, Check] = MappingProxyType({check.code: check for check in _ALL})
