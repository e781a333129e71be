"""`linli print`: a card, a poster or the loudspeaker's sheet of a prompt, as PDF or PNG."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import App, Parameter

from bot.cli.desk import desk_of
from bot.cli.place import find_place, writing
from bot.faults import StartFault
from bot.paper.engine import PaperFault
from bot.paper.fonts import PaperMissing
from bot.paper.sheet import make_pdf, make_png
from bot.services.desk import Desk
from bot.services.prompts import library
from bot.services.voicing.papers import (
    CARD,
    LOUDSPEAKER,
    PAYLOAD,
    POSTER,
    loudspeaker_values,
    paper_values,
)
from bot.settings import load_settings
from bot.store import places
from bot.store.database import Work

DOTS = 1748  # across: A5 at 300 dots an inch
FORMS = {"card": CARD, "poster": POSTER, "loudspeaker": LOUDSPEAKER}
Form = Literal["card", "poster", "loudspeaker"]
papers = App(name="print", help="Cards, posters and loudspeaker sheets on paper.")


@papers.command(name="prompt")
def print_prompt(
    code: str,
    *,
    out: Annotated[Path, Parameter(name="--out")],
    form: Form = "card",
    unit: str | None = None,
    bot: str | None = None,
) -> None:
    """Write a prompt as a card (A5), a poster or a sheet for the loudspeaker (A4).

    Parameters
    ----------
    code
        The prompt, like co_stove; `linli check` lists what is wrong with them.
    out
        The file to write, ending in .pdf or .png.
    form
        card, poster or loudspeaker.
    unit
        Whose phones and name stand on it, by id or name; the only village without it.
    bot
        The bot's name on Telegram, for the square that leads to it; without it there is none.
    """
    if out.suffix.lower() not in (".pdf", ".png"):
        raise StartFault(f"{out} must end in .pdf or .png.")
    made = asyncio.run(_made(code, out.suffix.lower() == ".pdf", form, unit, bot))
    with writing(out):
        out.write_bytes(made)
    print(f"{out} is written.")


async def _made(code: str, page: bool, form: Form, unit: str | None, bot: str | None) -> bytes:
    async with desk_of(load_settings()) as desk:
        unit_id = await find_place(desk.database, unit)
        values = await desk.database.read(lambda work: _values(work, desk, code, unit_id, form))
    if bot is not None:
        values["address"] = f"https://t.me/{bot.removeprefix('@')}?start={PAYLOAD}"
    template = FORMS[form]
    try:
        return make_pdf(template, values) if page else make_png(template, values, width=DOTS)
    except (PaperFault, PaperMissing) as fault:
        raise StartFault(str(fault)) from fault


async def _values(
    work: Work, desk: Desk, code: str, unit_id: str | None, form: Form
) -> dict[str, Any]:
    unit_id = unit_id or await _only_village(work)
    prompt = (await library.usable(work, desk, unit_id)).get(code)
    if prompt is None:
        raise StartFault(f"There is no prompt {code} that may be shown there.")
    if form == "loudspeaker":
        return await loudspeaker_values(work, desk, prompt, unit_id)
    return await paper_values(work, desk, prompt, unit_id)


async def _only_village(work: Work) -> str:
    villages = await places.units_of_level(work, "village")
    if len(villages) != 1:
        raise StartFault("Say for which place: --unit and its id or name.")
    return villages[0].id
