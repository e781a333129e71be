"""Connections to the Bot API server: how many, how patient, and through which proxy."""

from __future__ import annotations

from typing import Any
from urllib.request import getproxies

import httpx
from telegram.request import BaseRequest, HTTPXRequest

from bot.clock import real_monotonic
from bot.gateway.here import is_encrypted, is_here
from bot.gateway.straight import StraightRequest
from bot.gateway.wire import Waits, Wire

CALLS_AT_ONCE = 16
POLLS_AT_ONCE = 2
_CALLS = Waits(connect=10.0, read=15.0, write=15.0, pool=5.0)
_POLLS = Waits(connect=10.0, read=5.0, write=5.0, pool=1.0)


def make_request(api: str) -> BaseRequest:
    """For everything but polling."""
    return _request_to(api, CALLS_AT_ONCE, _CALLS)


def make_poll_request(api: str) -> BaseRequest:
    """For polling alone: a wedged connection must not leave it without any."""
    return _request_to(api, POLLS_AT_ONCE, _POLLS)


def request_to(app: Any) -> BaseRequest:
    """To a server in this very process, an ASGI application: no network is touched."""
    return HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(app), "trust_env": False})


def _request_to(api: str, most: int, waits: Waits) -> BaseRequest:
    """Straight there; where the environment names a proxy, as the library goes through it."""
    if not getproxies() or is_here(api):
        return StraightRequest(Wire(most, real_monotonic), waits)
    return HTTPXRequest(
        connection_pool_size=most,
        read_timeout=waits.read,
        write_timeout=waits.write,
        connect_timeout=waits.connect,
        pool_timeout=waits.pool,
        # All the certificates of the world are read only where something is encrypted.
        httpx_kwargs={"trust_env": True, "verify": is_encrypted(api)},
    )
