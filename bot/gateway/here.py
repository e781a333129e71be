"""What the address of a server says: whether it is this very machine, whether it is encrypted."""

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


def is_encrypted(api: str) -> bool:
    """Whether anything has to be known of certificates to speak with it."""
    return urlsplit(api).scheme != "http"
