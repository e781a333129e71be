"""By night a complaint that could wait is asked about, where there is a ladder that asks."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from bot.domain.acuity import Acuity
from bot.domain.kinds import LadderBook
from bot.domain.nights import asked_by_night, plan_by_night

BOOK = LadderBook(MappingProxyType({"symptom": {}, "symptom_night": {}, "help": {}}))


@pytest.mark.parametrize(
    ("plan", "acuity", "origin", "found"),
    [
        ("symptom", Acuity.SAME_DAY, "private", "symptom_night"),
        ("symptom", Acuity.SELF_CARE, "group", "symptom_night"),
        ("symptom", Acuity.URGENT, "private", "symptom"),
        ("symptom", Acuity.EMERGENCY, "private", "symptom"),
        ("symptom", Acuity.SAME_DAY, "phone", "symptom"),
        ("help", Acuity.SAME_DAY, "private", "help"),
    ],
)
def test_what_may_wait_is_asked_unless_somebody_has_spoken_with_them(
    plan: str, acuity: Acuity, origin: str, found: str
) -> None:
    assert plan_by_night(plan, acuity, origin, BOOK) == found


def test_a_voice_note_of_the_night_asks_nothing() -> None:
    assert asked_by_night("symptom_night")
    assert not asked_by_night("symptom")
    assert not asked_by_night("message_watched_night")
