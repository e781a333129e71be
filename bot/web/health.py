"""/healthz, /readyz and /metrics: the same report, for people and for machines."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.services.describing import ERRORS, trouble_of
from bot.web.metrics import CONTENT_TYPE, as_metrics
from bot.web.report import Report

Look = Callable[[], Awaitable[Report]]
FRESH = {"Cache-Control": "no-store"}


def health_routes(look: Look) -> list[BaseRoute]:
    """Three pages; none says anything of anybody."""

    async def health(request: Request) -> Response:
        try:
            report = await look()
        except ERRORS as fault:
            return JSONResponse({"ok": False, "unready": _why(fault)}, 503, headers=FRESH)
        return JSONResponse(report.as_json(), 200 if report.ok else 503, headers=FRESH)

    async def ready(request: Request) -> Response:
        try:
            reasons = list((await look()).unready)
        except ERRORS as fault:
            reasons = _why(fault)
        told = {"ready": not reasons, "reasons": reasons}
        return JSONResponse(told, 503 if reasons else 200, headers=FRESH)

    async def metrics(request: Request) -> Response:
        return Response(as_metrics(await look()), media_type=CONTENT_TYPE, headers=FRESH)

    pages = {"/healthz": health, "/readyz": ready, "/metrics": metrics}
    return [Route(path, page) for path, page in pages.items()]


def _why(fault: Exception) -> list[str]:
    """A database that cannot even be read is the reason, whatever else is wrong."""
    return [trouble_of(fault) or "the database cannot be read"]
