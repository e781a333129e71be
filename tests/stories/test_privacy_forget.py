"""What is kept of somebody: shown to them, who looked, and no trace of it once they are let go."""

from __future__ import annotations

import json

from bot.domain.cards import Card, IllnessState
from bot.domain.contacts import How
from bot.services.contacts import note_contact
from bot.services.privacy.looks import note_look
from bot.store import cards
from bot.store.database import Work
from tests.stories.tables import everything
from tests.stories.test_ride_papers import file_of
from tests.stories.village import Village

SECRETS = ("王秀英", "王奶奶", "13800000001", "高血压三级", "头孢克洛", "县城东门口")


async def lives(village: Village) -> None:
    """A week of somebody's life that leaves something in many tables."""
    desk = village.bot.desk

    async def known(work: Work) -> None:
        await cards.put(
            work,
            Card(
                person_id="wangxiuying",
                diseases="高血压三级",
                allergies="头孢克洛",
                illness_state=IllnessState.STABLE,
            ),
        )
        await note_contact(
            work, desk, "wangxiuying", How.KNOCK, source="test", ref="1", by="lixiaofang"
        )
        await note_look(work, desk, "lixiaofang", "card", "wangxiuying")

    await desk.database.write(known)
    await village.wangxiuying.says("明早八点从县城东门口送我去县医院，我高血压")
    await village.zhaoweiguo.taps("我接")
    await village.wangxiuying.says("不用了")
    await village.wangxiuying.says("我头疼，头孢克洛过敏")
    await village.passes(days=3)


async def test_what_is_kept_is_shown_to_oneself_alone(village: Village) -> None:
    await lives(village)
    await village.wangxiuying.says("/mydata")
    sent = village.wangxiuying.hears("都在这个文件里")
    found = json.loads(file_of(village, sent, ".json"))
    assert found["登记"]["phone"] == "13800000001"
    assert found["健康卡"]["allergies"] == "头孢克洛"
    assert "小芳" in [c["who"] for c in found["见面和通话"]]
    assert any("县医院" in json.dumps(one, ensure_ascii=False) for one in found["说过的话"])
    await village.wangxiuying.says("谁看过我的资料")
    village.wangxiuying.hears("小芳（联络员）", "看了卡")


async def test_of_somebody_who_is_let_go_no_trace_is_left(village: Village) -> None:
    await lives(village)
    before = await everything(village)
    assert all(word in before for word in SECRETS)
    await village.wangxiuying.says("删掉我的资料")
    village.wangxiuying.hears("要我忘掉王奶奶吗")
    await village.wangxiuying.taps("忘掉")
    village.wangxiuying.hears("都删掉了")
    after = await everything(village)
    assert [
        (word, [line for line in after.splitlines() if word in line][:3])
        for word in SECRETS
        if word in after
    ] == []
    village.hush()
    await village.passes(days=3)
    village.lixiaofang.hears_nothing("王奶奶")


async def test_nobody_is_let_go_while_an_alarm_is_on_or_people_rely_on_them(
    village: Village,
) -> None:
    await village.wangxiuying.says("我胸口疼得厉害，喘不上气")
    await village.wangxiuying.says("/forget")
    village.wangxiuying.hears("急事还没完")
    await village.lixiaofang.says("/forget")
    village.lixiaofang.hears("还管着村里的事")


async def test_for_who_has_no_phone_their_liaison_asks_and_nobody_else(
    village: Village,
) -> None:
    await village.person("hechunlin").says("/forget 王德发")
    village.person("hechunlin").hears("没找到这个人")
    await village.lixiaofang.says("/forget 王德发")
    village.lixiaofang.hears("要我忘掉德发大爷吗")
    await village.lixiaofang.taps("忘掉")
    assert "王德发" not in await everything(village)
    await village.lixiaofang.says("/forget 王秀英")
    await village.lixiaofang.taps("忘掉")
    assert "王秀英" in await everything(village), "who has a phone says it themselves"
