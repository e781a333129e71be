"""Values of the boxes' messages, by message key; each part of the box says its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.services.desk import Desk
from bot.store.database import Work

Saying = Callable[[Work, Desk, dict[str, str]], Awaitable[dict[str, Any]]]

# In its values `_subject` is what the buttons are about.
STOCK_SAYING: Mapping[str, Saying] = MappingProxyType({})
