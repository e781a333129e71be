"""The library's application as we use it: no updater, no jobs, no persistence, no limiter."""

from __future__ import annotations

from typing import Any

from telegram import Bot
from telegram.ext import Application, ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest

from bot.handlers import ROUTES
from bot.handlers.context import VillageContext
from bot.handlers.doors import Doors
from bot.handlers.errors import ON_ERROR

App = Application[Any, Any, Any, Any, Any, Any]


class VillageApplication(App):
    """Knows the doors, so that a context can lead through them."""

    doors: Doors

    def __init__(self, *, doors: Doors, **rest: Any) -> None:
        super().__init__(**rest)
        self.doors = doors


def build_bot(token: str, api: str, request: BaseRequest, polling: BaseRequest) -> Bot:
    """The plain one: limits are kept by the dispatcher, updates are fetched by the poller."""
    return Bot(
        token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=request,
        get_updates_request=polling,
    )


def build_application(bot: Bot, doors: Doors) -> VillageApplication:
    """With every handler registered."""
    builder: Any = ApplicationBuilder().bot(bot).updater(None).job_queue(None)
    application: VillageApplication = (
        builder.application_class(VillageApplication, {"doors": doors})
        .context_types(ContextTypes(context=VillageContext))
        .build()
    )
    application.add_handlers(ROUTES)
    application.add_error_handler(ON_ERROR)
    return application
