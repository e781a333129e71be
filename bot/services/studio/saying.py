"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.studio import Draft, Form, length_of
from bot.services.desk import Desk
from bot.services.studio.released import doctor_of, signed_by
from bot.services.tasks.showing import Card, Saying
from bot.services.views.names import name_of, named_with_role, text_of, unit_name
from bot.services.views.shown import Builder
from bot.store import studio
from bot.store.database import Work
from bot.understanding.studio_words import says_what_to_do, uneven

Values = dict[str, Any]
OFFERED = ("habits", "care")  # topics under the question; any other is written
LISTED = 8
ABOUT_ONE = (
    "studio.until", "studio.ready.prompt", "studio.ready.experience", "studio.ready.story",
    "studio.ready.thanks", "studio.edit", "studio.why", "studio.refused", "studio.reworded",
    "studio.withdrawn", "studio.taken", "studio.released", "studio.released.later",
    "studio.passed.thanks", "studio.story", "studio.named.out_of_reach", "studio.experience",
)  # fmt: skip
TAPS = {
    "studio.asked.doctor": ("yes", "edit", "no"),
    "studio.asked.cadre": ("yes", "edit", "no"),
    "studio.thanks.named": ("named_yes", "named_no"),
    "studio.story.named": ("named_yes", "named_no"),
}


async def _one(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    draft = await studio.find(work, params["draft"])
    if draft is None:
        return {"draft": {}, "who": "", "unit": "", "now": desk.today(), "_subject": "-"}
    who = params.get("by") or params.get("person") or draft.refused_by
    return {
        "draft": await values_of(work, desk, draft),
        "who": await named_with_role(work, desk, who),
        "unit": await unit_name(work, draft.unit_id),
        "times": int(params.get("times", "0")),
        "day": date.fromisoformat(params["day"]) if "day" in params else "",
        "now": desk.today(),
        "_subject": draft.id,
    }


async def values_of(work: Work, desk: Desk, draft: Draft) -> Values:
    """Everything a message about a draft may name."""
    named = await studio.named_in(work, draft.id)
    parts = draft.lines if draft.form is Form.EXPERIENCE and len(draft.lines) == 3 else ("", "", "")
    odd = uneven(draft.lines) if draft.rhymed else None
    return {
        "whole": draft.words,
        "problem": parts[0],
        "method": parts[1],
        "result": parts[2],
        "topic": desk.content.prompting.topics.get(draft.topic or "", ""),
        "until": draft.until or "",
        "year": draft.until.year if draft.until and draft.until.year != desk.today().year else "",
        "length": length_of(draft.words),
        "most": desk.content.studio.longest[draft.form],
        "does_nothing": not says_what_to_do(draft.words),
        "uneven": odd[0] if odd else "",
        "signed": draft.signed,
        "writer": await name_of(work, draft.author_id),
        "under": await signed_by(work, desk, draft),
        "health": draft.health,
        "why": draft.why or "",
        "names": [await name_of(work, person) for person in named],
    }


def _asking(key: str) -> Saying:
    async def say(work: Work, desk: Desk, params: dict[str, str]) -> Values:
        """Whose word it needs; each button names the wording it is about."""
        values = await _one(work, desk, params)
        draft = await studio.find(work, params["draft"])
        codes = TAPS[key] if draft is not None else ()
        values["taps"] = [
            {"label": text_of(desk, f"studio.tap.{code}"),
             "choice": f"{code.removeprefix('named_')}.{params['digest']}"}
            for code in codes
        ]  # fmt: skip
        values["writer"] = await named_with_role(work, desk, draft.author_id if draft else None)
        doctor = await doctor_of(work, draft) if draft else None
        values["doctor"] = await named_with_role(work, desk, doctor)
        return values

    return say


async def say_topic(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    values = await _one(work, desk, params)
    topics = desk.content.prompting.topics
    values["taps"] = [
        {"label": topics[code], "choice": f"topic_{code}"} for code in OFFERED if code in topics
    ] + [{"label": text_of(desk, "studio.topic.other"), "choice": "drop"}]
    return values


async def say_memory(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    prompt = desk.content.prompts.get(params["prompt"])
    if prompt is None:
        return {"topic": "", "text": "", "taps": [], "_subject": "-"}
    return {
        "topic": desk.content.prompting.topics.get(prompt.topic, ""),
        "text": prompt.text,
        "taps": [
            {"label": text_of(desk, f"studio.tap.memory_{code}"), "choice": f"{code}.{prompt.code}"}
            for code in ("yes", "no")
        ],
        "_subject": params["unit"],
    }


async def say_thanks(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """In the order in which they were said; nobody is counted."""
    lines = []
    for id in params["drafts"].split(","):
        draft = await studio.find(work, id)
        if draft is not None and draft.words and draft.state.value == "out":
            writer = await name_of(work, draft.author_id) if draft.signed else ""
            values = {"words": draft.words, "writer": writer}
            lines.append(text_of(desk, "studio.thanks.line", values))
    return {"lines": lines}


async def say_long(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    return {"length": params["length"], "most": params["most"]}


async def say_which(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    found = [await studio.find(work, id) for id in params["drafts"].split(",")]
    return {"taps": [{"label": d.words[:12], "choice": d.id} for d in found if d is not None]}


async def say_mine(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    mine = await studio.written_by(work, params["person"]) if "person" in params else ()
    rows = [
        {"words": d.words[:16], "state": text_of(desk, f"studio.state.{d.state.value}")}
        for d in mine[:LISTED]
    ]
    return {"rows": rows}


# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(ABOUT_ONE, _one),
    **{key: _asking(key) for key in TAPS},
    "studio.no.long": say_long,
    "studio.topic": say_topic,
    "studio.memory": say_memory,
    "studio.thanks": say_thanks,
    "studio.which": say_which,
    "studio.mine": say_mine,
}
CARDS: dict[str, Card] = {}
LIVING: dict[str, Builder] = {}
