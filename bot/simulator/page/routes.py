"""Serves the page: its one document, its static files, and what it needs to know at the start."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.simulator.page.scenes import Scene

STATIC = Path(__file__).parent / "static"
# Whose phones lie on the table when the address names none.
SAMPLE_PHONES = ("王秀英", "李小芳", "赵卫国", "陈明", "周建国")
NO_NOTES: Mapping[int, str] = MappingProxyType({})
# Only our own files run, so that a text which slipped through as markup still does nothing.
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class FreshFiles(StaticFiles):
    """Static files that a browser asks for again, so that an upgraded page is not half old."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def page_routes(
    scenes: Sequence[Scene],
    phones: Sequence[str] = SAMPLE_PHONES,
    zone: str = "Asia/Shanghai",
    notes: Mapping[int, str] = NO_NOTES,
) -> list[BaseRoute]:
    """Routes for `/`, `/page/setup` and `/page/static/…`; the page itself speaks to `/sim/…`.

    `phones` are names, `notes` says by Telegram id who somebody is in the village.
    """
    setup = {
        "phones": list(phones),
        "zone": zone,
        "notes": {str(person): note for person, note in notes.items()},
        "scenes": [asdict(scene) for scene in scenes],
    }

    async def index(request: Request) -> Response:
        return FileResponse(STATIC / "index.html", media_type="text/html", headers=HEADERS)

    async def give_setup(request: Request) -> Response:
        return JSONResponse(setup, headers={"Cache-Control": "no-store"})

    return [
        Route("/", index),
        Route("/page/setup", give_setup),
        Mount("/page/static", FreshFiles(directory=STATIC)),
    ]


def page_app(
    scenes: Sequence[Scene],
    phones: Sequence[str] = SAMPLE_PHONES,
    zone: str = "Asia/Shanghai",
    notes: Mapping[int, str] = NO_NOTES,
) -> Starlette:
    """The same as an application, to be hung under a simulator: `sim.mount("/", page_app(…))`."""
    return Starlette(routes=page_routes(scenes, phones, zone, notes))
