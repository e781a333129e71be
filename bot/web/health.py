"""/healthz, /readyz and /metrics: the same report, for people and for machines."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.web.metrics import CONTENT_TYPE, as_metrics
from bot.web.report import Report

Look = Callable[[], Awaitable[Report]]
FRESH = {"Cache-Control": "no-store"}


def health_routes(look: Look) -> list[BaseRoute]:
    """Three pages; none says anything of anybody."""

    async def health(request: Request) -> Response:
        report = await look()
        return JSONResponse(report.as_json(), 200 if report.ok else 503, headers=FRESH)

    async def ready(request: Request) -> Response:
        reasons = (await look()).unready
        told = {"ready": not reasons, "reasons": list(reasons)}
        return JSONResponse(told, 503 if reasons else 200, headers=FRESH)

    async def metrics(request: Request) -> Response:
        return Response(as_metrics(await look()), media_type=CONTENT_TYPE, headers=FRESH)

    pages = {"/healthz": health, "/readyz": ready, "/metrics": metrics}
    return [Route(path, page) for path, page in pages.items()]
