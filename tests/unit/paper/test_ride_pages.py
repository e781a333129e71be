"""Tomorrow's trips as a card, and a volunteer's year as a page."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.paper.engine import PaperFault
from bot.paper.picture import picture_maker
from bot.paper.sheet import make_pdf, make_png
from tests.unit.paper.png import dots
from tests.unit.paper.sample_rides import record, trip, trips

ROW = ("2026年11月", "接送2次、取快递1次", 3, 2, "3.5")


def text_of(template: str, values: dict[str, object]) -> str:
    pages = PdfReader(BytesIO(make_pdf(template, values))).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def test_a_trip_says_when_who_where_and_how_many_seats_are_free() -> None:
    text = text_of("trips_picture", trips(trip("08:00")))
    assert text == (
        "柳湾村的车明天11月24日08:00赵师傅东湾→县医院空2座谁要去就说一声。11月23日9:00的数"
    )


def test_rides_without_a_car_stand_below_under_their_own_title() -> None:
    text = text_of("trips_picture", trips(trip("08:00"), gaps=[trip("06:30", "", "1个人")]))
    assert text.index("赵师傅") < text.index("还没有车") < text.index("06:30")
    assert "1个人" in text
    assert "还没有车" not in text_of("trips_picture", trips(trip("08:00")))


def test_a_day_without_trips_says_so() -> None:
    assert "一趟也没有" in text_of("trips_picture", trips())


def test_twelve_trips_are_shown_and_the_rest_is_counted() -> None:
    lines = [trip(f"{6 + n:02}:00") for n in range(15)]
    text = text_of("trips_picture", trips(*lines))
    assert "另外还有3趟" in text
    assert [f"{6 + n:02}:00" in text for n in range(15)] == [True] * 12 + [False] * 3


def test_a_record_has_its_months_a_sum_and_places_to_sign() -> None:
    text = text_of("service_sheet", record(ROW, total=("合计", "", 7, 6, "9.5")))
    for part in ("赵卫国东湾", "接送2次、取快递1次", "3.5", "合计769.5", "本人村委会"):
        assert part in text


def test_a_row_of_another_length_is_a_fault() -> None:
    with pytest.raises(PaperFault, match="five values"):
        make_png("service_sheet", record(("2026年11月", "接送")), width=300)


def test_who_draws_makes_a_picture_or_a_page_as_asked() -> None:
    draw = picture_maker()
    assert draw is not None
    picture = draw("trips_picture", trips(trip("08:00")), page=False)
    assert picture is not None
    assert dots(picture)[0] == 1080
    page = draw("service_sheet", record(ROW), page=True)
    assert page is not None
    assert page.startswith(b"%PDF")
    assert draw("nobody", {}, page=True) is None
