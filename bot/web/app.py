"""All pages of the bot as one application."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.web.health import Look, health_routes


def build_web(look: Look, more: Iterable[BaseRoute] = ()) -> Starlette:
    """Health and metrics, and what somebody else hangs beside them."""
    return Starlette(routes=[*health_routes(look), *more])
