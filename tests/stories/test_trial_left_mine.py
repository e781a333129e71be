"""Who is mine: a liaison's own people and doors, with the last real contact."""

from __future__ import annotations

import pytest

from tests.stories.village import Village


@pytest.mark.parametrize("line", ["我管的都有谁", "我管哪些人", "我管几户", "/patients"])
async def test_a_liaison_sees_key_people_and_doors_though_no_round_was_begun(
    village: Village, line: str
) -> None:
    await village.wangxiuying.says("你好")
    village.hush()
    await village.lixiaofang.says(line)
    said = village.lixiaofang.hears("您管的", "16户", "王奶奶", "今天自己发过话", "德发大爷")
    rows = said.text.splitlines()
    assert rows[1].startswith("🔴"), "red first"
    assert "没有联系的记录" in next(row for row in rows if "德发大爷" in row)
    village.lixiaofang.hears_nothing("问平安还没开始")
    await village.lixiaofang.taps("下一页")
    village.lixiaofang.hears("您管的", "🏠")


async def test_who_has_nobody_is_told_so_and_sees_nobody(village: Village) -> None:
    await village.zhangxiaolan.says("/patients")
    village.zhangxiaolan.hears("给村医和管着人的联络员看")
    village.zhangxiaolan.hears_nothing("大爷")
