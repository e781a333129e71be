from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from structlog.testing import capture_logs

from bot.paper.engine import PaperFault
from bot.paper.sheet import make_pdf
from tests.unit.paper.sample_box import COLUMNS, card, month, row
from tests.unit.paper.test_glyphs import MADE_UP, RARE, medicine_names, wording

A4 = (595, 842)


def pages(pdf: bytes) -> list[str]:
    """The text of every page without its spaces."""
    return [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def test_a_month_is_one_a4_page_with_all_that_was_given() -> None:
    pdf = make_pdf("stock_month", month(row("布洛芬片"), row("创可贴", 80), notes=["以盘点为准"]))
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert (int(box.width), round(box.height)) == A4
    (page,) = pages(pdf)
    for said in ("药箱每月库存表", "李家村", "2026年11月", *COLUMNS, "管理员", "核对人"):
        assert said in page
    assert "布洛芬片盒903−1062027-05-31" in page
    assert "创可贴盒903−10802027-05-31" in page
    assert "以盘点为准" in page
    assert "第1页，共1页" in page


def test_a_long_month_repeats_its_titles_and_counts_its_pages() -> None:
    found = pages(make_pdf("stock_month", month(*(row(f"药{n}号") for n in range(100)))))
    assert len(found) > 2
    assert all("最近有效期" in page for page in found)
    assert found[0].endswith(f"第1页，共{len(found)}页")
    assert [page.count("管理员") for page in found] == [0] * (len(found) - 1) + [1]
    together = "".join(found)
    assert all(f"药{n}号" in together for n in range(100))


def test_a_month_in_which_there_was_nothing_has_its_titles() -> None:
    (page,) = pages(make_pdf("stock_month", month()))
    assert "最近有效期" in page


def test_the_same_values_make_the_same_bytes() -> None:
    assert make_pdf("stock_month", month(row("甲"))) == make_pdf("stock_month", month(row("甲")))


@pytest.mark.parametrize(
    "hostile",
    ["#panic()", "*星*", "$x$", "[a]#[b]", '"]+read("/etc/hosts")', "\\u{61}", "= 题", "<label>"],
)
def test_what_people_write_is_never_part_of_the_template(hostile: str) -> None:
    (page,) = pages(make_pdf("stock_month", month(row(hostile))))
    assert hostile.replace(" ", "") in page


@pytest.mark.parametrize("template", ["stock_month", "stock_picture"])
def test_every_character_we_use_comes_out_on_paper(template: str) -> None:
    letters = {
        letter for letter in wording() | set(medicine_names() + RARE) if letter.isprintable()
    }
    text = "".join(sorted(letters))
    values = month(row(text)) if template == "stock_month" else card(text)
    with capture_logs() as said:
        page = "".join(pages(make_pdf(template, values)))
    assert said == []
    assert letters - set(page) - {" ", "\u3000"} == set()


def test_a_flower_in_a_name_becomes_a_box_and_a_line_in_the_log() -> None:
    with capture_logs() as said:
        (page,) = pages(make_pdf("stock_month", month(row(f"王婶🌸给的{MADE_UP}"))))
    assert "王婶□给的□" in page
    assert said == [
        {
            "event": "paper_glyphs_missing",
            "template": "stock_month",
            "codes": ["U+1F338", "U+E123"],
            "log_level": "warning",
        }
    ]


@pytest.mark.parametrize("name", ["nobody", "../sheet", "stock_month.typ", ""])
def test_a_template_nobody_wrote_is_a_fault(name: str) -> None:
    with pytest.raises(PaperFault, match=r"only .*stock_month"):
        make_pdf(name, month())


def test_values_that_lack_something_are_a_fault_that_names_it() -> None:
    values = month()
    del values["village"]
    with pytest.raises(PaperFault, match=r"stock_month.*village"):
        make_pdf("stock_month", values)


def test_a_row_of_another_length_is_a_fault() -> None:
    with pytest.raises(PaperFault, match="nine values"):
        make_pdf("stock_month", month(("布洛芬片", "盒", 1)))
