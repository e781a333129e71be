"""/in, /count, /discard, /transfer, /recall, /unblock, /fix: the act, and the sentence after it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.outcome import Refused
from bot.services.calls import Call, Command
from bot.services.stock.order_words import read_order, with_act
from bot.services.stock.orders import lacks_right, take

_ALONE = ("count", "fix")  # say enough without another word


def _command(act: str) -> Command:
    async def run(call: Call) -> None:
        actor = call.actor
        if actor.person is None or actor.account is None:
            await call.tell(Refused("stock.no.keeper"))
            return
        why = await lacks_right(call.work, actor, act)
        if why is not None:
            await call.tell(why)
            return
        sentence = call.heard.argument.strip()
        if not sentence and act not in _ALONE:
            await call.say(f"order.example.{act}")
            return
        text = with_act(call.desk, act, sentence)
        read = read_order(call.desk, text, act)
        await take(call.work, call.desk, actor, read, text, str(call.heard.message_id))

    return run


ORDER_COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        act: _command(act)
        for act in ("in", "count", "discard", "transfer", "recall", "unblock", "fix")
    }
)
