"""Values of the message to the admins: sorts of faults and how many of each."""

from __future__ import annotations

from typing import Any

from bot.services.desk import Desk
from bot.services.tasks.showing import Saying
from bot.services.views.names import text_of
from bot.store.database import Work


async def say_found(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """By the parameter `found`: code=number, with commas."""
    found = [line.partition("=") for line in params["found"].split(",")]
    return {
        "lines": [
            {"says": text_of(desk, f"audit.says.{code}"), "n": int(n)} for code, _, n in found
        ]
    }


SAYING: dict[str, Saying] = {"audit.found": say_found}
