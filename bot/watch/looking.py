"""Asks the bot how it is, over HTTP, as anybody could."""

from __future__ import annotations

import httpx

from bot.domain.watching import Look, Sight
from bot.gateway.here import is_here

SILENT = Look(Sight.SILENT)


async def look_at(
    url: str, patience: float, transport: httpx.AsyncBaseTransport | None = None
) -> Look:
    """A new connection each time: an old one may be wedged."""
    try:
        async with httpx.AsyncClient(
            timeout=patience, trust_env=not is_here(url), transport=transport
        ) as http:
            return read_health((await http.get(url)).json())
    except (httpx.HTTPError, ValueError):
        return SILENT


def read_health(told: object) -> Look:
    """What stands in /healthz; whatever else answers there is not the bot."""
    if not isinstance(told, dict) or not isinstance(told.get("ok"), bool):
        return SILENT
    if told["ok"]:
        return Look(Sight.WELL)
    age = told.get("last_poll_seconds_ago")
    return Look(Sight.DEAF, float(age) if isinstance(age, int | float) else 0.0)
