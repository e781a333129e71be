"""People of the sample village as a story speaks of them: they say, tap and hear."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.assembled import Assembled
from bot.content.content import Content
from bot.domain.case import Case
from bot.simulator import Message, Simulator
from bot.store import cases, timeline
from tests.conformance.recording import Record
from tests.stories.stage import MONDAY, ZONE, Props, on_stage, pass_time, settle

FAST = 12  # lines a minute


class Person:
    """Somebody with a phone."""

    def __init__(self, village: Village, code: str, user_id: int, name: str) -> None:
        self.village, self.code, self.user_id, self.name = village, code, user_id, name
        self._typed: deque[datetime] = deque(maxlen=FAST)

    async def says(
        self, text: str, *, group: str | int | None = None, reply_to: Message | None = None
    ) -> Message:
        """In private, or in a group named by its hamlet; then the bot does what it does."""
        chat = self.village.chat(group)
        self._types()
        said = self.village.sim.people.say(self.user_id, chat, text, reply_to=reply_to)
        await self.village.settles()
        return said

    def _types(self) -> None:
        """Nobody types more than so many lines a minute: what is a flood is not served."""
        if len(self._typed) == FAST:
            rest = 61 - (self.village.now - self._typed[0]).total_seconds()
            self.village.sim.clock.jump(max(rest, 0))
        self._typed.append(self.village.now)

    async def starts(self, payload: str = "") -> None:
        self.village.sim.people.start(self.user_id, payload)
        await self.village.settles()

    async def speaks(self, *, group: str | None = None, reply_to: Message | None = None) -> None:
        """A voice note."""
        self.village.sim.people.voice(
            self.user_id, self.village.chat(group), seconds=4, reply_to=reply_to
        )
        await self.village.settles()

    async def sends_place(self, latitude: float, longitude: float) -> None:
        self.village.sim.people.location(self.user_id, None, latitude, longitude)
        await self.village.settles()

    async def shows_photo(self, caption: str = "") -> None:
        self.village.sim.people.photo(self.user_id, None, caption=caption)
        await self.village.settles()

    def messages(self, *, group: str | None = None) -> list[Message]:
        """What the bot said in this chat, oldest first."""
        chat = self.village.chat(group)
        return [m for m in self.village.sim.people.seen(self.user_id, chat) if m.from_bot]

    def finds(self, *fragments: str, group: str | None = None) -> Message:
        """The latest message of the bot with all fragments, heard or not; fails with what is."""
        found = [m for m in self.messages(group=group) if all(f in shown(m) for f in fragments)]
        assert found, self._none(fragments, group)
        return found[-1]

    def hears(self, *fragments: str, group: str | None = None, loud: bool | None = None) -> Message:
        """A message not yet accounted for; it is accounted for from now on."""
        for message in self.messages(group=group):
            if self.village.is_new(message) and all(f in shown(message) for f in fragments):
                self.village.account_for(message)
                if loud is not None:
                    assert message.silent is not loud, f"silent is {message.silent}: {message.text}"
                return message
        raise AssertionError(self._none(fragments, group))

    def _none(self, fragments: tuple[str, ...], group: str | None) -> str:
        there = "\n---\n".join(shown(m) for m in self.messages(group=group)[-6:])
        return f"{self.name} has no message with {fragments}; there is:\n{there}"

    def hears_nothing(self, *fragments: str, group: str | None = None) -> None:
        """No message not yet accounted for (with these fragments, if any are given)."""
        new = [
            shown(m)
            for m in self.messages(group=group)
            if self.village.is_new(m) and all(f in shown(m) for f in fragments)
        ]
        assert not new, f"{self.name} hears: {new}"

    async def taps(
        self, button: str, *fragments: str, group: str | None = None, settle: bool = True
    ) -> str | None:
        """The button of that label on the latest message that has it; gives the toast."""
        for message in reversed(self.messages(group=group)):
            labels = [b.text for b in message.buttons]
            if button in labels and all(f in shown(message) for f in fragments):
                return await self.taps_on(message, button, settle=settle)
        there = [[b.text for b in m.buttons] for m in self.messages(group=group)]
        raise AssertionError(f"{self.name} has no button {button}: {there[-6:]}")

    async def taps_on(self, message: Message, button: str, *, settle: bool = True) -> str | None:
        data = next((b.data for b in message.buttons if b.text == button), None)
        if self.village.props.outsiders is not None:
            await self.village.props.outsiders.try_first(self, message, data)
        press = self.village.sim.people.press(self.user_id, message, button)
        if settle:
            await self.village.settles()
            if self.village.props.outsiders is not None:
                await self.village.props.outsiders.try_again(self, message, data)
        return self.village.sim.people.toast(press) if press else None


def shown(message: Message) -> str:
    return message.text or ""


class Village:
    """The village on the stage, with everybody in it."""

    def __init__(self, props: Props, sim: Simulator, bot: Assembled) -> None:
        self.props, self.sim, self.bot = props, sim, bot
        self._known: set[tuple[int, int]] = set()
        self._people: dict[str, Person] = {}
        for account in props.village.accounts:
            for code in account.people[:1]:
                self._people[code] = Person(self, code, account.user_id, account.shown_name)
        self.hush()

    def __getattr__(self, code: str) -> Person:
        if code.startswith("_") or code not in self._people:
            raise AttributeError(code)
        return self._people[code]

    def person(self, code: str) -> Person:
        return self._people[code]

    def newcomer(self, name: str, user_id: int = 990001) -> Person:
        """Somebody whom no register knows, with a phone."""
        self.sim.people.add_person(user_id, name)
        self._people[name] = Person(self, name, user_id, name)
        return self._people[name]

    @property
    def everybody(self) -> tuple[Person, ...]:
        return tuple(self._people.values())

    def chat(self, group: str | int | None) -> int | None:
        """Telegram's id of a hamlet's group."""
        if group is None or isinstance(group, int):
            return group
        return next(g.telegram_id for g in self.props.village.groups if g.unit_id == group)

    @property
    def now(self) -> datetime:
        return self.sim.clock.now().astimezone(ZONE)

    async def settles(self) -> None:
        await settle(self.sim, self.bot)

    async def passes(self, *, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        await pass_time(self.sim, self.bot, timedelta(minutes=minutes, hours=hours, days=days))

    async def until(self, clock: str, *, day: int = 0) -> None:
        """Until the next time the clock shows this (on a day so many days later)."""
        hour, minute = (int(part) for part in clock.split(":"))
        target = self.now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        target += timedelta(days=day)
        if target <= self.now:
            target += timedelta(days=1)
        await pass_time(self.sim, self.bot, target - self.now)

    def is_new(self, message: Message) -> bool:
        return (message.chat_id, message.message_id) not in self._known

    def account_for(self, message: Message) -> None:
        self._known.add((message.chat_id, message.message_id))

    def hush(self) -> None:
        """Everything said so far is accounted for."""
        for message in self.said():
            self.account_for(message)

    def said(self) -> list[Message]:
        """Every message of the bot that stands anywhere, each once."""
        found: dict[tuple[int, int], Message] = {}
        groups = [g.telegram_id for g in self.props.village.groups]
        for person in self._people.values():
            for message in person.messages():
                found[(message.chat_id, message.message_id)] = message
        for group in self.props.village.groups:
            reader = next(p for p in self._people.values() if p.code in group.members)
            for message in self.sim.people.seen(reader.user_id, group.telegram_id):
                if message.from_bot:
                    found[(message.chat_id, message.message_id)] = message
        assert groups
        return list(found.values())

    def is_silent(self) -> None:
        """Nobody was told anything that the story did not expect."""
        new = [(m.chat_id, shown(m)) for m in self.said() if self.is_new(m)]
        assert not new, f"unexpected: {new}"

    def nothing_rings(self) -> None:
        """Nothing unexpected made a sound; silent messages and edits are allowed."""
        new = [(m.chat_id, shown(m)) for m in self.said() if self.is_new(m) and not m.silent]
        assert not new, f"unexpected sound: {new}"

    def group_hears(self, hamlet: str, *fragments: str) -> Message:
        group = next(g for g in self.props.village.groups if g.unit_id == hamlet)
        reader = next(p for p in self._people.values() if p.code in group.members)
        return reader.hears(*fragments, group=hamlet)

    def pinned(self, hamlet: str) -> Message | None:
        """What stands at the top of a hamlet's group."""
        chat_id = self.chat(hamlet)
        group = next(g for g in self.props.village.groups if g.unit_id == hamlet)
        reader = next(p for p in self._people.values() if p.code in group.members)
        chat = self.sim.people.chat(reader.user_id, chat_id)
        return chat.messages.get(chat.pinned[-1]) if chat.pinned else None

    def group_hears_nothing(self, hamlet: str) -> None:
        group = next(g for g in self.props.village.groups if g.unit_id == hamlet)
        reader = next(p for p in self._people.values() if p.code in group.members)
        reader.hears_nothing(group=hamlet)

    async def cases(self, *, only_open: bool = False) -> tuple[Case, ...]:
        return await self.bot.desk.database.read(
            lambda work: cases.list_page(work, only_open=only_open)
        )

    async def the_case(self) -> Case:
        """The only case there is."""
        found = await self.cases()
        assert len(found) == 1, [(c.number, c.kind, c.state) for c in found]
        return found[0]

    async def timeline(self, case: Case) -> list[str]:
        events = await self.bot.desk.database.read(lambda work: timeline.list_events(work, case.id))
        return [dated.event.what for dated in events]

    async def row_count(self, table: str) -> int:
        async def count(work: Any) -> int:
            rows = await work._fetch(f"SELECT COUNT(*) AS n FROM {table}", {})
            return int(rows[0]["n"])

        return await self.bot.desk.database.read(count)


@asynccontextmanager
async def a_village(
    props: Props,
    folder: Path,
    *,
    start: datetime = MONDAY,
    content: Content | None = None,
    record: Record | None = None,
    ringer: str | None = None,
) -> AsyncIterator[Village]:
    async with on_stage(
        props, folder, start=start, content=content, record=record, ringer=ringer
    ) as (sim, bot):
        yield Village(props, sim, bot)
