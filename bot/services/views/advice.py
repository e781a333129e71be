"""What is to be done now: the level with its reason in one sentence, and buttons that help."""

from __future__ import annotations

from typing import Any

from bot.content.catalogue import Catalogue
from bot.content.said import as_html
from bot.domain.acuity import Acuity
from bot.services.condition import BY_HAND, COLOUR
from bot.services.desk import Desk
from bot.services.views.names import text_of
from bot.store.database import Work

# What no rule of the table said.
OF_PEOPLE = {COLOUR: "triage.register", BY_HAND: "triage.by_hand"}


async def advice(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The level as it was when this was said, why, and which buttons help."""
    messages, level = desk.content.messages, Acuity(params["level"])
    symptoms = tuple(filter(None, params["symptoms"].split(",")))
    season = "fever" in symptoms and desk.today().month in desk.content.questions.season
    stays = season and level in (Acuity.SELF_CARE, Acuity.SAME_DAY)
    words = [text_of(desk, advice_key(messages, level, symptoms))]
    words += [text_of(desk, "advice.season")] if stays else []
    reason = text_of(desk, reason_key(messages, params["rule"]))
    act = text_of(desk, f"act.{level.value}")
    return {
        "because": text_of(desk, "triage.because", {"reason": reason, "act": act}),
        "advice": as_html("\n".join(words)),
        "test": stays,
        "ride": level is Acuity.URGENT,
        "doctor": True,
    }


def advice_key(messages: Catalogue, level: Acuity, symptoms: tuple[str, ...]) -> str:
    """The words of the first complaint that has some at this level."""
    keys = (f"advice.{level.value}.{symptom}" for symptom in symptoms)
    return next((key for key in keys if messages.has(key)), f"advice.{level.value}")


def reason_key(messages: Catalogue, rule: str) -> str:
    """The sentence of a rule, or of the group of rules whose ids begin alike."""
    if rule in OF_PEOPLE:
        return OF_PEOPLE[rule]
    parts = rule.split(".") if rule else []
    groups = ("reason." + ".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((key for key in groups if messages.has(key)), "triage.default")
