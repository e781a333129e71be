"""What a prompt says in a unit and a register: only what may be broadcast there."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.prompts import Prompt
from bot.services.desk import Desk
from bot.services.dialects.lines import PROMPT, RHYME, prompt_lines, said_there
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


async def worded(work: Work, desk: Desk, prompt: Prompt, unit_id: str, register: str) -> Wording:
    """Text and rhyme as they may be broadcast there; what nobody said yes to stays plain."""
    voice = prompt.voices.get(register)
    dialect = desk.content.messages.dialects.get(register)
    plain = Wording(prompt.text, prompt.rhyme)
    if dialect is None or voice is None:
        return plain

    lines = {line.sort: line for line in prompt_lines(dialect, prompt)}

    async def heard(sort: str) -> str:
        """As the place says it, where somebody of the place said yes to it; else nothing."""
        shipped = lines.get(sort)
        if shipped is None:
            return ""
        line = await said_there(work, desk, unit_id, shipped)
        if line == shipped and voice.checked_by is not None:
            return line.said
        return line.said if await may_broadcast(work, desk, unit_id, line.what, line.said) else ""

    text, rhyme = await heard(PROMPT), tuple((await heard(RHYME)).splitlines())
    if not text and not rhyme:
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
