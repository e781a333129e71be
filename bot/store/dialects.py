"""In which words people and places are spoken to, and whose word these words have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.times import from_text, to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("dialect_people", "person_id", "delete"),
    Column("dialect_people", "by_id", "empty"),
    Column("dialect_units", "by_id", "empty"),
    Column("dialect_speakers", "person_id", "delete"),
    Column("dialect_speakers", "named_by", "empty"),
    Column("dialect_asks", "person_id", "empty"),
    Column("dialect_lines", "by_id", "empty"),
)
YES, NO, BETTER = "yes", "no", "better"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says for a place whether lines of a dialect sound right there."""

    unit_id: str
    register: str
    person_id: str
    named_by: str | None = None
    agreed: bool | None = None  # None until they have said so


@dataclass(frozen=True, slots=True)
class Ask:
    """One wording that a speaker was shown."""

    id: str
    unit_id: str
    register: str
    what: str
    digest: str
    person_id: str | None
    at: datetime
    answer: str | None = None  # yes | no | better


async def choose_for_person(
    work: Work, person_id: str, register: str, by: str, at: datetime
) -> None:
    """Said by themselves, or by who looks after them."""
    await work.run(
        "put_dialect_person", person_id=person_id, register=register, by=by, at=to_text(at)
    )


async def choice_of(work: Work, person_id: str) -> str | None:
    row = await work.one("find_dialect_person", person_id=person_id)
    return row["register"] if row else None


async def anything_but_plain(work: Work) -> tuple[bool, bool]:
    """Whether any person has chosen, and whether any place has."""
    row = await work.one("anything_but_plain")
    return (bool(row["people"]), bool(row["units"])) if row else (False, False)


async def choose_for_unit(work: Work, unit_id: str, register: str, by: str, at: datetime) -> None:
    await work.run("put_dialect_unit", unit_id=unit_id, register=register, by=by, at=to_text(at))


async def choices_of_units(work: Work) -> dict[str, str]:
    """Every place that has chosen, with what."""
    return {row["unit_id"]: row["register"] for row in await work.all("list_dialect_units")}


async def note_lines(work: Work, unit_id: str, register: str, lines: int) -> dict[str, int]:
    """So many lines more with a word of it; all that were heard there, by dialect."""
    await work.run("note_dialect_lines", unit_id=unit_id, register=register, lines=lines)
    return await counts(work, unit_id)


async def counts(work: Work, unit_id: str) -> dict[str, int]:
    rows = await work.all("list_dialect_counts", unit_id=unit_id)
    return {row["register"]: row["heard"] for row in rows}


async def note_guess(work: Work, unit_id: str, register: str, at: datetime) -> bool:
    """False where the place was asked before, whatever was guessed then."""
    row = await work.one("add_dialect_guess", unit_id=unit_id, register=register, at=to_text(at))
    return row is not None


async def guess_of(work: Work, unit_id: str) -> tuple[str, str | None] | None:
    """What was guessed, and the answer."""
    row = await work.one("find_dialect_guess", unit_id=unit_id)
    return (row["register"], row["answer"]) if row else None


async def answer_guess(work: Work, unit_id: str, answer: str) -> None:
    """The first answer counts."""
    await work.run("answer_dialect_guess", unit_id=unit_id, answer=answer)


async def name_speaker(work: Work, speaker: Speaker, at: datetime) -> None:
    """In the place of whoever was named before."""
    await work.run(
        "put_dialect_speaker", unit_id=speaker.unit_id, register=speaker.register,
        person_id=speaker.person_id, by=speaker.named_by, at=to_text(at),
    )  # fmt: skip


async def agree(work: Work, speaker: Speaker, yes: bool) -> None:
    await work.run(
        "agree_dialect_speaker", unit_id=speaker.unit_id, register=speaker.register, agreed=int(yes)
    )


async def speakers(work: Work) -> tuple[Speaker, ...]:
    return tuple(_speaker(row) for row in await work.all("list_dialect_speakers"))


