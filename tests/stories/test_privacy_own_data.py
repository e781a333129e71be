"""/mydata sends what the grid keeps too: rounds, seats, visits, questions after an illness."""

from __future__ import annotations

import json

from bot.services.checkins import watching
from tests.stories.rounding import begun, coloured
from tests.stories.test_keypeople_home_again import home_again
from tests.stories.test_ride_papers import file_of
from tests.stories.test_sessions_flu import offered
from tests.stories.village import Village


async def test_what_rounds_seats_and_visits_keep_is_in_the_file(village: Village) -> None:
    await coloured(village, "wangxiuying")
    await begun(village)
    await village.until("07:31", day=1)
    await village.wangxiuying.taps("平安")
    await offered(village)
    await village.wangxiuying.says("我报名打流感疫苗")
    await village.lixiaofang.says("走访 王秀英家 送了米油 屋顶漏雨")
    await home_again(village)
    await village.chenming.says("王秀英 病情不稳定")
    desk = village.bot.desk
    await desk.database.write(
        lambda work: watching.watch(work, desk, "wangxiuying", "family", ref="t", days=9)
    )
    await village.wangxiuying.says("/mydata")
    sent = village.wangxiuying.hears("都在这个文件里")
    found = json.loads(file_of(village, sent, ".json"))
    assert next(one["state"] for one in found["问平安"]) == "heard"
    assert [one["kind"] for one in found["报过的名"]] == ["flu"]
    assert [one["day"] for one in found["病后回访"]] == [1, 3, 7]
    changed = found["卡上改过的"]
    said = {(one["field"], one["became"], one["who"]) for one in changed}
    assert {("illness_state", "set", "陈医生"), ("colour", "red", "")} <= said
    assert "family" in found["眼下多问一阵的缘由"]
    assert "米油" in json.dumps(found["台账里写到的"], ensure_ascii=False)
