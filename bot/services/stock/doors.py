"""What people can do with the boxes: commands, and buttons beside those of a case."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.services.calls import Command
from bot.services.stock import answers, bringing, checking, handing, lending_out, returning
from bot.services.stock.given import on_gift
from bot.services.stock.given_in import on_gift_in
from bot.services.stock.given_where import on_where
from bot.services.stock.giving_out_doors import GIVING_OUT_COMMANDS, GIVING_OUT_PLAIN
from bot.services.stock.looking import on_all_page, on_page, on_todo, show_box
from bot.services.stock.news_taps import on_ask, on_move
from bot.services.stock.order_commands import ORDER_COMMANDS
from bot.services.stock.order_doors import ORDER_PLAIN
from bot.services.stock.scarce_child import on_child
from bot.services.stock.scarce_words import scarce_command
from bot.services.stock.supply import on_send
from bot.services.taps import CaseVerb, PlainVerb

STOCK_COMMANDS: Mapping[str, Command] = MappingProxyType(
    {"box": show_box, **ORDER_COMMANDS, **GIVING_OUT_COMMANDS, "scarce": scarce_command}
)
# Nothing of these is said in a group.
STOCK_IN_PRIVATE: frozenset[str] = (
    frozenset(ORDER_COMMANDS) | frozenset(GIVING_OUT_COMMANDS) | {"scarce"}
)

# Buttons on a case of kind box, tick or gift.
STOCK_ON_CASE: Mapping[str, CaseVerb] = MappingProxyType(
    {
        "box_whom": answers.on_whom,
        "box_list": answers.on_list,
        "box_give": handing.on_give,
        "box_none": handing.on_none,
        "box_bring": bringing.on_bring,
        "tick": answers.on_tick,
        "gift_in": on_gift_in,
        "box_send": on_send,
        "scarce_child": on_child,
        "gift_where": on_where,
    }
)
# Buttons on anything else of a box.
STOCK_PLAIN: Mapping[str, PlainVerb] = MappingProxyType(
    {
        **ORDER_PLAIN,
        **GIVING_OUT_PLAIN,
        "box_page": on_page,
        "box_todo": on_todo,
        "box_all": on_all_page,
        "loan_back": returning.on_back,
        "loan_more": returning.on_more,
        "loan_got": returning.on_got,
        "loan_out": lending_out.on_out,
        "loan_ok": checking.on_checked,
        "loan_lost": checking.on_lost,
        "loan_scrap": checking.on_scrap,
        "gift": on_gift,
        "box_ask": on_ask,
        "box_move": on_move,
    }
)
