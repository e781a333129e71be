"""What a prompt says in a unit and a register: only what may be broadcast there."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.prompts import Prompt
from bot.services.desk import Desk
from bot.services.dialects.spoken import may_broadcast
from bot.store.database import Work

PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Wording:
    """A prompt as it is said: its text, the rhyme below where there is one, and who speaks."""

    text: str
    rhyme: tuple[str, ...] = ()
    register: str = PLAIN  # plain where nothing of the dialect may be said

    def __str__(self) -> str:
        return "\n".join((self.text, *self.rhyme))


def in_one(rhyme: tuple[str, ...]) -> str:
    """A rhyme as the wording that somebody says yes to."""
    return "\n".join(rhyme)


async def worded(work: Work, desk: Desk, prompt: Prompt, unit_id: str, register: str) -> Wording:
    """Text and rhyme as they may be broadcast there; what nobody said yes to stays plain."""
    voice = prompt.voices.get(register)
    plain = Wording(prompt.text, prompt.rhyme)
    if register == PLAIN or voice is None:
        return plain

    async def may(what: str, wording: str) -> bool:
        if not wording:
            return False
        if voice.checked_by is not None:
            return True
        return await may_broadcast(work, desk, unit_id, what, wording)

    code = prompt.code
    text = voice.text if await may(f"prompt:{code}:{register}", voice.text or "") else None
    rhyme = voice.rhyme if await may(f"rhyme:{code}:{register}", in_one(voice.rhyme)) else ()
    if text is None and not rhyme:
        return plain
    return Wording(text or prompt.text, rhyme or prompt.rhyme, register)


async def said(work: Work, desk: Desk, prompt: Prompt, unit_id: str, register: str) -> str:
    """`worded` in one piece: the text, and the rhyme in the lines below."""
    return str(await worded(work, desk, prompt, unit_id, register))


def previewed(prompt: Prompt, register: str) -> Wording:
    """As it would be said in a register, whether or not anybody has said yes: never broadcast."""
    voice = prompt.voices.get(register)
    if voice is None:
        return Wording(prompt.text, prompt.rhyme)
    return Wording(voice.text or prompt.text, voice.rhyme or prompt.rhyme, register)
