"""Ages, names, chats, turns."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.people import Chat, Duty, Person, age_on, is_elder, masked_phone

WANG = Person("wang", "hamlet", "王秀英")
BEGIN = datetime(2026, 11, 21, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("1948-03-09", date(2026, 3, 8), 77),
        ("1948-03-09", date(2026, 3, 9), 78),
        ("1948-03", date(2026, 3, 30), 77),
        ("1948-03", date(2026, 3, 31), 78),
        ("1948-02", date(2026, 2, 28), 77),
        ("1948-02", date(2026, 3, 1), 78),
        ("1948", date(2026, 12, 30), 77),
        ("1948", date(2026, 12, 31), 78),
        ("2026-11-21", date(2026, 11, 21), 0),
        ("1948-02-29", date(2026, 2, 28), 77),
        ("1948-02-29", date(2026, 3, 1), 78),
        (None, date(2026, 11, 21), None),
        ("", date(2026, 11, 21), None),
    ],
)
def test_with_only_a_year_or_a_month_known_the_younger_age_is_taken(
    born: str | None, day: date, age: int | None
) -> None:
    assert age_on(born, day) == age


@pytest.mark.parametrize(
    ("born", "elder"),
    [("1961-11-21", True), ("1961-11-22", False), ("1961", False), ("1960", True), (None, False)],
)
def test_an_elder_is_sixty_five_or_older(born: str | None, elder: bool) -> None:
    assert is_elder(replace(WANG, born=born), date(2026, 11, 21)) is elder


@pytest.mark.parametrize(
    ("phone", "shown"),
    [("13800000001", "138****0001"), ("87651234", "876*1234"), ("120", "***"), (None, None)],
)
def test_a_number_on_a_list_cannot_be_rung(phone: str | None, shown: str | None) -> None:
    assert masked_phone(phone) == shown


def test_people_are_called_what_the_village_calls_them() -> None:
    assert WANG.address == "王秀英"
    assert replace(WANG, called="王奶奶").address == "王奶奶"


@pytest.mark.parametrize(
    ("kind", "is_group"), [("private", False), ("group", True), ("supergroup", True)]
)
def test_whatever_is_not_private_is_a_group(kind: str, is_group: bool) -> None:
    assert Chat("c", "bot", kind, 1).is_group is is_group


@pytest.mark.parametrize("field", ["starts_at", "ends_at"])
def test_a_turn_without_a_zone_cannot_be_made(field: str) -> None:
    duty = Duty("village", "doctor", "chen", BEGIN, BEGIN + timedelta(hours=12))
    with pytest.raises(ValueError, match="timezone"):
        replace(duty, **{field: datetime(2026, 11, 21, 8)})  # noqa: DTZ001
