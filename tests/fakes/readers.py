"""Readers without a machine: what they make of a file is planned; held to the same contract."""

from __future__ import annotations

from bot.understanding.pack import PackDraft


class FakeFiles:
    """Every file there is; whatever else is asked for is gone."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self.files = files
        self.fetched: list[str] = []

    async def fetch(self, file_id: str) -> bytes | None:
        """Without a list, every file is there."""
        self.fetched.append(file_id)
        return b"OggS" if self.files is None else self.files.get(file_id)


class FakeTranscriber:
    """Hears what is planned for these bytes."""

    def __init__(self, words: dict[bytes, str]) -> None:
        self.words = words

    async def transcribe(self, sound: bytes) -> str | None:
        return self.words.get(sound, "").strip() or None


class FakePackReader:
    """Sees what is planned for these bytes."""

    def __init__(self, packs: dict[bytes, PackDraft]) -> None:
        self.packs = packs

    async def read(self, photo: bytes) -> PackDraft | None:
        return self.packs.get(photo)
