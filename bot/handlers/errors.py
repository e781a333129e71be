"""What a handler raised is noticed by whoever handed the update over, who tries it again."""

from __future__ import annotations

from bot.gateway.failures import note_error

ON_ERROR = note_error
