"""What happens to the village and its Telegram: many updates, poison, groups, clocks, names."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.chaos.run import Run
from tests.kill.process import Linli
from tests.stories.stage import ROOT

G = "dongwan"
RESOLVER = Path(__file__).parent / "resolver"
NAME = "telegram.chaos.test"
CHATTER = 1000
CHATTERERS = ("zhangshuigen", "liyoufu", "zhaoweiguo", "lixiaofang", "zhaohongxia")
ASKERS = ("wangxiuying", "zhangxiaolan", "zhoushuangquan")
POISON: tuple[dict[str, Any], ...] = (
    {"message": {"message_id": 1}},
    {"message": {"message_id": "x", "date": "y", "chat": {"id": "z", "type": 5}, "text": 7}},
    {"message": {"message_id": 2, "date": 1, "chat": [], "from": "somebody", "text": "救命"}},
    {"callback_query": {"id": 5, "from": {"id": "none"}, "data": 9}},
    {"my_chat_member": {"chat": {"id": -1, "type": "group"}, "date": {}}},
    {"edited_message": "words"},
)


async def thousand_waiting(run: Run) -> None:
    """They came while nobody was there; three of them are in need."""
    v, third = run.scene, CHATTER // len(ASKERS)
    for n in range(CHATTER):
        v.talks(CHATTERERS[n % len(CHATTERERS)], f"今天猪肉又涨价了 {n}", G)
        if n % third == third - 1:
            v.says(ASKERS[n // third], "明早有车去县医院不")
    await run.starts()
    for asker in ASKERS:
        await v.until(lambda asker=asker: v.finds(asker, "记下了", "要车"))


async def poison(run: Run) -> None:
    """Updates nobody can read, between those of people; each is set aside or let go."""
    v = run.scene
    await run.starts()
    for number, wire in enumerate(POISON):
        ((kind, payload),) = wire.items()
        v.sim.updates.add(kind, payload, f"poison{number}")
        v.says("zhangshuigen", "/help")
    await run.asked_and_answered()
    await v.until(lambda: not _inbox(v.database, "new"))
    aside = len(_inbox(v.database, "poison"))
    run.found.must(aside <= len(POISON), f"{aside} set aside of {len(POISON)}")
    run.allowed = type(run.allowed)(set_aside=aside)


def _inbox(database: Path, state: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as rows:
        return rows.execute("SELECT update_id FROM inbox WHERE state = ?", (state,)).fetchall()


async def group_upgraded(run: Run) -> None:
    """A basic group becomes a supergroup while a matter is open there."""
    v = run.scene
    await run.starts()
    await run.asked_and_answered("wangxiuying", G)
    await v.until(lambda: v.finds("zhaoweiguo", "王奶奶", button="我来", group=G))
    v.moved(G, v.sim.people.migrate(v.chat(G)))
    await run.asked_and_answered("zhangshuigen", G)
    await v.until(lambda: v.finds("zhaoweiguo", "张水根", button="我来", group=G))
    v.taps("zhaoweiguo", "我来", "张水根", group=G)
    await v.until(lambda: v.finds("zhangshuigen", "🚗", "老赵"))
    run.allowed = type(run.allowed)(undeliverable=True)


async def kicked_and_back(run: Run) -> None:
    """Out of the group in the middle of a matter; whoever is in need is heard all the same."""
    v, head = run.scene, "lixiaofang"
    await run.starts()
    await run.asked_and_answered("wangxiuying", G)
    v.sim.people.kick_bot(v.chat(G), v.user(head))
    await run.asked_and_answered("zhangshuigen")
    v.sim.people.add_bot(v.chat(G), v.user(head), admin=True)
    await v.until(v.heard_everything)
    await run.asked_and_answered("zhangxiaolan", G)
    await v.until(lambda: v.finds("zhaoweiguo", "小兰", button="我来", group=G))
    run.allowed = type(run.allowed)(undeliverable=True)


async def unauthorized_at_start(run: Run) -> None:
    """The server has been seen to refuse a good token once."""
    run.scene.sim.faults.unauthorized(1, "getMe")
    await run.starts()
    await run.asked_and_answered()


async def no_names_at_start(run: Run) -> None:
    """DNS is gone: it says so, waits, and begins when it is back."""
    v, old = run.scene, run.scene.linli
    away = old.folder / "dns-away"
    away.touch()
    port = old.api.rpartition(":")[2]
    v.linli = Linli(
        old.folder, f"http://{NAME}:{port}", old.database,
        PYTHONPATH=f"{RESOLVER}:{ROOT}", CHAOS_DNS_AWAY=str(away),
    )  # fmt: skip
    v.says("wangxiuying", "明早有车去县医院不")
    await v.linli.start()
    await v.until(lambda: "Telegram cannot be reached" in v.linli.said or v.linli.ended)
    run.found.must(not v.linli.ended, "it gave up without DNS")
    away.unlink()
    await v.until(lambda: v.linli.running)
    await v.until(lambda: v.finds("wangxiuying", "记下了", "要车"))


async def two_with_one_token(run: Run) -> None:
    """On one database the second is refused; on two machines both say what is wrong."""
    v = run.scene
    await run.starts()
    second = await _another(run, "second", v.linli.database)
    await second.ends(v.patience)
    run.found.must(second.process.returncode == 2, f"exit code {second.process.returncode}")
    run.found.must("Another linli already runs" in second.said, "the second does not say why")
    copy = v.linli.folder / "elsewhere.db"
    shutil.copyfile(v.database, copy)
    third = await _another(run, "third", f"sqlite:///{copy}")
    said: Callable[[], bool] = lambda: any(  # noqa: E731 - said once here
        "another program polls with the same token" in one.said for one in (v.linli, third)
    )
    await v.until(said)
    await third.close()
    await run.asked_and_answered()


async def _another(run: Run, name: str, database: str) -> Linli:
    folder = run.scene.linli.folder / name
    folder.mkdir()
    linli = Linli(folder, run.scene.linli.api, database)
    await linli.start()
    return linli