async def speaking_for(work: Work, person_id: str) -> tuple[Speaker, ...]:
    """The places somebody was named for."""
    rows = await work.all("list_dialect_speakers_of", person_id=person_id)
    return tuple(_speaker(row) for row in rows)


async def drop_speaker(work: Work, person_id: str) -> None:
    await work.run("drop_dialect_speaker", person_id=person_id)


async def add_ask(work: Work, ask: Ask) -> bool:
    """False when this very wording was shown for this place before."""
    row = await work.one(
        "add_dialect_ask", id=ask.id, unit_id=ask.unit_id, register=ask.register, what=ask.what,
        digest=ask.digest, person_id=ask.person_id, at=to_text(ask.at),
    )  # fmt: skip
    return row is not None


async def find_ask(work: Work, id: str) -> Ask | None:
    row = await work.one("find_dialect_ask", id=id)
    return _ask(row) if row else None


async def asks_of(work: Work, unit_id: str, register: str) -> tuple[Ask, ...]:
    """The first first."""
    rows = await work.all("list_dialect_asks", unit_id=unit_id, register=register)
    return tuple(_ask(row) for row in rows)


async def asked_of(work: Work, person_id: str) -> tuple[Ask, ...]:
    """What somebody was shown, the first first."""
    return tuple(_ask(r) for r in await work.all("list_dialect_asks_of", person_id=person_id))


async def answer_ask(work: Work, id: str, answer: str) -> None:
    await work.run("answer_dialect_ask", id=id, answer=answer)


async def give_ask(work: Work, id: str, person_id: str, at: datetime) -> None:
    """What nobody has answered goes to who speaks for the place now."""
    await work.run("give_dialect_ask", id=id, person_id=person_id, at=to_text(at))


async def put_line(work: Work, unit_id: str, what: str, said: str, by: str, at: datetime) -> None:
    """As the place itself says it."""
    await work.run("put_dialect_line", unit_id=unit_id, what=what, said=said, by=by, at=to_text(at))


async def own_lines(work: Work, what: str, unit_ids: Sequence[str]) -> dict[str, str]:
    """How one line is said in these units, by unit."""
    rows = await work.all("find_dialect_lines", what=what, unit_ids=listed(unit_ids))
    return {row["unit_id"]: row["said"] for row in rows}


async def all_lines(work: Work) -> tuple[tuple[str, str, str], ...]:
    """(unit, what, said) of every line that a place says its own way."""
    rows = await work.all("list_dialect_lines")
    return tuple((row["unit_id"], row["what"], row["said"]) for row in rows)


async def words_on(work: Work, what: str, unit_ids: Sequence[str]) -> dict[str, tuple[str, bool]]:
    """By unit: the digest of the wording somebody there was shown, and whether they said yes."""
    rows = await work.all("list_dialect_words_on", what=what, unit_ids=listed(unit_ids))
    return {row["unit_id"]: (row["digest"], row["verdict"] == YES) for row in rows}


async def forget(work: Work, person_id: str) -> None:
    """Their choice and their office go; a wording stays, nobody knows whose (PERSONAL)."""
    for query in (
        "forget_dialect_person", "forget_dialect_person_by", "forget_dialect_unit_by",
        "drop_dialect_speaker", "forget_dialect_speaker_by", "forget_dialect_asks",
        "forget_dialect_lines",
    ):  # fmt: skip
        await work.run(query, person_id=person_id)


def _speaker(row: Row) -> Speaker:
    agreed = row["agreed"]
    return Speaker(
        row["unit_id"], row["register"], row["person_id"], row["named_by"],
        None if agreed is None else bool(agreed),
    )  # fmt: skip


def _ask(row: Row) -> Ask:
    return Ask(
        row["id"], row["unit_id"], row["register"], row["what"], row["digest"], row["person_id"],
        from_text(row["at"]), row["answer"],
    )  # fmt: skip
