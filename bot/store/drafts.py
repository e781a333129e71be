"""What a machine made of a voice note or a picture, kept apart from what people said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.times import to_text
from bot.store.personal import Column
from bot.store.work import Work

PERSONAL = (Column("drafts", "words", "delete"),)


@dataclass(frozen=True, slots=True)
class Unread:
    """A voice note or a picture that no machine has tried yet."""

    said_id: str
    file_id: str
    case_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A machine's guess; nobody's word until a person says so."""

    said_id: str
    words: str
    answer: str | None
    case_id: str
    person_id: str


async def list_unread(work: Work, form: str, since: datetime, most: int = 5) -> tuple[Unread, ...]:
    """The oldest first; what is long past is left alone."""
    rows = await work.all("list_undrafted", form=form, since=to_text(since), most=most)
    return tuple(Unread(r["id"], r["file_id"], r["case_id"], r["person_id"]) for r in rows)


async def add_draft(work: Work, said_id: str, at: datetime) -> bool:
    """Whether nobody else tries it; empty until something could be made of it."""
    row = await work.one("add_draft", said_id=said_id, made_at=to_text(at))
    return row is not None


async def set_words(work: Work, said_id: str, words: str) -> bool:
    """What the machine made of it."""
    return await work.one("set_draft_words", said_id=said_id, words=words) is not None


async def find_draft(work: Work, said_id: str) -> Draft | None:
    """The guess with the case it belongs to."""
    row = await work.one("find_draft", said_id=said_id)
    if row is None:
        return None
    return Draft(row["said_id"], row["words"], row["answer"], row["case_id"], row["person_id"])


async def voice_draft(work: Work, case_id: str, author_id: str | None) -> str:
    """What a machine heard in the latest voice note of a case's author."""
    row = await work.one("find_voice_draft", case_id=case_id, author_id=author_id)
    return (row["words"] or "") if row else ""


async def answer_draft(work: Work, said_id: str, answer: str) -> bool:
    """Right or wrong, once; what was read goes with the answer."""
    row = await work.one("answer_draft", said_id=said_id, answer=answer)
    return row is not None
