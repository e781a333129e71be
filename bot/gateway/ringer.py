"""The Ringer port: runs the operator's command, or calls the operator's address."""

from __future__ import annotations

import asyncio
import json
import shlex
from asyncio.subprocess import DEVNULL, PIPE

import httpx
import structlog

PATIENCE = 8.0  # the ladder waits for it

_log = structlog.get_logger(__name__)


class CommandRinger:
    """Starts a program and gives it one JSON object on its standard input."""

    def __init__(self, command: str, *, patience: float = PATIENCE) -> None:
        self._command = shlex.split(command)
        self._patience = patience

    async def ring(self, case_id: str, number: str, facts: dict[str, str]) -> bool:
        """Whether the program said that it rang, by ending with 0."""
        try:
            async with asyncio.timeout(self._patience):
                program = await asyncio.create_subprocess_exec(
                    *self._command, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL
                )
                try:
                    await program.communicate(_body(case_id, number, facts))
                finally:
                    if program.returncode is None:
                        program.kill()
                        await program.wait()
        except (OSError, TimeoutError) as fault:
            _log.warning("the ringer's command failed", case=case_id, fault=type(fault).__name__)
            return False
        return program.returncode == 0


class AddressRinger:
    """Posts one JSON object to an address."""

    def __init__(self, url: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._url = url
        self._transport = transport

    async def ring(self, case_id: str, number: str, facts: dict[str, str]) -> bool:
        """Whether the address took it."""
        try:
            async with httpx.AsyncClient(timeout=PATIENCE, transport=self._transport) as http:
                headers = {"Content-Type": "application/json"}
                body = _body(case_id, number, facts)
                answer = await http.post(self._url, content=body, headers=headers)
        except httpx.HTTPError as fault:
            _log.warning("the ringer's address failed", case=case_id, fault=type(fault).__name__)
            return False
        return answer.is_success


def make_ringer(setting: str | None) -> CommandRinger | AddressRinger | None:
    """As the operator has set it; without a setting there is none."""
    if setting is None:
        return None
    return AddressRinger(setting) if setting.startswith("https://") else CommandRinger(setting)


def _body(case_id: str, number: str, facts: dict[str, str]) -> bytes:
    return json.dumps({"case": case_id, "number": number, **facts}, ensure_ascii=False).encode()
