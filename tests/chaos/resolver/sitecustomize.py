"""Read by Python itself before the bot: names are found by a file, so that DNS can be away."""

import os
import socket
from pathlib import Path

NAME = "telegram.chaos.test"
_real = socket.getaddrinfo
_asked = 0


def _look_up(host, port, *rest, **more):  # type: ignore[no-untyped-def]
    """The first time it is found (the village's clock is asked for then), later by the file."""
    global _asked
    if host not in (NAME, NAME.encode()):
        return _real(host, port, *rest, **more)
    _asked += 1
    if _asked > 1 and Path(os.environ["CHAOS_DNS_AWAY"]).exists():
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    return _real("127.0.0.1", port, *rest, **more)


socket.getaddrinfo = _look_up
