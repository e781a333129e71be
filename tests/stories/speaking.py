"""Voices in a story: somebody of the village reads what is shown, a cadre hears it first."""

from __future__ import annotations

from bot.simulator import Message
from tests.stories.village import Person, Village

OGG = b"OggS" + b"a village voice" * 20


async def reads_aloud(person: Person, sound: bytes = OGG, *, seconds: int = 4) -> None:
    """A voice note with these bytes."""
    person.village.sim.people.voice(person.user_id, None, seconds=seconds, data=sound)
    await person.village.settles()


async def records(village: Village, person: Person, what: str = "", sound: bytes = OGG) -> None:
    """The words are shown, read and said to be meant; the sound is fetched."""
    await person.says(f"/voice {what}".strip())
    await reads_aloud(person, sound)
    await person.taps("就用这条")
    await village.passes(minutes=1)


async def approved(
    village: Village, person: Person, cadre: Person, what: str = "", sound: bytes = OGG
) -> None:
    """Recorded, and a cadre has said that it may be used."""
    await records(village, person, what, sound)
    await cadre.taps("可以用")
    village.hush()


def heard(village: Village, message: Message) -> bytes | None:
    """What the voice note of a message sounds like."""
    if message.voice is None:
        return None
    stored = village.sim.files.find(message.voice["file_id"])
    return stored.data if stored else None
