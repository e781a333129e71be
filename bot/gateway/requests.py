"""Connections to the Bot API server: how many, how patient, and through which proxy."""

from __future__ import annotations

from typing import Any
from urllib.request import getproxies

import httpx
from telegram.request import BaseRequest, HTTPXRequest

from bot.clock import real_monotonic
from bot.gateway.here import is_encrypted, is_here
from bot.gateway.wire import Wire

CALLS_AT_ONCE = 16
POLLS_AT_ONCE = 2


def make_request(api: str) -> BaseRequest:
    """For everything but polling."""
    return HTTPXRequest(
        connection_pool_size=CALLS_AT_ONCE,
        read_timeout=15.0,
        write_timeout=15.0,
        connect_timeout=10.0,
        pool_timeout=5.0,
        httpx_kwargs=_way_to(api, CALLS_AT_ONCE),
    )


def make_poll_request(api: str) -> BaseRequest:
    """For polling alone: a wedged connection must not leave it without any."""
    return HTTPXRequest(
        connection_pool_size=POLLS_AT_ONCE,
        connect_timeout=10.0,
        httpx_kwargs=_way_to(api, POLLS_AT_ONCE),
    )


def request_to(app: Any) -> BaseRequest:
    """To a server in this very process, an ASGI application: no network is touched."""
    return HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(app), "trust_env": False})


def _way_to(api: str, most: int) -> dict[str, Any]:
    """Straight there; where the environment names a proxy, as the library goes through it."""
    here = is_here(api)
    if getproxies() and not here:
        # All the certificates of the world are read only where something is encrypted.
        return {"trust_env": True, "verify": is_encrypted(api)}
    return {"trust_env": not here, "transport": Wire(most, real_monotonic)}
