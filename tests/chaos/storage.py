"""What happens to the disk and the file: full, read-only, damaged. It is told, nothing is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx

from tests.chaos.disks import full, small_disk
from tests.chaos.looking import waiting
from tests.chaos.run import Run
from tests.kill.process import Linli, free_port
from tests.stories.stage import ROOT

ASKERS = ("wangxiuying", "zhangxiaolan", "zhoushuangquan")
FULL = ("the disk is full", "the disk cannot be written to")
# An administrator may write to any file; the process then gives that up.
NO_OVERRIDE = ("setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-all")
READ_ONLY = Path(__file__).parent / "readonly"
REFUSED = "the database may not be written to"
LAST = "9999"  # later than anything is due


async def disk_full(run: Run) -> None:
    """People write while there is no room; what they wrote waits, with us or at Telegram."""
    v = run.scene
    with small_disk(v.linli.folder / "disk") as own:
        _moves_to(run, v.linli.folder / "disk" / "village.db")
        await run.starts()
        with full(v.database.parent, v.linli.process.pid, own=own):
            for asker in ASKERS:
                v.says(asker, "明早有车去县医院不")
            await v.until(lambda: any(words in v.linli.said for words in FULL))
        for asker in ASKERS:
            await v.until(lambda asker=asker: v.finds(asker, "记下了", "要车"))
        run.found.must("set aside" not in v.linli.said, "what people wrote was set aside")
        await _comes_back(run)


async def killed_on_a_full_disk(run: Run) -> None:
    """No room, and then the process is killed; it begins again without room, and with it."""
    v = run.scene
    with small_disk(v.linli.folder / "disk") as own:
        _moves_to(run, v.linli.folder / "disk" / "village.db")
        await run.starts()
        with full(v.database.parent, v.linli.process.pid, own=own):
            v.says(ASKERS[0], "明早有车去县医院不")
            await v.until(lambda: any(words in v.linli.said for words in FULL))
            await v.linli.kill()
            await v.linli.start()
            await v.until(lambda: v.linli.running or v.linli.ended)
            if v.linli.ended:
                told = any(words in v.linli.said for words in FULL)
                run.found.must(told, f"it does not say why it ended: {v.linli.said[-300:]}")
        if v.linli.ended:
            await run.starts()
        await v.until(lambda: v.finds(ASKERS[0], "记下了", "要车"))
        await _comes_back(run)


def _moves_to(run: Run, path: Path) -> None:
    old = run.scene.linli
    shutil.move(run.scene.database, path)
    run.scene.database = path
    run.scene.linli = Linli(old.folder, old.api, f"sqlite:///{path}")


async def _comes_back(run: Run) -> None:
    """Off the small disk, which is taken away."""
    await run.stops()
    _moves_to(run, run.scene.linli.folder / "village.db")
    await run.starts()


async def read_only(run: Run) -> None:
    """A file that may not be written to is refused at the start, in a sentence."""
    v = run.scene
    v.says(ASKERS[0], "明早有车去县医院不")
    v.database.chmod(0o444)
    through = NO_OVERRIDE if os.geteuid() == 0 else ()
    await v.linli.start("run", through=through)
    await v.linli.ends(v.patience)
    code, said = v.linli.process.returncode, v.linli.said
    run.found.must(code == 2, f"exit code {code}")
    run.found.must("readonly" in said or "may not be written" in said, f"it says {said[-300:]}")
    run.found.must("Traceback" not in said, "a traceback instead of a sentence")
    v.database.chmod(0o644)
    await run.starts()
    await v.until(lambda: v.finds(ASKERS[0], "记下了", "要车"))


async def read_only_while_running(run: Run) -> None:
    """It may not be written to any more, and then again: nothing is taken that cannot be kept."""
    v, old = run.scene, run.scene.linli
    sign, place = old.folder / "read-only", f"127.0.0.1:{free_port()}"
    v.linli = Linli(
        old.folder, old.api, old.database, LINLI_BIND=place,
        PYTHONPATH=f"{READ_ONLY}:{ROOT}", CHAOS_READ_ONLY=str(sign),
    )  # fmt: skip
    await run.starts()
    await run.asked_and_answered(ASKERS[0])
    sign.touch()
    await v.until((old.folder / "shut").exists)
    for asker in ASKERS[1:]:
        v.says(asker, "明早有车去县医院不")
    await v.until(lambda: REFUSED in v.linli.said)
    for page in ("healthz", "readyz"):
        told = await _page(f"http://{place}/{page}")
        run.found.must(told.status_code == 503, f"/{page} says {told.status_code}")
        run.found.must(REFUSED in told.text, f"/{page} says {told.text[:300]}")
    run.found.must(not v.heard_everything(), "what cannot be kept was confirmed")
    sign.unlink()
    for asker in ASKERS[1:]:
        await v.until(lambda asker=asker: v.finds(asker, "记下了", "要车"))
    run.found.must("set aside" not in v.linli.said, "what people wrote was set aside")
    told = await _page(f"http://{place}/readyz")
    run.found.must(REFUSED not in told.text, "it is well again, and /readyz says otherwise")


async def _page(address: str) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False, timeout=30.0) as http:
        return await http.get(address)


async def damaged_page(run: Run) -> None:
    """Bytes are overwritten: it is told; with the copy back, what Telegram still has is heard."""
    v = run.scene
    await run.starts()
    await run.asked_and_answered(ASKERS[0])
    await run.stops()
    copy = v.database.with_name("copy.db")
    shutil.copyfile(v.database, copy)
    _overwrite(v.database, "cases")
    v.says(ASKERS[1], "明早有车去县医院不")
    await v.linli.start()
    await _ends_damaged(run)
    await _restored(run, copy)
    await run.starts()
    await v.until(lambda: v.finds(ASKERS[1], "记下了", "要车"))


async def damaged_while_running(run: Run) -> None:
    """A page is overwritten under it: it ends, fetches nothing more, and loses nothing."""
    v = run.scene
    await run.starts()
    await run.asked_and_answered(ASKERS[0])
    await v.until(lambda: not waiting(v.database, LAST))
    copy = v.database.with_name("copy.db")
    with closing(sqlite3.connect(v.database)) as rows, closing(sqlite3.connect(copy)) as target:
        rows.backup(target)
    _overwrite(v.database, "cases")
    v.says(ASKERS[1], "明早有车去县医院不")
    await _ends_damaged(run)
    told = v.linli.said.count("nothing more is fetched or written")
    run.found.must(told == 1, f"the damage was said {told} times")
    v.says(ASKERS[2], "明早有车去县医院不")
    await v.linli.start()
    await _ends_damaged(run)
    run.found.must(not v.heard_everything(), "what cannot be kept was fetched")
    await _restored(run, copy)
    await run.starts()
    for asker in ASKERS[1:]:
        await v.until(lambda asker=asker: v.finds(asker, "记下了", "要车"))


async def _ends_damaged(run: Run) -> None:
    linli = run.scene.linli
    await linli.ends(run.scene.patience)
    run.found.must(linli.process.returncode == 2, f"code {linli.process.returncode}")
    run.found.must("is damaged" in linli.said, f"it says {linli.said[-300:]}")
    run.found.must("Traceback" not in linli.said, "a traceback instead of a sentence")


async def _restored(run: Run, copy: Path) -> None:
    """As the runbook says."""
    linli = run.scene.linli
    await linli.start("restore", str(copy))
    code = await linli.ends(run.scene.patience)
    run.found.must(code == 0, f"linli restore: code {code}, {linli.said[-300:]}")


def _overwrite(database: Path, table: str) -> None:
    """The first page of a table, all of it."""
    with closing(sqlite3.connect(database)) as rows:
        (page,) = rows.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
        (size,) = rows.execute("PRAGMA page_size").fetchone()
        rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)
