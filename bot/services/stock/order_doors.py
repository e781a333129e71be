"""The buttons of a keeper's orders, and the values of what is said about them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.services.desk import Desk
from bot.services.stock import order_fixing, order_moving, order_saying, order_taps, stock_take
from bot.services.stock import order_values as values
from bot.services.stock.order_answers import on_pick
from bot.services.taps import PlainVerb
from bot.store.database import Work

Saying = Callable[[Work, Desk, dict[str, str]], Awaitable[dict[str, Any]]]
ACTS = ("in", "count", "discard", "transfer", "recall", "unblock", "arrived")
ASKED = ("what", "item", "box", "to", "qty", "last", "reason", "thrown", "where", "short")
REFUSED = (
    "not_there", "short", "more", "measure", "no_such_lot", "recalled_already",
    "unblocked_already", "accept",
)  # fmt: skip
TRANSFERS = (
    "coming", "asked", "sent", "declined", "arrived", "arrived_less", "not_there", "back", "noted",
    "late_sent", "late_coming", "late",
)  # fmt: skip

ORDER_PLAIN: Mapping[str, PlainVerb] = MappingProxyType(
    {
        "order": order_taps.on_order,
        "order_pick": on_pick,
        "box_in": order_taps.on_example,
        "box_count": stock_take.on_start,
        "box_line": stock_take.on_line,
        "box_back": order_fixing.on_back,
        "move_got": order_moving.on_got,
        "move_send": order_moving.on_send,
        "move_back": order_moving.on_come_back,
    }
)
ORDER_SAYING: Mapping[str, Saying] = MappingProxyType(
    {
        **dict.fromkeys((f"order.read.{act}" for act in ACTS), order_saying.say_order),
        **dict.fromkeys((f"order.ask.{what}" for what in ASKED), order_saying.say_order),
        **dict.fromkeys((f"order.no.{why}" for why in REFUSED), order_saying.echo),
        **dict.fromkeys((f"transfer.{what}" for what in TRANSFERS), values.say_transfer),
        "order.sent": values.say_transfer,
        "order.asked_for": values.say_transfer,
        "order.written": values.say_written,
        "order.recalled": values.say_recalled,
        "order.unblocked": values.say_recalled,
        "order.last": values.say_last,
        "order.taken_back": order_saying.echo,
        "walk.line": values.say_walk,
        "walk.done": values.say_walk,
        "walk.which": values.say_which,
        "recall.keeper": order_saying.echo,
        "recall.over": order_saying.echo,
        "recall.taker": order_saying.echo,
    }
)
