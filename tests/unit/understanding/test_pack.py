"""Lines from medicine packs, as a machine reads them off a picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.pack import PackDraft, read_pack

IBUPROFEN = (
    "【药品名称】",
    "通用名称：布洛芬缓释胶囊",
    "英文名称：Ibuprofen Sustained Release Capsules",
    "【规格】0.3g",
    "国药准字H10900089",
    "【生产批号】 220513",
    "【生产日期】2025年05月13日",
    "【有效期至】2027年04月",
    "中美某某制药有限公司",
)


@pytest.mark.parametrize(
    ("lines", "draft"),
    [
        (IBUPROFEN, PackDraft("布洛芬缓释胶囊", "2027-04", "220513")),
        (
            ("连花清瘟胶囊", "产品批号:A2308017", "生产日期:20230812", "有效期至:20260211"),
            PackDraft("连花清瘟胶囊", "2026-02-11", "A2308017"),
        ),
        (
            ("阿莫西林胶囊", "批号", "2403021", "有效期至", "2026.02"),
            PackDraft("阿莫西林胶囊", "2026-02", "2403021"),
        ),
        (
            ("Amlodipine", "苯磺酸氨氯地平片", "LOT: BX1234", "EXP 2027/05"),
            PackDraft("苯磺酸氨氯地平片", "2027-05", "BX1234"),
        ),
        (("EXP:05/2027", "LOT NO. 8K22"), PackDraft(None, "2027-05", "8K22")),
        (
            ("小儿氨酚黄那敏颗粒", "生产日期：2025-05-13", "有效期：24个月"),
            PackDraft("小儿氨酚黄那敏颗粒", "2027-04", None),
        ),
        (("生产日期 2025.01.02", "有效期 2年"), PackDraft(None, "2026-12", None)),
        (("有效期至２０２７年１２月３１日",), PackDraft(None, "2027-12-31", None)),
        (("有效期至 2O27.O5",), PackDraft(None, "2027-05", None)),
        (("药品名称：硝苯地平控释片",), PackDraft("硝苯地平控释片", None, None)),
        (("有效期至", "生产日期 2025.01.02"), None),
        (("失效期 2027-02-30",), None),
        (("有效期至 2027.13",), None),
        (("用法用量：口服，一次1片", "请仔细阅读说明书", "某某药业有限公司"), None),
        (("今天天气真好",), None),
        ((), None),
    ],
)
def test_a_pack_is_read_as_far_as_it_says(lines: tuple[str, ...], draft: PackDraft | None) -> None:
    assert read_pack(lines) == draft


def test_the_day_it_was_made_is_never_taken_for_the_day_it_ends() -> None:
    draft = read_pack(("生产日期 2025.01.02", "有效期至", "2027.01.01", "批号 12345"))
    assert draft == PackDraft(None, "2027-01-01", "12345")
    assert read_pack(("生产日期2025年05月13日", "阿莫西林胶囊")) == PackDraft("阿莫西林胶囊")


PIECES = st.sampled_from(
    [*IBUPROFEN, "有效期至", "EXP", "LOT", "2027.", "99", "13", "批号", "胶囊"]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=12))
def test_no_lines_break_it_and_what_it_says_is_a_date(lines: list[str]) -> None:
    draft = read_pack(lines)
    if draft is not None and draft.expiry is not None:
        year, month, *day = map(int, draft.expiry.split("-"))
        assert 2000 <= year < 2200
        assert 1 <= month <= 12
        assert all(1 <= d <= 31 for d in day)
