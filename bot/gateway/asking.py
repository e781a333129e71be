"""A method of the Bot API asked with plain values, answered with plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from telegram import Bot
from telegram.request import RequestData


async def ask(bot: Bot, method: str, params: Mapping[str, Any]) -> Any:
    """Raises what the library raises; only what the bot says most goes this way."""
    asked = cast(RequestData, Asked(params))
    return await bot.request.post(f"{bot.base_url}/{method}", asked)


class Asked:
    """What is documented of the library's RequestData, for parameters that are JSON already."""

    contains_files = False

    def __init__(self, params: Mapping[str, Any]) -> None:
        self.parameters = params

    @property
    def multipart_data(self) -> dict[str, Any]:
        """There are no files."""
        return {}

    @property
    def json_parameters(self) -> dict[str, str]:
        """As a form takes them."""
        return {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in self.parameters.items()
        }

    @property
    def json_payload(self) -> bytes:
        """As one object."""
        return json.dumps(self.json_parameters).encode()
