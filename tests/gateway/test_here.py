"""What the address of a server says of it."""

from __future__ import annotations

import pytest

from bot.gateway.here import is_encrypted, is_here


@pytest.mark.parametrize(
    ("api", "here", "encrypted"),
    [
        ("https://api.telegram.org", False, True),
        ("http://127.0.0.1:8081", True, False),
        ("http://localhost", True, False),
        ("https://[::1]:8443", True, True),
        ("http://botapi.example", False, False),
    ],
)
def test_certificates_are_for_what_is_encrypted(api: str, here: bool, encrypted: bool) -> None:
    assert is_here(api) is here
    assert is_encrypted(api) is encrypted
