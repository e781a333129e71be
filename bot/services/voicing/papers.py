"""What stands on a printed card, a poster and the sheet for the loudspeaker."""

from __future__ import annotations

from typing import Any

from bot.domain.prompts import Prompt
from bot.domain.voicing import in_breaths
from bot.services.desk import Desk
from bot.services.dialects.spoken import register_of_unit
from bot.services.prompts.wording import worded
from bot.services.views.lists import phones
from bot.services.views.names import text_of, unit_name
from bot.store import places
from bot.store.database import Work

CARD, POSTER, LOUDSPEAKER = "prompt_card", "prompt_poster", "loudspeaker"
MOST_PHONES = 3  # with the ambulance
PAYLOAD = "card"  # whoever scans it is greeted like anybody who presses Start


async def paper_values(work: Work, desk: Desk, prompt: Prompt, unit_id: str) -> dict[str, Any]:
    """For a card and a poster alike; doses, times and numbers always as in plain words."""
    register = await register_of_unit(work, desk, unit_id)
    wording = await worded(work, desk, prompt, unit_id, register)
    return {
        "place": text_of(desk, "voicing.paper.place", {"place": await _place(work, unit_id)}),
        "title": prompt.card_title,
        "lines": list(prompt.card_lines),
        "text": prompt.text,
        "rhyme": list(wording.rhyme),
        "phones": await _phones(work, desk, unit_id),
        "square_note": text_of(desk, "voicing.paper.scan"),
        "foot": _foot(desk, prompt),
    }


async def loudspeaker_values(
    work: Work, desk: Desk, prompt: Prompt, unit_id: str
) -> dict[str, Any]:
    """The spoken form, said twice, with marks where to wait."""
    return {
        "title": text_of(desk, "voicing.broadcast.title", {"title": prompt.card_title}),
        "place": await _place(work, unit_id),
        "day": text_of(desk, "voicing.broadcast.day", {"day": desk.today()}),
        "times": [text_of(desk, f"voicing.broadcast.time.{n}") for n in (1, 2)],
        "lines": [list(pieces) for pieces in in_breaths(prompt.spoken)],
        "how": [text_of(desk, f"voicing.broadcast.how.{n}") for n in (1, 2)],
        "signs": [text_of(desk, f"voicing.broadcast.sign.{name}") for name in ("who", "when")],
        "foot": _foot(desk, prompt),
    }


def _foot(desk: Desk, prompt: Prompt) -> str:
    """Until when it holds; a mark of our own library says nothing to who reads it on a wall."""
    source = "" if prompt.source.isascii() else prompt.source
    return text_of(desk, "voicing.paper.foot", {"source": source, "until": prompt.expires_on})


async def _place(work: Work, unit_id: str) -> str:
    village = await places.unit_of_level(work, unit_id, "village")
    return await unit_name(work, village.id if village else unit_id)


async def _phones(work: Work, desk: Desk, unit_id: str) -> list[dict[str, str]]:
    """The ambulance, then who of the place is rung: these work without the bot."""
    rows = (await phones(work, desk, unit_id, lasting=True))["rows"]
    assert isinstance(rows, list)
    first = {"name": text_of(desk, "voicing.paper.ambulance"), "number": "120"}
    found = {row["number"]: {"name": row["name"], "number": row["number"]} for row in rows}
    return [first, *found.values()][:MOST_PHONES]
