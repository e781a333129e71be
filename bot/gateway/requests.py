"""Connections to the Bot API server: how many, how patient, and through which proxy."""

from __future__ import annotations

from typing import Any

import httpx
from telegram.request import BaseRequest, HTTPXRequest

from bot.gateway.here import is_encrypted, is_here

CALLS_AT_ONCE = 16


def make_request(api: str) -> BaseRequest:
    """For everything but polling."""
    return HTTPXRequest(
        connection_pool_size=CALLS_AT_ONCE,
        read_timeout=15.0,
        write_timeout=15.0,
        connect_timeout=10.0,
        pool_timeout=5.0,
        httpx_kwargs=_environment(api),
    )


def make_poll_request(api: str) -> BaseRequest:
    """For polling alone: a wedged connection must not leave it without any."""
    return HTTPXRequest(
        connection_pool_size=2, connect_timeout=10.0, httpx_kwargs=_environment(api)
    )


def request_to(app: Any) -> BaseRequest:
    """To a server in this very process, an ASGI application: no network is touched."""
    return HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(app), "trust_env": False})


def _environment(api: str) -> dict[str, bool]:
    # A proxy is asked even for this very machine, where it cannot help; and all the certificates
    # of the world are read even where nothing will be encrypted.
    return {"trust_env": not is_here(api), "verify": is_encrypted(api)}
