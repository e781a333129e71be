"""A jab is no illness, and who signed up for one is a question that is answered."""

from __future__ import annotations

import pytest

from tests.stories.test_sessions_flu import offered
from tests.stories.village import Village


@pytest.mark.parametrize("line", ["我要打针", "我想打流感针", "我也要打疫苗"])
async def test_a_jab_without_a_date_is_no_illness(village: Village, line: str) -> None:
    await village.wangxiuying.says(line)
    village.wangxiuying.hears("日子还没定", "陈医生", "哪里不舒服")
    assert await village.cases() == ()


@pytest.mark.parametrize("line", ["我要打针", "我想打流感针"])
async def test_where_a_date_is_open_it_signs_up(village: Village, line: str) -> None:
    await offered(village)
    await village.wangxiuying.says(line)
    village.wangxiuying.hears("留好了", "打流感疫苗")
    assert await village.cases() == ()


async def test_a_bite_or_a_drip_is_the_doctors(village: Village) -> None:
    await village.wangxiuying.says("我发烧了要打针")
    village.wangxiuying.hears("身体不舒服")


async def test_who_signed_up_is_shown_to_who_runs_it_and_to_nobody_else(village: Village) -> None:
    await offered(village)
    await village.wangxiuying.says("我要打针")
    await village.zhoujianguo.says("打疫苗的有哪些人报名")
    village.zhoujianguo.hears("📋", "打流感疫苗", "王奶奶")
    await village.zhaoweiguo.says("打疫苗有哪些人报名")
    village.zhaoweiguo.hears("还有39个号")
    village.zhaoweiguo.hears_nothing("王奶奶 ·")
