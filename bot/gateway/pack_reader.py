"""The PackReader port over RapidOCR, which carries its models; the extra `ocr` brings it."""

from __future__ import annotations

import asyncio
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from bot.faults import StartFault
from bot.understanding.pack import PackDraft, read_pack

LIBRARY = "rapidocr_onnxruntime"
SURE = 0.5


class RapidPackReader:
    """Loads the models with the first picture, and reads one picture at a time."""

    def __init__(self, engine: Any = None) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()

    async def read(self, photo: bytes) -> PackDraft | None:
        """What stands on the pack, as far as the lines are clear; None of what is no picture."""
        async with self._turn:
            try:
                return read_pack(await asyncio.to_thread(self._lines, photo))
            except (OSError, ValueError):
                return None

    def _lines(self, photo: bytes) -> list[str]:
        if self._engine is None:
            self._engine = import_module(LIBRARY).RapidOCR()
        found, _ = self._engine(photo)
        return [str(text) for _, text, sure in found or () if float(sure) >= SURE]


def make_pack_reader(wanted: bool) -> RapidPackReader | None:
    """As the operator has set it; a StartFault says which extra is missing."""
    if not wanted:
        return None
    if find_spec(LIBRARY) is None:
        raise StartFault("LINLI_PACK_READER needs the extra ocr: pip install 'linli[ocr]'.")
    return RapidPackReader()
