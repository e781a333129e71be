"""Recordings of village voices, what an engine made, and under which names sounds were sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.times import from_text, to_text
from bot.domain.voicing import State
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("voices", "speaker_id", "delete"),
    Column("voices", "heard", "delete"),
    Column("voices", "asked_id", "keep"),
    Column("voices", "by_id", "keep"),
)


@dataclass(frozen=True, slots=True)
class Voice:
    """One recording of one thing; `heard` is the voice note until the speaker has said yes."""

    id: str
    what: str
    unit_id: str
    speaker_id: str
    chat_id: str
    state: State
    digest: str
    at: datetime
    heard: str | None = None
    file_id: str | None = None
    sha256: str | None = None
    asked_id: str | None = None
    by_id: str | None = None


async def offer(work: Work, voice: Voice) -> None:
    """The words to read were shown; an older offer to the same person is over."""
    await work.run("drop_voice_offers", speaker_id=voice.speaker_id)
    await work.run(
        "add_voice",
        id=voice.id,
        what=voice.what,
        unit_id=voice.unit_id,
        speaker_id=voice.speaker_id,
        chat_id=voice.chat_id,
        digest=voice.digest,
        at=to_text(voice.at),
    )


async def drop_offers(work: Work, speaker_id: str) -> None:
    await work.run("drop_voice_offers", speaker_id=speaker_id)


async def find(work: Work, id: str) -> Voice | None:
    row = await work.one("find_voice", id=id)
    return _voice(row) if row else None


async def offered(work: Work, speaker_id: str, chat_id: str, since: datetime) -> Voice | None:
    """What somebody was asked to read in a chat, not too long ago."""
    row = await work.one(
        "find_voice_offer", speaker_id=speaker_id, chat_id=chat_id, since=to_text(since)
    )
    return _voice(row) if row else None


async def put_spoken(work: Work, id: str, heard: str, file_id: str, at: datetime) -> None:
    await work.run("put_voice_spoken", id=id, heard=heard, file_id=file_id, at=to_text(at))


async def move(work: Work, id: str, was: State, state: State, at: datetime) -> bool:
    """Whether it stood where it was thought to stand; the voice note as it came is let go of."""
    row = await work.one("move_voice", id=id, was=was.value, state=state.value, at=to_text(at))
    return row is not None


async def put_sound(work: Work, id: str, sha256: str) -> None:
    await work.run("put_voice_sound", id=id, sha256=sha256)


async def put_asked(work: Work, id: str, asked_id: str, at: datetime) -> None:
    await work.run("put_voice_asked", id=id, asked_id=asked_id, at=to_text(at))


async def judged(work: Work, voice: Voice, state: State, by_id: str, at: datetime) -> bool:
    """A cadre's word; what the same person said of the same thing before is replaced by a yes."""
    if not await move(work, voice.id, State.ASKED, state, at):
        return False
    await work.run("put_voice_judged", id=voice.id, by_id=by_id)
    if state is State.APPROVED:
        await work.run(
            "drop_other_voices", what=voice.what, speaker_id=voice.speaker_id, id=voice.id
        )
    return True


async def of_state(work: Work, state: State, until: datetime) -> tuple[Voice, ...]:
    """Those that stand there since before a moment, oldest first."""
    rows = await work.all("list_voices_of_state", state=state.value, until=to_text(until))
    return tuple(_voice(row) for row in rows)


async def approved(work: Work, what: str) -> tuple[Voice, ...]:
    """Newest first, from everywhere; not of who has died."""
    rows = await work.all("list_approved_voices", what=what)
    return tuple(_voice(row) for row in rows)


async def recorded(work: Work, unit_ids: Iterable[str]) -> frozenset[tuple[str, str]]:
    """What is recorded, or on its way, in these units, with the digest of its words."""
    units = frozenset(unit_ids)
    rows = await work.all("list_recorded")
    return frozenset((row["what"], row["digest"]) for row in rows if row["unit_id"] in units)


async def file_of(work: Work, sha256: str, bot: str) -> str | None:
    """Under which name this bot has sent it before."""
    row = await work.one("voice_file", sha256=sha256, bot=bot)
    return row["file_id"] if row else None


async def put_file(work: Work, sha256: str, bot: str, file_id: str) -> None:
    await work.run("put_voice_file", sha256=sha256, bot=bot, file_id=file_id)


async def made(work: Work, digest: str) -> str | None:
    """The sound an engine made of these words."""
    row = await work.one("find_made_voice", digest=digest)
    return row["sha256"] if row else None


async def put_made(work: Work, digest: str, engine: str, sha256: str, at: datetime) -> None:
    await work.run("put_made_voice", digest=digest, engine=engine, sha256=sha256, at=to_text(at))


async def drop_made(work: Work, engine: str) -> None:
    """What another engine made than the one that is set up."""
    await work.run("drop_made_voices", engine=engine)


async def made_by(work: Work, engine: str) -> frozenset[str]:
    return frozenset(row["digest"] for row in await work.all("list_made_voices", engine=engine))


async def kept(work: Work) -> frozenset[str]:
    """Every sound that somebody may still need."""
    return frozenset(row["sha256"] for row in await work.all("list_kept_sounds"))


async def drop_old(work: Work, before: datetime) -> None:
    """What came to nothing long ago, and names of sounds that nobody needs."""
    await work.run("drop_old_voices", before=to_text(before))
    await work.run("drop_voice_names")


async def forget(work: Work, person_id: str) -> None:
    """Their recordings and the names they were sent under (PERSONAL); the files go soon after."""
    await work.run("forget_voice_files", person_id=person_id)
    await work.run("forget_voices", person_id=person_id)


def _voice(row: Row) -> Voice:
    return Voice(
        id=row["id"],
        what=row["what"],
        unit_id=row["unit_id"],
        speaker_id=row["speaker_id"],
        chat_id=row["chat_id"],
        state=State(row["state"]),
        digest=row["digest"],
        at=from_text(row["at"]),
        heard=row["heard"],
        file_id=row["file_id"],
        sha256=row["sha256"],
        asked_id=row["asked_id"],
        by_id=row["by_id"],
    )
