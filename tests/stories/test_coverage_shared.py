"""Several liaisons of one hamlet share its doors: each has a list, and hears of those doors."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.helping import Rest, RestWhy
from bot.domain.ladder import Level
from bot.services.concerned import who_is
from bot.store import people, rests, shared_doors
from bot.store.database import Work
from tests.stories.village import Village


async def two_in_dongwan(village: Village) -> None:
    """彩霞 is a liaison of 东湾 as well."""

    async def add(work: Work) -> None:
        today = village.bot.desk.today()
        await people.add_role(work, "two", "liucaixia", "liaison", "dongwan", today)

    await village.bot.desk.database.write(add)


async def shared(village: Village) -> dict[str, str]:
    await two_in_dongwan(village)
    await village.zhoujianguo.says("/doors 东湾")
    village.zhoujianguo.hears("东湾的户", "联络员", "东湾1号")
    assert await village.zhoujianguo.taps("平分") == "分好了，各人收到了自己的那份。"
    return await village.bot.desk.database.read(lambda w: shared_doors.of_unit(w, "dongwan"))


async def test_a_cadre_shares_the_doors_out_and_each_gets_their_own_list(village: Village) -> None:
    shares = await shared(village)
    assert set(shares.values()) == {"lixiaofang", "liucaixia"}
    first, other = village.person(shares["dw01"]), {"lixiaofang", "liucaixia"} - {shares["dw01"]}
    assert "东湾1号" in (first.hears("东湾的户").text or "")
    assert "东湾1号" not in (village.person(other.pop()).hears("东湾的户").text or "")


async def liaisons_for(village: Village, case: Case) -> tuple[str, ...]:
    desk = village.bot.desk
    return await desk.database.read(lambda work: who_is(work, desk, case, "liaison", Level.LIAISON))


async def test_what_comes_from_a_door_goes_to_its_liaison_and_danger_to_both(
    village: Village,
) -> None:
    both = {"lixiaofang", "liucaixia"}
    await two_in_dongwan(village)
    await village.wangxiuying.says("我今天咳嗽，有点发烧37.6")
    case = await village.the_case()
    assert set(await liaisons_for(village, case)) == both
    shares = await shared(village)
    assert await liaisons_for(village, case) == (shares["dw01"],)
    danger = replace(case, acuity=Acuity.EMERGENCY)
    assert set(await liaisons_for(village, danger)) == both
    await village.wangxiuying.says("谁管我家")
    line = (village.wangxiuying.hears("联络员：").text or "").splitlines()[1]
    assert ("小芳" in line, "彩霞" in line) == (
        shares["dw01"] == "lixiaofang",
        shares["dw01"] == "liucaixia",
    )


async def test_who_is_off_leaves_the_door_to_the_other(village: Village) -> None:
    shares = await shared(village)
    await village.wangxiuying.says("我今天咳嗽，有点发烧37.6")
    case = next(c for c in await village.cases() if c.subject_id == "wangxiuying")
    desk = village.bot.desk
    rest = Rest("r1", shares["dw01"], RestWhy.REST, desk.now())
    await desk.database.write(lambda work: rests.add_rest(work, rest))
    (other,) = {"lixiaofang", "liucaixia"} - {shares["dw01"]}
    assert await liaisons_for(village, case) == (other,)


async def test_one_liaison_alone_has_nothing_to_share_and_villagers_see_no_list(
    village: Village,
) -> None:
    await village.zhoujianguo.says("/doors 东湾")
    assert [b.text for b in village.zhoujianguo.hears("东湾的户").buttons] == []
    await village.wangxiuying.says("/doors")
    village.wangxiuying.hears("这个由联络员和村干部看")
