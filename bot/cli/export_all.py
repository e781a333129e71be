"""`linli export all`: everything, in files that need no linli to be read."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.settings import load_settings
from bot.store.exporting import export_everything


def export_all(folder: Path) -> None:
    """Write every table as JSON Lines, the sounds, and a README of the fields: personal data.

    Parameters
    ----------
    folder
        A folder that is not there yet.
    """
    settings = load_settings()
    counts = asyncio.run(export_everything(settings.database_url, settings.home, folder))
    print(f"{sum(counts.values())} rows of {len(counts)} tables were written to {folder}.")
    print("It holds names, phones and illnesses: keep it safe, and delete it when it is done with.")
