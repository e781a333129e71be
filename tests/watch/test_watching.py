"""The watch in this process: its health page, its line, its memory and its words."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

from bot.domain.watching import Look, Patience, Sight, Watch, Word, said, saying
from bot.faults import StartFault
from bot.settings import SettingsFault, load_settings
from bot.simulator import Simulator
from bot.watch.__main__ import make_post, show_chats, try_out, watch
from bot.watch.looking import look_at
from bot.watch.remembering import Memory
from bot.watch.telling import Fate, Line
from bot.watch.watching import Post, Watcher
from bot.watch.wording import read_wording
from tests.contract.source import ROOT

TOKEN = "2000002:SIMULATOR-TOKEN-OF-THE-WATCH"
ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)
TOWN, ANNA = -5000, 77


class Bot:
    """A health page that says what it is told to."""

    def __init__(self) -> None:
        self.answer: dict[str, object] | None = {"ok": True}

    def transport(self) -> httpx.ASGITransport:
        async def health(request: object) -> JSONResponse | PlainTextResponse:
            if self.answer is None:
                return PlainTextResponse("<html>", 502)
            return JSONResponse(self.answer, 200 if self.answer["ok"] else 503)

        return httpx.ASGITransport(Starlette(routes=[Route("/healthz", health)]))


class World:
    """A bot, a Telegram, and the watch between them; a look is six seconds of patience."""

    def __init__(self, folder: Path) -> None:
        self.bot = Bot()
        self.seconds = 0.0
        self.file = folder / "watch.json"
        self.sim = Simulator(TOKEN, "watch_bot", "看门", time.monotonic, NOW)
        self.sim.people.add_person(ANNA, "Anna")
        self.sim.people.add_group(TOWN, "石桥镇", [ANNA], bot=True, bot_admin=False)
        self.line = Line("http://127.0.0.1:1", TOKEN, httpx.ASGITransport(app=self.sim.app))
        self.watcher = self.anew()

    def anew(self, url: str = "http://127.0.0.1:8080/healthz") -> Watcher:
        """Another process, with what the one before left."""
        return Watcher(replace(self.post(), url=url))

    def post(self) -> Post:
        return Post(
            url="http://127.0.0.1:8080/healthz",
            chats=(str(TOWN),),
            patience=Patience(180.0),
            line=self.line,
            memory=Memory(self.file),
            wording=read_wording([ROOT], ZONE),
            now=lambda: NOW,
            monotonic=lambda: self.seconds,
            transport=self.bot.transport(),
        )

    async def passes(self, looks: int) -> None:
        for _ in range(looks):
            await self.watcher.once()
            self.seconds += 20.0

    @property
    def heard(self) -> list[str]:
        return [m.text or "" for m in self.sim.people.seen(ANNA, TOWN) if m.from_bot]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.mark.parametrize(
    ("answer", "look"),
    [
        ({"ok": True, "last_poll_seconds_ago": 3.0}, Look(Sight.WELL)),
        ({"ok": False, "last_poll_seconds_ago": 200.5}, Look(Sight.DEAF, 200.5)),
        ({"ok": False, "starting": True}, Look(Sight.DEAF)),
        (None, Look(Sight.SILENT)),
    ],
)
async def test_a_look_is_what_the_health_page_says(
    answer: dict[str, object] | None, look: Look
) -> None:
    bot = Bot()
    bot.answer = answer
    assert await look_at("http://127.0.0.1/healthz", 1.0, bot.transport()) == look


async def test_nobody_there_is_silence() -> None:
    assert await look_at("http://127.0.0.1:9/healthz", 1.0) == Look(Sight.SILENT)


async def test_the_township_hears_it_once_and_that_it_is_well_once(world: World) -> None:
    world.bot.answer = None
    await world.passes(30)
    assert len(world.heard) == 1
    assert "邻里没反应了，09:05起" in world.heard[0]
    world.bot.answer = {"ok": True}
    await world.passes(30)
    assert len(world.heard) == 2
    assert "邻里好了" in world.heard[1]


async def test_a_new_process_does_not_tell_what_was_told(world: World) -> None:
    world.bot.answer = None
    for _ in range(6):
        await world.passes(4)
        world.watcher = world.anew()
    assert len(world.heard) == 1


async def test_killed_while_it_tells_the_next_marks_what_may_be_a_copy(world: World) -> None:
    since = Watch(bad=200.0, since=NOW, due=Word.SILENT)
    Memory(world.file).keep(saying(since, str(TOWN)))
    world.watcher = world.anew()
    world.bot.answer = None
    await world.passes(3)
    assert len(world.heard) == 1
    assert world.heard[0].startswith("（重发）")


async def test_where_telegram_is_away_it_is_told_afterwards(world: World) -> None:
    world.bot.answer = None
    world.sim.faults.fail("sendMessage", 502, times=12)
    await world.passes(15)
    assert world.heard == []
    world.bot.answer = {"ok": True}
    await world.passes(30)
    assert len(world.heard) == 1
    assert "邻里断过一阵" in world.heard[0]


async def test_a_bot_elsewhere_is_not_silent_where_only_our_line_is_down(world: World) -> None:
    world.bot.answer = None
    world.line = Line("http://127.0.0.1:9", TOKEN)  # nobody answers there
    world.watcher = world.anew("http://192.0.2.7:8080/healthz")
    await world.passes(50)
    assert not world.file.exists() or Memory(world.file).load() == Watch()


async def test_a_group_that_was_upgraded_is_told_where_it_is_now(world: World) -> None:
    world.sim.people.migrate(TOWN)
    fate = await world.line.tell(str(TOWN), "。")
    assert fate is Fate.HEARD


async def test_who_put_it_out_is_not_told_again_and_again(world: World) -> None:
    world.sim.faults.fail("sendMessage", 403, times=100)
    world.bot.answer = None
    await world.passes(30)
    assert len(world.sim.faults.describe()) == 1
    assert world.sim.faults.describe()[0]["times"] == 99


def test_a_memory_that_is_damaged_or_cannot_be_kept_is_no_end(tmp_path: Path) -> None:
    file = tmp_path / "watch.json"
    for text in ("", "{", "[]", '{"since": 3}', '{"bad": 1, "new": 2}'):
        file.write_text(text, encoding="utf-8")
        assert Memory(file).load() == Watch()
    (tmp_path / "file").write_text("", encoding="utf-8")
    Memory(tmp_path / "file" / "watch.json").keep(Watch(bad=1.0))
    told = said(Watch(bad=3.0, since=NOW, quiet=2.0, told=True), "-1")
    Memory(file).keep(told)
    assert Memory(file).load() == told


async def test_it_shows_the_chats_and_can_be_tried(
    world: World, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert await show_chats(world.line) == 1
    world.sim.people.say(ANNA, TOWN, "/start@watch_bot")
    assert await show_chats(world.line) == 0
    assert f"{TOWN}\t石桥镇" in capsys.readouterr().out
    settings = load_settings(watch_token=TOKEN, watch_chats=f"{TOWN}", home=tmp_path)
    post = make_post(settings)
    assert (post.url, post.chats) == ("http://127.0.0.1:8080/healthz", (str(TOWN),))
    tried = replace(post, line=world.line)
    assert await try_out(tried) == 0
    assert "试一下" in world.heard[-1]


def test_its_settings_say_what_is_wrong_with_them(tmp_path: Path) -> None:
    with pytest.raises(SettingsFault, match="ids like -1001234567890"):
        load_settings(watch_chats="@town")
    with pytest.raises(StartFault, match="must be of another bot"):
        make_post(load_settings(token=TOKEN, watch_token=TOKEN, home=tmp_path))
    with pytest.raises(StartFault, match="needs a bot of its own"):
        make_post(load_settings(token=TOKEN, home=tmp_path))
    (tmp_path / "messages" / "plain").mkdir(parents=True)
    (tmp_path / "messages" / "plain" / "watch.yaml").write_text("watch.try: 3", encoding="utf-8")
    with pytest.raises(StartFault, match="linli check tells"):
        read_wording([ROOT, tmp_path], ZONE)


def test_a_clock_of_another_day_has_its_date() -> None:
    watch = Watch(since=datetime(2026, 11, 21, 23, 0, tzinfo=UTC))
    said = read_wording([ROOT], ZONE).of(Word.STILL, watch, NOW, again=False)
    assert "11月22日 07:00起" in said


async def test_a_token_that_is_refused_is_said_at_once_and_a_line_that_is_down_is_no_end(
    world: World,
) -> None:
    stop = asyncio.Event()
    stop.set()
    await watch(world.post(), stop)
    away = Line("http://127.0.0.1:9", TOKEN)
    await watch(replace(world.post(), line=away), stop)
    world.sim.faults.unauthorized()
    with pytest.raises(StartFault, match="LINLI_WATCH_TOKEN is refused"):
        await watch(world.post(), stop)
