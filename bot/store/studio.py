"""What the village writes itself: drafts, whose word they have, who was asked: rows and values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.studio import Asked, Draft, Form, Gate, State, Yes
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    *(Column("studio_drafts", c, "delete") for c in ("author_id", "words")),
    Column("studio_drafts", "refused_by", "empty"),
    Column("studio_yes", "by_id", "empty"),
    Column("studio_named", "person_id", "delete"),
    Column("studio_asks", "person_id", "delete"),
)


async def put(work: Work, draft: Draft) -> None:
    """As it is now."""
    await work.run(
        "put_studio_draft", id=draft.id, unit_id=draft.unit_id, author_id=draft.author_id,
        form=draft.form.value, words=draft.words, state=draft.state.value, topic=draft.topic,
        until=draft.until.isoformat() if draft.until else None, signed=int(draft.signed),
        health=int(draft.health), refused_by=draft.refused_by, why=draft.why,
        out_at=maybe_to_text(draft.out_at), opened_at=to_text(draft.opened_at),
        changed_at=to_text(draft.changed_at),
    )  # fmt: skip


async def find(work: Work, id: str) -> Draft | None:
    row = await work.one("find_studio_draft", id=id)
    return _draft(row) if row else None


async def written_by(work: Work, person_id: str) -> tuple[Draft, ...]:
    """The latest first."""
    return _all(await work.all("list_studio_drafts_by", person_id=person_id))


async def in_units(work: Work, unit_ids: Sequence[str], state: State) -> tuple[Draft, ...]:
    """Of these very units, the latest first."""
    rows = await work.all("list_studio_drafts_in", unit_ids=listed(unit_ids), state=state.value)
    return _all(rows)


async def in_state(work: Work, state: State) -> tuple[Draft, ...]:
    """Everywhere, the oldest first."""
    return _all(await work.all("list_studio_drafts_of_state", state=state.value))


async def asked_of(work: Work, person_id: str) -> tuple[Draft, ...]:
    """What they were asked about, the latest first."""
    return _all(await work.all("list_studio_asked_of", person_id=person_id))


async def refused_by(work: Work, person_id: str) -> tuple[Draft, ...]:
    """The latest first."""
    return _all(await work.all("list_studio_refused_by", person_id=person_id))


async def say_yes(work: Work, draft: Draft, gate: Gate, by: str | None, at: datetime) -> None:
    """Their word on the draft as it reads now; it replaces one on an older wording."""
    await work.run(
        "put_studio_yes", draft_id=draft.id, gate=gate.value, digest=draft.digest, by_id=by,
        at=to_text(at),
    )  # fmt: skip


async def yes_of(work: Work, draft_id: str) -> tuple[Yes, ...]:
    return tuple(
        Yes(Gate(row["gate"]), row["digest"], row["by_id"], from_text(row["at"]))
        for row in await work.all("list_studio_yes", draft_id=draft_id)
    )


async def put_named(work: Work, draft_id: str, person_id: str, agreed: bool | None) -> None:
    """Somebody who is named in it, and what they said."""
    said = None if agreed is None else int(agreed)
    await work.run("put_studio_named", draft_id=draft_id, person_id=person_id, agreed=said)


async def named_in(work: Work, draft_id: str) -> dict[str, bool | None]:
    rows = await work.all("list_studio_named", draft_id=draft_id)
    return {r["person_id"]: None if r["agreed"] is None else bool(r["agreed"]) for r in rows}


async def naming(work: Work, person_id: str) -> tuple[Draft, ...]:
    """What somebody is named in."""
    return _all(await work.all("list_studio_naming", person_id=person_id))


async def note_ask(work: Work, asked: Asked) -> bool:
    """False when they were asked about this very wording before."""
    row = await work.one(
        "add_studio_ask", what=asked.what, person_id=asked.person_id, digest=asked.digest,
        at=to_text(asked.at),
    )  # fmt: skip
    return row is not None


async def asks_of(work: Work, what: str, digest: str) -> tuple[Asked, ...]:
    """Who was asked about this very wording, the first first."""
    return _asked(await work.all("list_studio_asks", what=what, digest=digest))


async def asks_since(work: Work, since: datetime) -> tuple[Asked, ...]:
    """Everybody who was asked for a word since then."""
    return _asked(await work.all("list_studio_asks_since", since=to_text(since)))


async def oldest_over(work: Work, today: date) -> datetime | None:
    """When the first of those was touched last that nobody says any more."""
    row = await work.one("first_studio_over", day=today.isoformat())
    return maybe_from_text(row["at"]) if row else None


async def drop_before(work: Work, moment: datetime, today: date) -> int:
    """What is not said any more and was last touched before."""
    facts = {"before": to_text(moment), "day": today.isoformat()}
    await work.run("drop_studio_yes", **facts)
    await work.run("drop_studio_named", **facts)
    return len(await work.all("drop_studio_drafts", **facts))


async def forget(work: Work, person_id: str) -> None:
    """What they wrote goes, what named them is withdrawn, nothing says any more what they said."""
    for name in (
        "withdraw_studio_naming", "forget_studio_yes", "forget_studio_named", "forget_studio_asks",
        "forget_studio_drafts", "blank_studio_yes", "blank_studio_refused",
    ):  # fmt: skip
        await work.run(name, person_id=person_id)


def _all(rows: Sequence[Row]) -> tuple[Draft, ...]:
    return tuple(_draft(row) for row in rows)


def _asked(rows: Sequence[Row]) -> tuple[Asked, ...]:
    return tuple(
        Asked(row["what"], row["person_id"], row["digest"], from_text(row["at"])) for row in rows
    )


def _draft(row: Row) -> Draft:
    return Draft(
        id=row["id"],
        unit_id=row["unit_id"],
        form=Form(row["form"]),
        words=row["words"],
        state=State(row["state"]),
        opened_at=from_text(row["opened_at"]),
        changed_at=from_text(row["changed_at"]),
        author_id=row["author_id"],
        topic=row["topic"],
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        signed=bool(row["signed"]),
        health=bool(row["health"]),
        refused_by=row["refused_by"],
        why=row["why"],
        out_at=maybe_from_text(row["out_at"]),
    )
