"""Serves pages on a socket of our own, so that a taken port is our sentence."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.faults import StartFault

PATIENCE = 2  # seconds for what is still being answered when the process ends


class _Server(uvicorn.Server):
    """Leaves signals to us."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """The bound socket; StartFault says why there is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        bound = _bind(family, host, port)
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            said = f"The port {port} is taken by another program; choose another one."
        else:
            said = f"The address {host}:{port} cannot be used; choose another one."
        raise StartFault(said) from fault
    with bound:
        yield bound


def _bind(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    # Without the protocol's number asyncio does not switch Nagle's waiting off: 40 ms an answer.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(128)
    except OSError:
        bound.close()
        raise
    return bound


def address_of(bound: socket.socket) -> str:
    """What to type into a browser on this machine."""
    host, port = bound.getsockname()[:2]
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


@asynccontextmanager
async def serving(app: ASGIApp, bound: socket.socket) -> AsyncIterator[None]:
    """Answers while the block runs; in the end what is under way gets a moment."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
    )
    server = _Server(config)
    running = asyncio.create_task(server.serve([bound]))
    try:
        yield
    finally:
        server.should_exit = True
        await running
