"""What is looked at after trouble: the ledger, the product's own audit, its timers, its sums."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bot.clock import BorrowedClock, Ids
from bot.services.audit.looking import audit
from bot.services.desk import Desk
from bot.store.database import open_database
from tests.kill.killer import Killer
from tests.kill.ledger import Ledger, read_ledger
from tests.kill.scene import Scene, Waiting
from tests.kill.story import DEEDS
from tests.stories.stage import BOT, ZONE

MOST_COPIES = 8  # marked ones that one kill may cause
PROMPT = "🔔"
LATER = 600.0  # village seconds after which the process must have written that it lives


@dataclass(slots=True)
class Found:
    """What one stretch of trouble has left behind."""

    trouble: str
    seed: int
    kills: int = 0
    updates: int = 0
    owed: int = 0
    lost: int = 0
    doubled: int = 0
    marked: int = 0
    copies_a_kill: int = 0
    prompts_twice: int = 0
    seconds: float = 0.0
    breaches: list[str] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    stock: dict[str, int] = field(default_factory=dict)

    def must(self, so: object, breach: str) -> None:
        """One thing that has to be so."""
        if not so:
            self.breaches.append(breach)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What this trouble may leave behind and another may not."""

    set_aside: int = 0  # updates nobody can read
    findings: frozenset[str] = frozenset()
    undeliverable: bool = False  # a group was not there for a while


async def timers_run(scene: Scene, found: Found) -> None:
    """Ten minutes go by, and the process says that it lives."""
    scene.sim.clock.jump(LATER)
    since = f"{scene.sim.clock.now():%Y-%m-%dT%H:%M:%S}"
    try:
        await scene.until(lambda: last_beat(scene.database) >= since)
    except Waiting as fault:
        found.must(False, f"no tick ran any more: {fault}")


def last_beat(database: Path) -> str:
    """When it last wrote that it lives."""
    with closing(sqlite3.connect(database)) as rows:
        mark = rows.execute("SELECT at FROM marks WHERE name = ?", (f"alive:{BOT}",)).fetchone()
    return mark[0] if mark else ""


def waiting(database: Path, at: str) -> int:
    """Messages that were due by then and have not been said."""
    with closing(sqlite3.connect(database)) as rows:
        found = rows.execute(
            "SELECT COUNT(*) FROM outbox WHERE state IN ('due', 'flying') AND due_at <= ?", (at,)
        ).fetchone()
    return int(found[0])


async def look(
    scene: Scene, killer: Killer, first: int, found: Found, allowed: Allowed = Allowed()
) -> None:
    """After the last process has ended."""
    ledger = read_ledger(scene.database, scene.sim, killer.kills)
    found.kills = len(killer.kills)
    found.updates = scene.sim.updates.last_id - first + 1
    _against_the_ledger(scene, killer, ledger, found, allowed)
    _heard_once(scene, first, found, allowed)
    _prompts_once(scene, found)
    await _audited(scene, found, allowed)
    with closing(sqlite3.connect(scene.database)) as rows:
        events = rows.execute("SELECT what FROM case_events").fetchall()
        stock = rows.execute(
            "SELECT box_id, item, SUM(on_hand), SUM(lent) FROM stock_balances GROUP BY 1, 2"
        ).fetchall()
    found.done = Counter(what for (what,) in events if what in DEEDS)
    found.stock = {f"{box} {item}": here * 1000 + lent for box, item, here, lent in stock}


def _against_the_ledger(
    scene: Scene, killer: Killer, ledger: Ledger, found: Found, allowed: Allowed
) -> None:
    lost, doubled = ledger.never_arrived(), ledger.doubled()
    if allowed.undeliverable:
        lost = [one for one in lost if not one.endswith(" is unreachable")]
    found.owed = sum(row["owed"] != "loose" for row in ledger.rows.values())
    found.lost, found.doubled = len(lost), len(doubled)
    found.marked = len(ledger.marked)
    by_kill = Counter({k: n for k, n in ledger.marked_by_kill.items() if k})
    found.copies_a_kill = max(by_kill.values(), default=0)
    without_cause = ledger.marked_by_kill[0]
    found.must(not lost, f"never arrived: {lost[:3]}")
    found.must(not doubled, f"twice without a mark: {doubled[:3]}")
    known = [one for one in ledger.unexplained if one.answered]
    found.must(not known, f"no row knows of it: {[one.text for one in known[:3]]}")
    found.must(
        without_cause <= ledger.unanswered,
        f"{without_cause} marked, but only {ledger.unanswered} calls had no answer",
    )
    found.must(found.copies_a_kill <= MOST_COPIES, f"{found.copies_a_kill} marked after one kill")


def _heard_once(scene: Scene, first: int, found: Found, allowed: Allowed) -> None:
    with closing(sqlite3.connect(scene.database)) as rows:
        waiting = rows.execute("SELECT state, fault FROM inbox").fetchall()
        handled = rows.execute("SELECT update_id FROM handled").fetchall()
    numbers = {number for (number,) in handled} | scene.talk
    missing = [n for n in range(first, scene.sim.updates.last_id + 1) if n not in numbers]
    found.must(len(waiting) == allowed.set_aside, f"left in the inbox: {waiting[:3]}")
    found.must(
        len(missing) == allowed.set_aside, f"{len(missing)} updates were not handled: {missing[:3]}"
    )


def _prompts_once(scene: Scene, found: Found) -> None:
    seen = Counter(
        (chat.id, message.text)
        for chat in scene.sim.world.chats.values()
        for message in chat.messages.values()
        if message.from_bot and message.text.startswith(PROMPT)
    )
    twice = [text for (_, text), n in seen.items() if n > 1]
    found.prompts_twice = len(twice)
    found.must(not twice, f"prompts twice: {[text[:40] for text in twice]}")


def _about(database: Path, refs: tuple[str, ...]) -> list[str]:
    """What the messages are about, where messages are meant."""
    with closing(sqlite3.connect(database)) as rows:
        found = [
            rows.execute("SELECT about FROM outbox WHERE id = ?", (r,)).fetchone() for r in refs
        ]
    return [row[0] for row in found if row]


async def _audited(scene: Scene, found: Found, allowed: Allowed) -> None:
    now = scene.sim.clock.now
    database = await open_database(f"sqlite:///{scene.database}", now=now)
    try:
        clock = BorrowedClock(now, lambda: 1.0)
        desk = Desk(database, scene.props.content, clock, Ids(now, Random(1)), BOT, ZONE)
        for one in await audit(desk, days=None):
            known = one.code in allowed.findings
            known |= one.code == "update_set_aside" and len(one.refs) == allowed.set_aside
            known |= one.code == "message_refused" and allowed.undeliverable
            about = _about(scene.database, one.refs)
            found.must(known, f"audit: {one.code} {about or one.refs[:3]}")
    finally:
        await database.close()
