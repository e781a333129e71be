"""A danger sign: everybody near hears at once, ever again, until somebody stands there."""

from __future__ import annotations

from tests.stories.village import Village


async def test_danger_said_in_private_rings_everybody_near_until_somebody_is_there(
    village: Village,
) -> None:
    asker = village.wangxiuying
    await asker.says("胸口压得慌出冷汗")
    asker.hears("先打 120", "0551-120", "照着念", loud=True)
    for code in ("lixiaofang", "chenming", "zhoujianguo"):
        village.person(code).hears("王奶奶", "老毛病：高血压", "120", loud=True)
    village.nothing_rings()
    await village.passes(minutes=2.5)
    village.lixiaofang.hears("王奶奶", "还没有人应", loud=True)
    await village.passes(minutes=3)
    village.sunlimin.hears("王奶奶", "还没有人应", loud=True)
    village.group_hears("dongwan", "王奶奶", "可能出事了")
    await village.lixiaofang.taps("我这就去")
    await village.lixiaofang.taps("我到了")
    village.hush()
    await village.passes(minutes=30)
    village.nothing_rings()
