"""A speaker without a machine: its sound is the words themselves, behind the mark of an Ogg."""

from __future__ import annotations


class FakeSpeaker:
    """Says everything but what is planned to fail."""

    name = "fake"

    def __init__(self, *, fails: bool = False) -> None:
        self.said: list[str] = []
        self._fails = fails

    async def speak(self, text: str) -> bytes | None:
        self.said.append(text)
        if self._fails or not text.strip():
            return None
        return b"OggS" + text.encode()
