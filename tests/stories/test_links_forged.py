"""Deep links: what grants something opens once, in its time, with its own bot; the rest is air."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.services.joining import admin_link
from bot.store import accounts, links, people, records
from tests.stories.forging import Forger
from tests.stories.outsiders import Stranger
from tests.stories.village import Person, Village

PAYLOAD = string.ascii_letters + string.digits + "_-"
PREFIXES = ("", "admin_", "c_", "m_", "d_", "car", "box")


async def made(by: Person, words: str) -> str:
    await by.says(f"/link {words}")
    said = by.hears("https://t.me/", "/links")
    found = re.search(r"start=(m_[\w-]+)", said.text or said.caption or "")
    assert found is not None
    return found[1]


async def roles(village: Village, user_id: int) -> set[str]:
    """Whatever the persons of an account hold."""
    desk = village.bot.desk
    account = await desk.database.read(lambda w: accounts.find_account(w, desk.bot, user_id))
    if account is None:
        return set()
    spoken = await desk.database.read(lambda w: accounts.people_of_account(w, account.id))
    held: set[str] = set()
    for person, _ in spoken:
        found = await desk.database.read(lambda w, p=person: people.roles_of(w, p.id, desk.today()))
        held |= {role.role for role in found}
    return held


async def speaks_for(village: Village, person: str) -> list[int]:
    found = await village.bot.desk.database.read(lambda w: accounts.accounts_of_person(w, person))
    return [account.user_id for account in found]


async def no_admin(village: Village) -> str:
    """As on the first day: nobody is admin, and a link is printed."""
    desk = village.bot.desk
    await desk.database.write(lambda w: people.end_roles_of_person(w, "linxiaohe", desk.today()))
    village.sim.clock.jump(86400)
    token = await desk.database.write(lambda w: admin_link(w, desk))
    assert token is not None
    return token


async def test_the_first_admins_link_opens_once(village: Village) -> None:
    token = await no_admin(village)
    first, second = village.newcomer("甲", 990001), village.newcomer("乙", 990002)
    await first.starts(token)
    await second.starts(token)
    assert await roles(village, first.user_id) == {"admin"}
    assert await roles(village, second.user_id) == set()


async def test_a_first_admins_link_that_was_guessed_or_is_over_opens_nothing(
    village: Village,
) -> None:
    token = await no_admin(village)
    forger = village.newcomer("甲")
    for forged in (token[:-1], f"{token}x", "admin_", "admin_0", token.lower()[:-1] + "_"):
        await forger.starts(forged)
    assert await roles(village, forger.user_id) == set()
    village.sim.clock.jump(3 * 86400)
    await forger.starts(token)
    assert await roles(village, forger.user_id) == set()


@pytest.mark.parametrize("words", ["司机 东湾", "东湾6号", "东湾"])
async def test_a_link_of_another_bot_opens_nothing(village: Village, words: str) -> None:
    payload = await made(village.zhoujianguo, words)
    desk = village.bot.desk
    look = await desk.database.read(lambda w: links.look_at(w, "2000002", payload, desk.now()))
    assert look is None
    assert await desk.database.read(lambda w: links.look_at(w, desk.bot, payload, desk.now()))
    used = await desk.database.write(
        lambda w: records.use_link(w, "2000002", payload, "someone", desk.now())
    )
    assert used is None


async def test_a_forged_link_of_a_role_or_a_house_opens_nothing(village: Village) -> None:
    payload = await made(village.zhoujianguo, "司机 东湾")
    for forged in (payload[:-1], payload + "0", "m_", "m_1", payload.replace("m_", "m__")):
        await village.wangqiang.starts(forged)
        village.wangqiang.hears("过期了")
    assert await roles(village, village.wangqiang.user_id) == set()


async def test_a_houses_link_gives_no_role_away(village: Village) -> None:
    payload = await made(village.lixiaofang, "东湾5号")
    newcomer = village.newcomer("假医生")
    await newcomer.starts(payload)
    toast = await newcomer.taps("陈医生")
    assert toast is not None
    assert "联络员" in toast
    assert newcomer.user_id not in await speaks_for(village, "chenming")
    village.lixiaofang.hears("假医生")


async def test_who_says_the_name_of_a_role_holder_after_a_houses_link_waits_too(
    village: Village,
) -> None:
    payload = await made(village.lixiaofang, "东湾5号")
    newcomer = village.newcomer("假医生")
    await newcomer.starts(payload)
    await newcomer.says("我是陈明")
    assert newcomer.user_id not in await speaks_for(village, "chenming")
    assert await roles(village, newcomer.user_id) == set()


async def test_who_names_people_to_roles_gives_a_house_to_its_role_holder_once(
    village: Village,
) -> None:
    desk = village.bot.desk
    for account in await desk.database.read(lambda w: accounts.accounts_of_person(w, "chenming")):
        await desk.database.write(lambda w, a=account: accounts.unlink_account(w, a.id, "chenming"))
    payload = await made(village.zhoujianguo, "东湾5号")
    doctor, second = village.newcomer("陈", 990001), village.newcomer("假", 990002)
    for one in (doctor, second):
        await one.starts(payload)
    assert await doctor.taps("陈医生") == "好，认得您了。"
    toast = await second.taps("陈医生")
    assert "联络员" in (toast or "")
    assert await speaks_for(village, "chenming") == [doctor.user_id]


async def test_a_house_is_not_opened_for_who_lives_elsewhere(village: Village) -> None:
    payload = await made(village.lixiaofang, "东湾6号")
    stranger = village.newcomer("路人")
    await stranger.starts(payload)
    forger = Forger(village.bot)
    for choice in ("zhoujianguo", "linxiaohe", "nobody", ""):
        tried = await forger.press(stranger, f"1:link_who:{payload}:0:{choice}")
        assert tried.refused
    tried = await forger.press(stranger, "1:link_who:m_forged:0:lishoutian")
    assert tried.refused


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.sampled_from(PREFIXES),
    # A NUL never comes this far: the intake leaves it out.
    st.one_of(
        st.text(PAYLOAD, max_size=64),
        st.text(st.characters(exclude_characters="\x00"), max_size=80),
    ),
)
async def test_no_payload_of_chance_gives_anything_or_breaks_anything(
    village: Village, prefix: str, rest: str
) -> None:
    tried = await Forger(village.bot).says(Stranger(), f"/start {prefix}{rest}")
    assert set(tried.wrote) <= {"put_dialog"}, tried
