"""When the township is told that the bot is silent, that it still is, and that it is well again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum


class Sight(StrEnum):
    """What one look at the bot showed."""

    WELL = "well"
    SILENT = "silent"  # it does not answer
    DEAF = "deaf"  # it answers, but does not hear people
    UNSEEN = "unseen"  # the line of whoever looks is down: nothing is known


class Word(StrEnum):
    """What is said of it."""

    SILENT = "silent"
    DEAF = "deaf"
    STILL = "still"
    WELL = "well"
    WAS = "was"  # to who has not heard that it was silent


@dataclass(frozen=True, slots=True)
class Patience:
    """How long silence is borne; lengths in real seconds."""

    after: float

    @property
    def steady(self) -> float:
        """So long it has to be well before it counts as well."""
        return self.after / 6

    @property
    def repeat(self) -> float:
        """An hour where the first word comes after three minutes."""
        return self.after * 20

    @property
    def every(self) -> float:
        """From one look to the next."""
        return min(20.0, self.after / 9)


@dataclass(frozen=True, slots=True)
class Look:
    """One look; `deaf_for` is what the bot itself says of its last successful poll."""

    sight: Sight
    deaf_for: float = 0.0


@dataclass(frozen=True, slots=True)
class Watch:
    """All that is kept between two looks, also between two processes."""

    bad: float = 0.0
    good: float = 0.0
    since: datetime | None = None
    until: datetime | None = None
    quiet: float = 0.0  # since the last word
    due: Word | None = None
    heard: frozenset[str] = field(default_factory=frozenset)  # chats that have heard what is due
    doubt: frozenset[str] = field(default_factory=frozenset)  # chats that perhaps have
    knows: frozenset[str] = field(default_factory=frozenset)  # chats that know it is not well
    told: bool = False


def look_in(watch: Watch, look: Look, passed: float, now: datetime, patience: Patience) -> Watch:
    """After one more look, `passed` seconds after the one before."""
    if look.sight is Sight.UNSEEN:
        return watch
    if look.sight is Sight.WELL:
        return _well(watch, passed, now, patience)
    return _bad(watch, look, passed, now, patience)


def _well(watch: Watch, passed: float, now: datetime, patience: Patience) -> Watch:
    if watch.bad == 0.0 and watch.since is None:
        return watch
    if watch.due is Word.WELL:
        return watch
    good = watch.good + passed
    until = watch.until or now
    if good < patience.steady:
        return replace(watch, good=good, until=until)
    if not watch.told and watch.due is None:
        return Watch()
    return replace(
        watch, good=good, until=until, due=Word.WELL, heard=frozenset(), doubt=frozenset()
    )


def _bad(watch: Watch, look: Look, passed: float, now: datetime, patience: Patience) -> Watch:
    if watch.due is Word.WELL:
        # Silent again before everybody heard that it was well: who has not, need not.
        watch = Watch() if watch.heard else replace(watch, due=None, doubt=frozenset())
    watch = replace(
        watch,
        bad=watch.bad + passed,
        good=0.0,
        until=None,
        quiet=watch.quiet + passed,
        since=watch.since or now - timedelta(seconds=look.deaf_for),
    )
    if watch.due is not None:
        return watch
    if not watch.told and max(watch.bad, look.deaf_for) >= patience.after:
        return _say(watch, Word.SILENT if look.sight is Sight.SILENT else Word.DEAF)
    if watch.told and watch.quiet >= patience.repeat:
        return _say(watch, Word.STILL)
    return watch


def _say(watch: Watch, word: Word) -> Watch:
    return replace(watch, due=word, heard=frozenset(), doubt=frozenset())


def word_for(watch: Watch, chat: str) -> Word | None:
    """What this chat has to hear now."""
    if watch.due is None or chat in watch.heard:
        return None
    if watch.good and watch.due is not Word.WELL:
        return None  # perhaps it is well just now
    if chat in watch.knows:
        return watch.due
    # The first it hears of it: neither "still" nor "again".
    first = {Word.WELL: Word.WAS, Word.STILL: Word.SILENT}
    return first.get(watch.due, watch.due)


def saying(watch: Watch, chat: str) -> Watch:
    """It is about to be told: whoever is killed now does not know whether it heard."""
    return replace(watch, doubt=watch.doubt | {chat})


def unsaid(watch: Watch, chat: str) -> Watch:
    """It certainly has not heard; it is told when that can be done."""
    return replace(watch, doubt=watch.doubt - {chat})


def said(watch: Watch, chat: str, *, took: bool = True) -> Watch:
    """It has heard, or will not hear at all."""
    return replace(
        watch,
        heard=watch.heard | {chat},
        doubt=watch.doubt - {chat},
        knows=watch.knows | {chat} if took else watch.knows,
    )


def settled(watch: Watch, chats: tuple[str, ...]) -> Watch:
    """Once all have heard, that word is done with."""
    if watch.due is None or not watch.heard.issuperset(chats):
        return watch
    if watch.due is Word.WELL:
        return Watch()
    return replace(watch, due=None, heard=frozenset(), told=True, quiet=0.0)
