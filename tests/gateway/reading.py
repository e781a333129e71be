"""The last update as the gateway reads it."""

from __future__ import annotations

from typing import Any

from bot.gateway.inbound import is_chatter_candidate, read_membership, read_message
from bot.gateway.raw import bot_key
from bot.services.incoming import Heard, Membership
from tests.gateway.places import TOKEN

GROUP = -77
GROUP_TEXT = {"chat": {"type": "group", "id": 1}, "text": "x"}


def heard(last: Any) -> Heard:
    found = read_message(last()[1])
    assert found is not None
    return found


def stands(last: Any) -> Membership:
    found = read_membership(last()[1])
    assert found is not None
    return found


def chatter(last: Any) -> str | None:
    return is_chatter_candidate(last()[0], int(bot_key(TOKEN)), "linli_bot")
