"""What was said against what was to be said: nothing lost, nothing doubled without a mark."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.simulator import Message, Simulator
from bot.simulator.recorder import Request
from tests.kill.killer import Kill

MARK = "（重发）"
SERVER = 500
SLACK = timedelta(seconds=5)  # village time in which what was on its way still arrives


@dataclass(slots=True)
class Send:
    """One message that reached a phone."""

    chat: int
    message: int
    text: str
    at: datetime
    answered: bool = True

    @property
    def marked(self) -> bool:
        return MARK in self.text

    @property
    def words(self) -> str:
        """Without the mark: what a copy is a copy of."""
        return self.text.replace(MARK, "").strip()


@dataclass(slots=True)
class Ledger:
    """Every message that reached a phone, by the row of the outbox it was made from."""

    rows: dict[str, dict[str, Any]]
    copies: dict[str, list[Send]] = field(default_factory=dict)
    unexplained: list[Send] = field(default_factory=list)  # of which no row knows
    unanswered: int = 0  # calls that were carried out, or may have been, without an answer
    marked_by_kill: Counter[int] = field(default_factory=Counter)

    def never_arrived(self) -> list[str]:
        """Owed, and on no phone."""
        return [
            f"{row['about']} is {row['state']}"
            for id, row in self.rows.items()
            if row["owed"] != "loose" and not self.copies.get(id) and row["state"] != "gone"
            if not self._overtaken(row)
        ]

    def _overtaken(self, row: dict[str, Any]) -> bool:
        """Dropped, since the same chat has heard that the case stands at another level by now.

        Or it was about a seat of a ride, and the case went on without it.
        """
        if row["state"] == "dropped" and '"booking"' in str(row["params"]):
            return any(
                self.copies.get(id) and one["created_at"] > row["created_at"]
                for id, one in self.rows.items()
                if one["case_id"] == row["case_id"]
            )
        told, _, chat = str(row["about"]).partition("@")
        case = told[: told.rindex(":") + 1] if ":climbed:" in told else ""
        if row["state"] != "dropped" or not case:
            return False
        others = {id: str(one["about"]) for id, one in self.rows.items() if one is not row}
        return any(
            about.startswith(case) and about.endswith(f"@{chat}") and self.copies.get(id)
            for id, about in others.items()
        )

    def doubled(self) -> list[str]:
        """More than one unmarked, or copies of what nobody is owed."""
        return [
            f"{self.rows[id]['about']}: {[send.text for send in sends]}"
            for id, sends in self.copies.items()
            if sum(not send.marked for send in sends) > 1
            or (len(sends) > 1 and self.rows[id]["owed"] == "loose" and not self.rows[id]["living"])
        ]

    @property
    def marked(self) -> list[Send]:
        return [send for sends in self.copies.values() for send in sends if send.marked]

    @property
    def true_copies(self) -> int:
        """Messages somebody has twice."""
        return sum(len(sends) - 1 for sends in self.copies.values())


def read_ledger(database: Path, sim: Simulator, kills: Sequence[Kill]) -> Ledger:
    """After the last process has ended."""
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        found = connection.execute(
            "SELECT o.*, c.telegram_id FROM outbox AS o JOIN chats AS c ON c.id = o.chat_id"
        ).fetchall()
    ledger = Ledger({row["id"]: dict(row) for row in found if row["created_at"] >= _begin(sim)})
    shown = {(int(r["telegram_id"]), r["message_id"]): r["id"] for r in found}
    open_kills = [(kill, flying) for kill in kills for flying in kill.flying if flying.new]
    ledger.unanswered = sum(_without_answer(r) for r in sim.requests)
    sends = _sends(sim)
    by_text = {
        (send.chat, send.words): id
        for send in sends
        if (id := shown.get((send.chat, send.message))) is not None and send.marked
    }
    for send in sends:
        id = shown.get((send.chat, send.message))
        if id is None:
            id = _on_its_way(send, open_kills)
        if id is None and not send.answered:
            id = by_text.get((send.chat, send.words))
        if id is None and not send.answered:
            id = _in_doubt(send, ledger)
        if id is None:
            ledger.unexplained.append(send)
            continue
        ledger.copies.setdefault(id, []).append(send)
        if send.marked:
            ledger.marked_by_kill[_cause(ledger.copies[id], id, kills)] += 1
    return ledger


def _in_doubt(send: Send, ledger: Ledger) -> str | None:
    """A row that was said and never answered for: the one with these words, or one without any."""
    rows = [
        id
        for id, row in ledger.rows.items()
        if row["state"] in ("unsure", "gone") and _chat(row) == send.chat
    ]
    same = [id for id in rows if any(s.words == send.words for s in ledger.copies.get(id, []))]
    new = [id for id in rows if id not in ledger.copies]
    return next(iter((*same, *new)), None)


def _chat(row: dict[str, Any]) -> int:
    return int(row["telegram_id"])


def _cause(sent: list[Send], id: str, kills: Sequence[Kill]) -> int:
    """Which kill a marked message comes from: every one explains one of a row; 0 is none."""
    in_doubt = [k.number for k in kills if any(f.id == id and f.doubtful for f in k.flying)]
    nth = sum(send.marked for send in sent)
    return in_doubt[nth - 1] if nth <= len(in_doubt) else 0


def _begin(sim: Simulator) -> str:
    return f"{sim.clock.start:%Y-%m-%dT%H:%M:%S}"


def _sends(sim: Simulator) -> list[Send]:
    """New messages that stood on a phone and were not taken back, in order."""
    gone = {
        (_today(sim, int(r.params["chat_id"])), int(r.params["message_id"]))
        for r in sim.requests
        if r.method == "deleteMessage" and r.ok
    }
    found = {}
    for request in sim.sent("send"):
        result = request.result
        if isinstance(result, dict):
            number = int(result["message_id"])
            chat = _today(sim, int(result["chat"]["id"]))
            said = result.get("text") or result.get("caption") or ""
            found[chat, number] = Send(chat, number, said, request.at)
    for message in _unanswered(sim, found.keys() | gone):
        key = (_today(sim, message.chat_id), message.message_id)
        found[key] = Send(*key, message.text, message.date, answered=False)
    return sorted((s for k, s in found.items() if k not in gone), key=lambda s: s.at)


def _today(sim: Simulator, chat: int) -> int:
    """The number that a chat has by now, if it was upgraded."""
    known = sim.world.chats.get(chat)
    return chat if known is None or known.migrated_to is None else known.migrated_to


def _unanswered(sim: Simulator, known: Collection[tuple[int, int]]) -> list[Message]:
    """What stands on a phone although no answer to it ever arrived."""
    return [
        message
        for chat in sim.world.chats.values()
        for message in chat.messages.values()
        if message.from_bot
        and not message.service
        and message.date >= sim.clock.start
        and (_today(sim, message.chat_id), message.message_id) not in known
    ]


def _without_answer(request: Request) -> bool:
    """Nobody knows whether it arrived: no answer, or one of a gateway."""
    if not request.method.startswith("send"):
        return False
    answer = request.answer
    return answer is None or int(answer.get("error_code", 0)) >= SERVER


def _on_its_way(send: Send, flying: list[tuple[Kill, Any]]) -> str | None:
    """The row whose process was killed before it could note the message; each counts once."""
    for index, (kill, row) in enumerate(flying):
        if row.chat == send.chat and send.at <= kill.at + SLACK:
            del flying[index]
            return str(row.id)
    return None
