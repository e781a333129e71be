"""The table of the voice, out of the one that is published: `python -m tests.make_voice FILE`.

FILE is `package/voices/zf_xiaoxiao.bin` of kokoro-js 1.2.1 (`npm pack kokoro-js@1.2.1`).
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from struct import iter_unpack, pack

from bot.speech.kokoro import STYLE, VOICE
from bot.speech.reading import MOST
from tests.contract.source import BOT

PUBLISHED = "03adb5d5e3ddd88b047954e974e651cb0a4b524c985057e5d872e962c7be1169"
FILE = BOT / "speech" / f"{VOICE}.bin"


def table(published: bytes) -> bytes:
    """A row for each length of a breath, in half the digits."""
    if sha256(published).hexdigest() != PUBLISHED:
        raise SystemExit("This is another file.")
    values = [value for (value,) in iter_unpack("<f", published[: MOST * STYLE * 4])]
    return pack(f"<{len(values)}e", *values)


if __name__ == "__main__":
    FILE.write_bytes(table(Path(sys.argv[1]).read_bytes()))
