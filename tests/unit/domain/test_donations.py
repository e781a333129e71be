"""Gifts of firms: what a box may not take, what has to be read on the pack."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.boxes import Box, BoxKind
from bot.domain.donations import DonationLine, is_free, kept_out, lacking, needs_day
from bot.domain.medicines import BoxRule, Keeping, Medicine, Ware

TODAY = date(2026, 11, 23)
PARA = Medicine("para", "对乙酰氨基酚", "对乙酰氨基酚片", "乙", BoxRule.SELF)
AMOX = replace(PARA, id="amox", pack_class="Rx", keeping=Keeping(antibiotic=True))
MASK = replace(PARA, id="mask", kind=Ware.SUPPLY)
BOX = Box("b", "liuwan", "药箱", "小卖部")
LINE = DonationLine("d", 1, "para", "盒", 20, "b", last_day=date(2027, 5, 31))


@pytest.mark.parametrize(
    ("kind", "thing", "why"),
    [
        (BoxKind.BOX, PARA, None),
        (BoxKind.BOX, AMOX, "antibiotic"),
        (BoxKind.BOX, None, None),
        (BoxKind.CLINIC, AMOX, None),
        (BoxKind.DEPOT, AMOX, None),
        (BoxKind.TOOLS, PARA, "tools"),
        (BoxKind.TOOLS, MASK, None),
    ],
)
def test_a_box_of_the_village_takes_no_prescription_whoever_gives_it(
    kind: BoxKind, thing: Medicine | None, why: str | None
) -> None:
    assert kept_out(thing, replace(BOX, kind=kind)) == why


@pytest.mark.parametrize(
    ("line", "thing", "lacks"),
    [
        (LINE, PARA, None),
        (replace(LINE, last_day=None), PARA, "day"),
        (replace(LINE, last_day=None), MASK, None),
        (replace(LINE, item="?退烧药"), PARA, "which"),
        (replace(LINE, last_day=date(2026, 11, 22)), PARA, "past"),
        (replace(LINE, last_day=TODAY), PARA, None),
        (replace(LINE, item="x:大米", last_day=None), None, None),
    ],
)
def test_what_the_pack_still_has_to_say(
    line: DonationLine, thing: Medicine | None, lacks: str | None
) -> None:
    assert lacking(line, thing, TODAY) == lacks


def test_rice_is_no_line_of_the_catalogue() -> None:
    assert is_free("x:大米")
    assert not is_free("para_tab")
    assert not needs_day(None)
