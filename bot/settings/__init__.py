"""What the operator has set: read once, then given to who needs it."""

from __future__ import annotations

from bot.settings.settings import (
    ENV_FILE,
    Settings,
    SettingsFault,
    forget_secrets,
    load_settings,
    names,
    supervisor,
)
from bot.settings.values import LEVELS, TELEGRAM, Secret

__all__ = [
    "ENV_FILE",
    "LEVELS",
    "TELEGRAM",
    "Secret",
    "Settings",
    "SettingsFault",
    "forget_secrets",
    "load_settings",
    "names",
    "supervisor",
]
