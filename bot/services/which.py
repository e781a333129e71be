"""Which of several matters was meant: three buttons at most, the rest behind one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.telling import Message, tell_chat
from bot.services.views.case_view import title_of
from bot.services.views.names import name_of, text_of
from bot.store import cases, outbox
from bot.store.database import Work

BUTTONS, MOST = 3, 12
MORE = "more"


async def ask(
    work: Work,
    desk: Desk,
    actor: Actor,
    found: Iterable[Case],
    word: str,
    occasion: str,
    chat: str | None = None,
) -> None:
    """The press does what the word said, to the one that is pressed."""
    meant = ",".join([case.id for case in found][:MOST])
    await _ask(work, desk, actor, meant, word, occasion, chat)


async def _ask(
    work: Work,
    desk: Desk,
    actor: Actor,
    meant: str,
    word: str,
    occasion: str,
    chat: str | None = None,
) -> None:
    params = {"cases": meant, "word": word}
    if actor.person is not None:
        params["me"] = actor.person.id
    about = f"which:{actor.chat.id}:{occasion}"
    message = Message("ask.which", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, chat or actor.chat.id, message)


async def ask_the_rest(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """None of those shown: the next ones."""
    row = None
    if pressed.message_id is not None:
        row = await outbox.find_by_message(work, actor.chat.id, pressed.message_id)
    rest = row.params.get("cases", "").split(",")[BUTTONS - 1 :] if row else []
    if row is None or not rest:
        return Refused("press.unknown")
    word = row.params.get("word", "")
    await _ask(work, desk, actor, ",".join(rest), word, f"{pressed.message_id}:{len(rest)}")
    return Done()


async def say_which(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Of somebody else's matter also whose it is."""
    ids, word = params["cases"].split(","), params["word"]
    shown = ids if len(ids) <= BUTTONS else ids[: BUTTONS - 1]
    choices = []
    for case in filter(None, [await cases.find_case(work, one) for one in shown]):
        label = f"{case.number} {title_of(desk, case)}"
        if "me" in params and params["me"] not in (case.subject_id, case.author_id):
            label += f" {await name_of(work, case.subject_id)}" if case.subject_id else ""
        choices.append({"label": label, "choice": f"{case.number}|{word}"})
    if len(shown) < len(ids):
        choices.append({"label": text_of(desk, "ask.which_more"), "choice": f"{MORE}|{word}"})
    return {"choices": choices}
