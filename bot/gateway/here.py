"""Whether a server is on this very machine, where no line can be down."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_here(api: str) -> bool:
    """Whether the server is on this machine."""
    host = urlsplit(api).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
