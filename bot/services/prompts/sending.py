"""Saying a prompt once: to a group, to one person, to all groups of a unit."""

from __future__ import annotations

from datetime import datetime

from bot.domain.people import Chat
from bot.domain.prompting import NOW
from bot.domain.prompts import Prompt
from bot.services.desk import Desk
from bot.store.database import Work

GROUP_KEY, PERSON_KEY = "prompt.group", "prompt.person"


def about_send(send_id: str) -> str:
    """The matter of the message of a send: `outbox.want_row(work, f"{about}@{chat_id}")`."""
    return f"prompt:{send_id}"


async def to_group(
    work: Work,
    desk: Desk,
    prompt: Prompt,
    chat: Chat,
    *,
    slot: str = NOW,
    at: datetime | None = None,
    danger: bool = False,
) -> str | None:
    """The id of the send; None where it was said there today, or something else was.

    `danger` goes out at once with sound, also in mourning, and is not counted as the day's prompt.
    """
    return None


async def to_person(
    work: Work,
    desk: Desk,
    prompt: Prompt,
    person_id: str,
    *,
    slot: str = NOW,
    at: datetime | None = None,
    danger: bool = False,
) -> str | None:
    """The id of the send; None where they had it, had enough this week, or cannot be reached."""
    return None


async def to_unit(
    work: Work,
    desk: Desk,
    prompt: Prompt,
    unit_id: str,
    *,
    slot: str = NOW,
    danger: bool = False,
) -> tuple[str, ...]:
    """To every group of a unit and of all below; the sends that are new."""
    return ()


async def redraw(work: Work, send_id: str) -> None:
    """Its message shows the count as it is now, edited without sound."""
