"""Values of the boxes' messages, by message key; each part of the box says its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.domain.case import Case
from bot.services.desk import Desk
from bot.services.stock import (
    cards,
    given_saying,
    given_where,
    loans,
    scarce_view,
    supply_view,
    watch_view,
)
from bot.services.stock.giving_out_doors import GIVING_OUT_SAYING
from bot.services.stock.order_doors import ORDER_SAYING
from bot.services.stock.showing import (
    say_counts,
    say_hours,
    say_mine,
    say_one,
    say_overview,
    say_todo,
)
from bot.store.database import Work

Saying = Callable[[Work, Desk, dict[str, str]], Awaitable[dict[str, Any]]]
Task = Callable[[Work, Desk, Case], Awaitable[dict[str, Any]]]

# What a card of taking shows beside its case.
STOCK_TASKS: Mapping[str, Task] = MappingProxyType(
    {
        "box": cards.task,
        "tick": cards.tick_task,
        "gift": given_saying.task,
        "supply": supply_view.task,
    }
)
TAKING = (
    "box.kept", "box.queued", "box.claimed", "box.climbed", "box.ask.whom", "box.ask.list",
    "box.doctor_first", "box.doctor_yes", "box.doctor_no", "box.doctor_only", "box.not_for",
    "box.leaflet", "box.lapsed", "box.stopped", "box.expired", "box.in_group", "box.answered",
)  # fmt: skip

# In its values `_subject` is what the buttons are about.
STOCK_SAYING: Mapping[str, Saying] = MappingProxyType(
    {
        **ORDER_SAYING,
        **GIVING_OUT_SAYING,
        "box.mine": say_mine,
        "box.hours": say_hours,
        **dict.fromkeys(loans.ABOUT_ONE, loans.say),
        **dict.fromkeys(loans.LISTS, loans.say_list),
        **dict.fromkeys(loans.OUT, loans.say_out),
        "box.one": say_one,
        "box.todo": say_todo,
        "box.overview": say_overview,
        "box.counts": say_counts,
        **dict.fromkeys(TAKING, cards.values),
        "gift.where": given_where.say_where,
        "box.news": watch_view.say_news,
        **dict.fromkeys(("box.queued_scarce", "scarce.waits"), scarce_view.say_queued),
        **dict.fromkeys(("scarce.on", "scarce.off"), scarce_view.say_state),
        **dict.fromkeys(scarce_view.ANSWERS, scarce_view.say_things),
        **dict.fromkeys(given_saying.KEYS, given_saying.say),
    }
)
