"""What was stopped, or what somebody doubts, as those are shown it whose word counts."""

from __future__ import annotations

from typing import Any

from bot.domain.roles import wears
from bot.domain.studio import CODE
from bot.services.desk import Desk
from bot.services.prompts.library import find
from bot.services.roles import covering
from bot.services.views.names import named_with_role, text_of
from bot.store import prompts, studio
from bot.store.database import Work
from bot.store.prompts import Send

STOPPED, TOLD = "prompts.stopped", "prompts.stopped.told"
DOUBTED = "prompts.stopped.doubted"
DOCTORS = ("doctor", "health_officer")


def is_own(send: Send) -> bool:
    """Whether the village wrote it: then it is written anew, by the ways of what is written."""
    return send.prompt.startswith(CODE)


async def answers_for(work: Work, desk: Desk, person_id: str, send: Send, *roles: str) -> bool:
    """Whether somebody is one of these where it was said."""
    return wears(await covering(work, desk, person_id, send.unit_id), *roles)


async def say_stopped(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Only a doctor may let it be said again."""
    return await _values(work, desk, params, ("yes",))


async def say_doubted(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Nobody is told who doubts it."""
    return await _values(work, desk, params, ("stop", "yes"))


async def _values(
    work: Work, desk: Desk, params: dict[str, str], taps: tuple[str, ...]
) -> dict[str, Any]:
    send = await prompts.find_send(work, params["send"])
    if send is None:
        return {"title": "", "text": "", "who": "", "times": 0, "own": False, "taps": [],
                "_subject": "-"}  # fmt: skip
    doctor = await answers_for(work, desk, params["to"], send, *DOCTORS)
    able = taps if len(taps) > 1 or (doctor and not is_own(send)) else ()
    title, text = await _words(work, desk, send)
    return {
        "title": title,
        "text": text,
        "who": await named_with_role(work, desk, params.get("who")),
        "times": int(params.get("times", "0")),
        "own": is_own(send),
        "taps": [{"label": text_of(desk, f"prompts.stopped.tap.{t}"), "choice": t} for t in able],
        "_subject": send.id,
    }


async def _words(work: Work, desk: Desk, send: Send) -> tuple[str, str]:
    """Its title and its text; of what the village wrote and took back too."""
    prompt = await find(work, desk, send.prompt, send.unit_id)
    if prompt is not None:
        return prompt.card_title, prompt.text
    draft = await studio.find(work, send.prompt.removeprefix(CODE)) if is_own(send) else None
    topic = desk.content.prompting.topics.get(send.topic, send.topic)
    return topic, draft.words if draft is not None else topic


async def say_withdrawn(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """In the place of its plainer copy, and of the one that was read."""
    return {"topic": params["topic"]}
