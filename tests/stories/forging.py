"""Presses that nobody was shown a button for: tried on the real services; nothing of it stays."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, Protocol, TypeVar

from bot.assembled import Assembled
from bot.clock import Ids
from bot.domain.outcome import Done, Outcome, Refused
from bot.gateway.buttons import read_pressed
from bot.services.incoming import Heard, Origin, Pressed
from bot.services.services import build_services
from bot.store.database import Cause, Database, Row, Work
from bot.store.sqltext import Query, load_queries

T = TypeVar("T")
FIRST_WORD = re.compile(r"(?:\s*--[^\n]*\n)*\s*(\w+)")
# Bookkeeping of whoever writes or presses: who they are, that they were heard, that it is in hand.
# A guest of nobody's is made where somebody unknown asks; that gives no right.
OWN = frozenset(
    {
        *("add_account", "add_chat", "set_may_write", "set_chat_gone", "add_person"),
        *("link_account", "name_guest", "clear_default_person", "add_contact", "add_look"),
        *("want_case_notices", "want_living", "want_standing", "count_tap", "count_tap_of"),
        "set_mark",
    }
)
WHERE_ONE_IS = frozenset({"find_chat_by_address", "find_private_chat", "add_chat"})


class Who(Protocol):
    """Somebody with an account."""

    @property
    def user_id(self) -> int: ...

    @property
    def name(self) -> str: ...


class Undone(Exception):
    """Thrown at the end of every trial, so that its transaction is rolled back."""


@dataclass(frozen=True)
class Tried:
    """What came of one press or word: the answer, and the statements that would have changed."""

    outcome: Outcome | None
    wrote: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()  # key and chat of what others would have heard

    @property
    def refused(self) -> bool:
        return isinstance(self.outcome, Refused)

    @property
    def let_through(self) -> bool:
        """Whether anything would be otherwise than before, or somebody else would hear of it."""
        return bool(self.wrote or self.told)


@dataclass
class WatchedWork:
    """A transaction that remembers which of its statements changed something."""

    inner: Work
    queries: Mapping[str, Query]
    wrote: list[str] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    own: set[str] = field(default_factory=set)  # the chats of who is trying

    @property
    def dialect(self) -> Any:
        return self.inner.dialect

    @property
    def known(self) -> dict[Hashable, Any]:
        return self.inner.known

    @property
    def still(self) -> bool:
        return self.inner.still

    async def one(self, name: str, /, **params: object) -> Row | None:
        rows = await self.all(name, **params)
        return rows[0] if rows else None

    async def all(self, name: str, /, **params: object) -> list[Row]:
        rows = await self.inner.all(name, **params)
        if name in WHERE_ONE_IS:
            self.own |= {str(row["id"]) for row in rows}
        if self._changes(name) and (rows or "RETURNING" not in self.queries[name].text):
            self._note(name, params)
        return rows

    async def run(self, name: str, /, **params: object) -> None:
        await self.all(name, **params)

    async def each(self, name: str, rows: Sequence[Mapping[str, object]], /) -> None:
        await self.inner.each(name, rows)
        if rows and self._changes(name):
            self._note(name, rows[0])

    def wake(self, topic: str) -> None:
        """Nobody is woken by what does not stay."""

    def _note(self, name: str, params: Mapping[str, object]) -> None:
        if name == "put_notice":
            self.told.append((str(params["key"]), str(params["chat_id"])))
        else:
            self.wrote.append(name)

    def _changes(self, name: str) -> bool:
        first = FIRST_WORD.match(self.queries[name].text)
        return first is not None and first[1].upper() in ("INSERT", "UPDATE", "DELETE")


class Trial:
    """A database on which everything can be tried, and which stays as it is."""

    def __init__(self, inner: Database) -> None:
        self._inner = inner
        self._queries = load_queries(inner.dialect)
        self.last: WatchedWork | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    async def write(self, fn: Callable[[Work], Awaitable[T]], *, cause: Cause | None = None) -> T:
        """Run it and take it back; what it would have answered is answered."""
        answers: list[T] = []

        async def tried(work: Work) -> None:
            self.last = WatchedWork(work, self._queries)
            answers[:] = [await fn(self.last)]
            raise Undone

        with suppress(Undone):
            await self._inner.write(tried)
        return answers[0]


class Forger:
    """Presses and says anything as anybody; two share nothing, and the village stays as it is."""

    def __init__(self, bot: Assembled) -> None:
        self._trial = Trial(bot.desk.database)
        ids = Ids(bot.desk.clock.now, Random(99))
        self._desk = replace(bot.desk, database=self._trial, ids=ids)
        self._bot = bot.desk.bot

    async def press(self, who: Who, data: str, group: int | None = None) -> Tried:
        """A button with these bytes, in one's own chat or in a group."""
        read = read_pressed(data)
        if read is None:
            return Tried(Refused("press.unknown"))
        verb, subject, revision, choice = read
        origin = self.origin(who, group)
        pressed = Pressed(origin, "forged", 1, verb, subject, revision, choice)
        # Made anew, so that nobody is taken for a flood.
        return self._tried(await build_services(self._desk).taps.press(pressed), who)

    async def says(self, who: Who, text: str, group: int | None = None) -> Tried:
        """Words or a command."""
        origin = self.origin(who, group)
        name, _, argument = text[1:].partition(" ")
        command = name if text.startswith("/") else None
        heard = Heard(
            origin, 1, self._desk.now(), text=text, command=command,
            argument=argument if command else "", addressed=origin.private,
        )  # fmt: skip
        await build_services(self._desk).intake.hear(heard)
        return self._tried(Done(), who)

    def origin(self, who: Who, group: int | None = None) -> Origin:
        """Of a private chat, or of a group."""
        kind, title = ("private", None) if group is None else ("supergroup", "g")
        return Origin(self._bot, 0, group or who.user_id, kind, title, who.user_id, who.name)

    def _tried(self, outcome: Outcome, who: Who) -> Tried:
        last = self._trial.last
        if last is None:
            return Tried(outcome)
        wrote = tuple(name for name in last.wrote if name not in OWN)
        others = tuple((key, chat) for key, chat in last.told if chat not in last.own)
        return Tried(outcome, wrote, others)
