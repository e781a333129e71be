"""All pages of the bot as one application."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.health import Look, health_routes


def build_web(look: Look, more: Iterable[BaseRoute] = ()) -> Starlette:
    """Health and metrics, and what somebody else hangs beside them.

    Pages with names on them come as `more`, each behind a session of its own (a deep link of the
    bot, used once, gives one); they read through services, where rights are, and get a row in
    tests/contract/rights.yaml.
    """
    return Starlette(routes=[*health_routes(look), *more])


class FrontDoor:
    """Open from the first moment: until the bot is there, everything is answered with 503."""

    def __init__(self) -> None:
        self._app: ASGIApp = JSONResponse({"ok": False, "starting": True}, 503)

    def lead_to(self, app: ASGIApp) -> None:
        """From now on, this answers."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)
