"""Amounts of the field: numerals up to the ten thousands, weights in kilos."""

from __future__ import annotations

import pytest

from bot.understanding.farm_amounts import count, kilos


@pytest.mark.parametrize(
    ("text", "value"),
    [("5", 5), ("两千", 2000), ("一百五", 150), ("两千三", 2300), ("三万", 30000), ("十二", 12),
     ("二十", 20), ("半", 0.5), ("八半", 8.5), ("一千零五", 1005), ("猪", None)],
)  # fmt: skip
def test_a_numeral_has_its_value(text: str, value: float | None) -> None:
    assert count(text) == value


@pytest.mark.parametrize(
    ("text", "weight"),
    [("两千斤红薯", 1000), ("3吨", 3000), ("五百公斤", 500), ("十来斤", 5), ("一车白菜", None)],
)
def test_a_weight_is_in_kilos(text: str, weight: int | None) -> None:
    assert kilos(text) == weight
