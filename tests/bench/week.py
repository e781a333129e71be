"""`make soak`: seven days of the sample village in a real process; does anything grow?"""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
import sys
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.kill.process import Linli
from tests.kill.scene import Scene, a_scene
from tests.stories.stage import Props

G = "dongwan"
HOURS = 24
LOOKS = 8
QUEUES = ("inbox", "outbox", "handled", "dialogs", "tick_runs", "said", "cases")
# Who says what at which hour of the day; chatter besides.
DAY = {
    0: [("wangxiuying", "明早有车去县医院不", G)],
    1: [("liyoufu", "村口的自来水停了两天了", G), ("zhangshuigen", "/help", None)],
    3: [("wangxiuying", "布洛芬一天几次", None), ("zhaoweiguo", "/tasks", None)],
    5: [("zhoushuangquan", "谁能帮我带两斤肉一把青菜，五十块以内", G)],
    7: [("zhangshuigen", "卫生院几点开门", None), ("wangxiuying", "今晚谁值班", None)],
    9: [("wangxiuying", "不要车了", None), ("liyoufu", "/mine", None)],
    20: [("wangxiuying", "平安", None)],
}
BEGUN = ("/round 开始", "/report 开始", "/prompts 开始")


@dataclass(frozen=True, slots=True)
class State:
    """The process and its tables, at rest."""

    day: int
    memory: float  # MiB
    files: int
    handles: int  # of the database: SQLite keeps some for later
    connections: int
    tasks: int
    rows: dict[str, int]


async def live(
    props: Props, folder: Path, days: int, step: int = 1, chatter: int = 40, idle: float = 6.0
) -> list[State]:
    """So many days, `step` hours at a time; the state before the first and after each."""
    async with a_scene(props, folder) as scene:
        port = _free_port()
        linli = scene.linli
        bot = Linli(linli.folder, linli.api, linli.database, LINLI_BIND=f"127.0.0.1:{port}")
        scene.linli = bot
        try:
            await bot.start()
            await scene.until(lambda: bot.running)
            for words in BEGUN:
                scene.says("zhoujianguo", words)
            await _a_day(scene, step, chatter)  # whatever is made once is made now
            states = [await _state(scene, port, 0, idle)]
            for day in range(1, days + 1):
                await _a_day(scene, step, chatter)
                states.append(await _state(scene, port, day, idle))
                _forget(scene)
            return states
        finally:
            await bot.close()


async def _a_day(scene: Scene, step: int, chatter: int) -> None:
    for hour in range(0, HOURS, step):
        for at in range(hour, hour + step):
            for who, words, group in DAY.get(at, []):
                scene.says(who, words, group)
        for n in range(chatter * step // HOURS + 1):
            scene.says("zhangshuigen", f"今天猪肉又涨价了 {hour} {n}", G)
        if hour == 0:
            await _rest(scene)
            if scene.finds("zhaoweiguo", "王奶奶", button="我来", group=G):
                scene.taps("zhaoweiguo", "我来", "王奶奶", group=G)
        await _rest(scene)
        scene.sim.clock.jump(step * 3600)
    await _rest(scene)


async def _rest(scene: Scene) -> None:
    """Until all is heard and nothing more is said for a moment."""
    await scene.until(scene.heard_everything, 60.0)
    before = -1
    while before != (now := sum(1 for r in scene.sim.requests if r.method != "getUpdates")):
        before = now
        await asyncio.sleep(0.7)  # the ticks follow the clock at half a second


def _forget(scene: Scene) -> None:
    """What the local Telegram remembers is not what is measured."""
    scene.sim.requests.clear()


async def _state(scene: Scene, port: int, day: int, idle: float) -> State:
    """The least of some looks: what is only just under way is no leak."""
    pid = scene.linli.process.pid
    await asyncio.sleep(idle)  # connections that nobody uses are let go of
    looks = []
    for _ in range(LOOKS):
        looks.append((*_open(pid), await _tasks(port)))
        await asyncio.sleep(0.2)
    files, handles, connections, tasks = (min(column) for column in zip(*looks, strict=True))
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    memory = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return State(
        day=day,
        memory=int(memory.split()[1]) / 1024,
        files=files,
        handles=handles,
        connections=connections,
        tasks=tasks,
        rows=_rows(scene.database),
    )


def _open(pid: int) -> tuple[int, int, int]:
    """Files, handles of the database and connections of a process."""
    links = []
    for name in os.listdir(f"/proc/{pid}/fd"):
        with suppress(FileNotFoundError):  # closed while we look
            links.append(os.readlink(f"/proc/{pid}/fd/{name}"))
    sockets = sum(link.startswith("socket:") for link in links)
    handles = sum("/village.db" in link for link in links)
    return len(links) - sockets - handles, handles, sockets


async def _tasks(port: int) -> int:
    """As the bot says in its metrics."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /metrics HTTP/1.0\r\nHost: bot\r\n\r\n")
    await writer.drain()
    said = (await reader.read()).decode()
    writer.close()
    line = next(line for line in said.splitlines() if line.startswith("linli_tasks "))
    return int(float(line.split()[1]))


def _rows(database: Path) -> dict[str, int]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as rows:
        return {
            table: rows.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in QUEUES
        }


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def main(days: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        props = Props(Path(folder))
        home = Path(folder) / "home"
        home.mkdir()
        states = await live(props, home, days, step=2)
    print("| day | memory, MiB | files | database | connections | tasks |", " | ".join(QUEUES), "|")
    print("|" + "---|" * (6 + len(QUEUES)))
    for state in states:
        rows = " | ".join(f"{state.rows[table]:,}" for table in QUEUES)
        print(
            f"| {state.day} | {state.memory:.1f} | {state.files} | {state.handles} |"
            f" {state.connections} | {state.tasks} | {rows} |"
        )


if __name__ == "__main__":
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 7))
