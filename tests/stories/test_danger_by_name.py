"""Danger is at the door of who was named, and never at the door of who says so."""

from __future__ import annotations

import pytest

from tests.stories.village import Village


@pytest.mark.parametrize(
    "said", ["王秀英倒在院里叫不醒", "王秀英，78岁，胸口疼出冷汗", "赵水根昏过去了"]
)
async def test_who_is_named_first_is_the_one_in_danger(village: Village, said: str) -> None:
    await village.lixiaofang.says(said)
    (case,) = await village.cases()
    assert case.subject_id == ("zhaoshuigen" if "赵" in said else "wangxiuying")


async def test_a_villager_names_a_neighbour_too(village: Village) -> None:
    await village.wangguihua.says("王秀英倒在院里叫不醒")
    village.chenming.hears("🚨🚨", "王奶奶", "东湾1号", loud=True)


@pytest.mark.parametrize(
    "said", ["小芳，胸口压得慌出冷汗", "胸口压得慌出冷汗，叫陈明来", "小芳我胸口压得慌"]
)
async def test_who_is_called_for_is_not_the_one_in_danger(village: Village, said: str) -> None:
    await village.wangxiuying.says(said)
    (case,) = await village.cases()
    assert case.subject_id == "wangxiuying"
