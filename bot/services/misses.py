"""What was not understood, for the operator: the same words together, the most frequent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.services.ports import Clock, Ids
from bot.services.present import OPERATOR, Plain
from bot.store import misses, records
from bot.store.database import Database, Work


@dataclass(frozen=True, slots=True)
class Missed:
    """Words that nobody could read, where and how often."""

    words: str
    where: tuple[tuple[str, int], ...]  # village and times, the most frequent first
    said_on: date

    @property
    def times(self) -> int:
        return sum(times for _, times in self.where)

    def plain(self, number: int) -> Plain:
        """As one JSON object; the number is its place in the list now."""
        return {
            "number": number,
            "words": self.words,
            "times": self.times,
            "where": dict(self.where),
            "said_on": self.said_on.isoformat(),
        }


class Misses:
    """The list of what is to be learned; every look is noted."""

    def __init__(self, database: Database, clock: Clock, ids: Ids) -> None:
        self._database, self._clock, self._ids = database, clock, ids

    async def list(self) -> tuple[Missed, ...]:
        """The most frequent first, then what was said last."""
        now = self._clock.now()
        await self._database.write(
            lambda work: records.add_look(work, self._ids.new(), OPERATOR, "misses", "all", now)
        )
        return await self._database.read(_gathered)

    async def drop(self, words: str) -> int:
        """They are learned, or not worth it; from how many villages they are gone."""
        return await self._database.write(lambda work: misses.drop_miss(work, words))


async def _gathered(work: Work) -> tuple[Missed, ...]:
    by_words: dict[str, list[misses.Miss]] = {}
    for miss in await misses.list_misses(work):
        by_words.setdefault(miss.words, []).append(miss)
    found = [_together(words, several) for words, several in by_words.items()]
    found.sort(key=lambda missed: (-missed.times, -missed.said_on.toordinal(), missed.words))
    return tuple(found)


def _together(words: str, several: list[misses.Miss]) -> Missed:
    where = sorted(((m.unit_name, m.times) for m in several), key=lambda w: (-w[1], w[0]))
    return Missed(words, tuple(where), max(m.said_on for m in several))
