"""The watch's few sentences: read from their one file, without the content's machinery."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from pathlib import Path

import yaml

from bot.domain.watching import Watch, Word
from bot.faults import StartFault

FILE = Path("messages") / "plain" / "watch.yaml"
TRY = "try"
AGAIN = "again"
WANTED = (*(str(word) for word in Word), TRY, AGAIN)


class Wording:
    """Sentences by key; their only blanks are two clocks."""

    def __init__(self, sentences: dict[str, str], zone: tzinfo) -> None:
        self._sentences, self._zone = sentences, zone

    def of(self, word: Word, watch: Watch, now: datetime, *, again: bool) -> str:
        """As it is said at this moment; marked where the chat perhaps has it already."""
        since, until = watch.since or now, watch.until or now
        text = self._sentences[word]
        for name, at in (("since", since), ("until", until)):
            text = text.replace(f"{{{{ {name} }}}}", self._clock(at, now))
        return f"{self._sentences[AGAIN]}{text}" if again else text

    def trial(self) -> str:
        return self._sentences[TRY]

    def _clock(self, at: datetime, now: datetime) -> str:
        here, today = at.astimezone(self._zone), now.astimezone(self._zone).date()
        clock = f"{here:%H:%M}"
        return clock if here.date() == today else f"{here.month}月{here.day}日 {clock}"


def read_wording(roots: Iterable[Path], zone: tzinfo) -> Wording:
    """From each folder that has the file, the last one wins."""
    sentences: dict[str, str] = {}
    for root in roots:
        file = root / FILE
        if not file.is_file():
            continue
        try:
            rows = yaml.safe_load(file.read_text(encoding="utf-8"))
            said = {str(key): str(row["text"]).strip() for key, row in rows.items()}
        except (OSError, ValueError, yaml.YAMLError, AttributeError, KeyError, TypeError):
            raise StartFault(f"{file} cannot be read; linli check tells what is wrong.") from None
        sentences.update({key.removeprefix("watch."): text for key, text in said.items()})
    missing = [key for key in WANTED if key not in sentences]
    if missing:
        raise StartFault(f"{FILE} does not hold {', '.join(missing)}.")
    return Wording(sentences, zone)
