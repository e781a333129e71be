"""The whole of it: one local Telegram with both its sides, as one ASGI application."""

from datetime import datetime
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.simulator.clock import Real
from bot.simulator.core import Core
from bot.simulator.people import People
from bot.simulator.recorder import Record, Request
from bot.simulator.routes_bot import BotRoutes
from bot.simulator.routes_sim import SimRoutes
from bot.simulator.snapshot import load_snapshot, reset, take_snapshot
from bot.simulator.webhook import Pusher


class FrontDoor:
    """The bot goes one way, straight to its methods; people and pages the other."""

    def __init__(self, bot: ASGIApp, web: ASGIApp) -> None:
        self.bot, self.web = bot, web

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        for_bot = scope["type"] == "http" and scope["path"].startswith(("/bot", "/file/bot"))
        await (self.bot if for_bot else self.web)(scope, receive, send)


class Simulator(Core):
    """A Bot API server for one bot, and the village of people around it."""

    def __init__(
        self,
        token: str,
        bot_username: str,
        bot_name: str,
        real: Real,
        start: datetime,
        record: Record | None = None,
    ) -> None:
        super().__init__(token, bot_username, bot_name, real, start, record)
        self.people = People(self)
        self.pusher = Pusher(self)
        self.webhook_changed = self.pusher.webhook_changed
        self._web = Starlette(routes=SimRoutes(self, self.people).routes())
        self.app: ASGIApp = FrontDoor(BotRoutes(self), self._web)

    def mount(self, path: str, app: ASGIApp) -> None:
        """Hangs another application under this server; what is mounted first comes first."""
        self._web.router.routes.append(Mount(path, app=app))

    @property
    def requests(self) -> list[Request]:
        """What the bot asked for, oldest first."""
        return list(self.recorder.requests)

    def sent(self, method_prefix: str = "send") -> list[Request]:
        """Requests that succeeded and whose method begins so."""
        return self.recorder.sent(method_prefix)

    def snapshot(self) -> dict[str, Any]:
        """The whole world as plain values."""
        return take_snapshot(self)

    def load(self, snapshot: dict[str, Any]) -> None:
        load_snapshot(self, snapshot)

    def reset(self) -> None:
        reset(self)

    async def aclose(self) -> None:
        """Ends long polls, the streams of pages and the pushing to a webhook."""
        self.polling.closed = True
        self.updates.wake()
        self.events.close()
        await self.pusher.close()
