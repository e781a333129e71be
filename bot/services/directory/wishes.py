"""One tap opens a matter like another: same person, same door, said by who taps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.case import Case
from bot.services.desk import Desk
from bot.services.opening import open_case
from bot.services.read_back import MOST_ASKED
from bot.services.wanted import Wanted
from bot.store.database import Work
from bot.store.timeline import Said


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be opened, and in which words it stands on the card."""

    kind: str
    category: str
    words: str
    slots: Mapping[str, str] | None = None
    quiet: bool = False  # told in the answer of another
    asks: bool = True  # whether what is missing may be asked


async def open_wish(
    work: Work, desk: Desk, like: Case, by: str, wish: Wish, message_id: int | None
) -> Case:
    """A matter of its own; those that one tap opened are told together."""
    author = by if by in (like.subject_id, like.author_id) else like.author_id or by
    said = Said(desk.ids.new(), "text", desk.now(), by, wish.words)
    wanted = Wanted(
        kind=wish.kind,
        category=wish.category,
        unit_id=like.unit_id,
        origin="private",
        household_id=like.household_id,
        subject_id=like.subject_id,
        author_id=author,
        chat_id=like.chat_id,
        message_id=message_id,
        said=(said,),
        slots=wish.slots or {},
        quiet_author=wish.quiet,
        asked=0 if wish.asks else MOST_ASKED,
        ask=wish.asks,
        proxy_id=by if by != author else None,
    )
    return await open_case(work, desk, wanted)
