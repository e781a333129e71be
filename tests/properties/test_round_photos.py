"""Whatever is ticked and however it is photographed: what is read is so, or it is not said."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.paper.photo import NoSheet, read_photo
from bot.paper.round_layout import BOXES, ROWS
from tests.unit.paper.sheet_photos import Shot, page, pencilled, photo

TICKS = st.sets(st.tuples(st.integers(0, ROWS - 1), st.integers(0, BOXES - 1)), max_size=20)
SHOTS = st.builds(
    Shot,
    size=st.sampled_from([(780, 1040), (960, 1280), (900, 1600), (1500, 2000)]),
    lean=st.floats(0, 0.08),
    turn=st.sampled_from([0, 0, 5, -9, 90, 180, 270]),
    shade=st.floats(0, 0.7),
    blur=st.floats(0, 2),
    noise=st.floats(0, 25),
    quality=st.integers(35, 95),
    seed=st.integers(0, 10_000),
)
GREYS = st.sampled_from([(20, 110), (60, 160), (120, 220)])


@settings(max_examples=20)
@given(ticks=TICKS, shot=SHOTS, greys=GREYS)
def test_a_photo_is_read_as_it_was_ticked_or_it_is_unsure(
    ticks: set[tuple[int, int]], shot: Shot, greys: tuple[int, int]
) -> None:
    data = photo(pencilled(page(), ticks, random.Random(shot.seed), greys), shot)
    try:
        sheet = read_photo(data)
    except NoSheet:
        return
    for row, said in enumerate(sheet.rows):
        for box, mark in enumerate(said):
            assert mark in ("unsure", "yes" if (row, box) in ticks else "no"), (row, box)


@settings(max_examples=12)
@given(
    ticks=TICKS,
    shot=st.builds(
        Shot,
        lean=st.floats(0, 0.05),
        turn=st.sampled_from([0, 4, 90, 180]),
        shade=st.floats(0, 0.4),
        blur=st.floats(0, 0.6),
        noise=st.floats(0, 5),
        seed=st.integers(0, 10_000),
    ),
)
def test_a_decent_photo_is_read_to_its_last_box(ticks: set[tuple[int, int]], shot: Shot) -> None:
    sheet = read_photo(photo(pencilled(page(), ticks, random.Random(shot.seed)), shot))
    assert {
        (r, b) for r, row in enumerate(sheet.rows) for b, m in enumerate(row) if m == "yes"
    } == (ticks)
    assert all(mark != "unsure" for row in sheet.rows for mark in row)
