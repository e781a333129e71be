"""What `linli run` does before the rest of it is read."""

from __future__ import annotations

from bot.content.kept import Kept
from bot.content.load import read_beforehand
from bot.settings import load_settings


def read_content() -> None:
    """Where it has changed; whatever is wrong is said by the start itself."""
    settings = load_settings()
    read_beforehand(settings.content_root, *settings.overlays, kept=Kept(settings.home))
