"""Who hears which words: hamlets and people choose, and what must not be misheard stays plain."""

from __future__ import annotations

import re

from bot.services.dialects.spoken import register_of_person
from bot.store import dialects, people
from tests.stories.speakers import approve_line, register_in
from tests.stories.village import Village


async def test_two_hamlets_hear_two_dialects_and_a_third_stays_plain(village: Village) -> None:
    await village.lixiaofang.says("/speech")
    asked = village.lixiaofang.hears("东湾现在说普通话")
    assert asked.buttons[0].text == "江淮话"
    assert asked.buttons[-1].text == "普通话"
    assert len(asked.buttons) == 4
    await village.lixiaofang.taps("江淮话")
    await village.liucaixia.says("大家往后说四川话")
    village.liucaixia.hears("好，往后大家听四川话")
    assert await register_in(village, "dongwan") == "jianghuai"
    assert await register_in(village, "xiwan") == "xinan"
    assert await register_in(village, "hekou") == "plain"
    await approve_line(village, "dongwan", "command.unknown", "jianghuai")
    await approve_line(village, "xiwan", "claim.refused.own", "xinan")
    await village.wangxiuying.says("/xyz")
    village.wangxiuying.hears("直接讲一句要什么就行")
    await village.hechunlin.says("/xyz")
    village.hechunlin.hears("直接说一句要什么就行")


async def test_somebody_hears_their_own_choice_also_lines_that_nobody_checked(
    village: Village,
) -> None:
    await village.wangxiuying.says("跟我说合肥话")
    village.wangxiuying.hears("好，往后跟您说合肥话")
    await village.wangxiuying.says("/xyz")
    village.wangxiuying.hears("直接讲一句要什么就行")
    # Nobody else does, and nothing about it is told to anybody.
    await village.lixiaofang.says("/xyz")
    village.lixiaofang.hears("直接说一句要什么就行")
    village.is_silent()


async def test_back_to_plain_words(village: Village) -> None:
    await village.wangxiuying.says("用河南话")
    village.wangxiuying.hears("好，往后跟您说河南话")
    await village.wangxiuying.says("听不懂，说普通话")
    village.wangxiuying.hears("好，往后跟您说普通话")
    await village.wangxiuying.says("/xyz")
    village.wangxiuying.hears("没有这个命令。直接说一句要什么就行")


async def test_plain_words_by_own_choice_stand_where_the_hamlet_has_a_dialect(
    village: Village,
) -> None:
    await village.lixiaofang.says("群里说江淮话")
    await approve_line(village, "dongwan", "command.unknown", "jianghuai")
    await village.wangxiuying.says("跟我说普通话")
    village.hush()
    await village.wangxiuying.says("/xyz")
    village.wangxiuying.hears("直接说一句要什么就行")


async def test_buttons_of_speech_are_for_oneself_where_one_looks_after_nobody(
    village: Village,
) -> None:
    await village.wangxiuying.says("/speech")
    village.wangxiuying.hears("跟您说普通话")
    assert await village.wangxiuying.taps("江淮话") == "好，往后跟您说江淮话。"
    assert await register_in(village, "dongwan") == "plain"
    await village.wangxiuying.says("/speech")
    village.wangxiuying.hears("跟您说江淮话")


async def test_a_liaison_chooses_for_somebody_of_the_hamlet_and_for_nobody_else(
    village: Village,
) -> None:
    await village.lixiaofang.says("跟王秀英说江淮话")
    village.lixiaofang.hears("说江淮话", "好，往后跟")
    assert await _own(village, "wangxiuying") == "jianghuai"
    await village.liucaixia.says("跟王秀英说四川话")
    assert await _own(village, "wangxiuying") == "jianghuai"


async def test_who_looks_after_nobody_chooses_for_nobody(village: Village) -> None:
    await village.wangxiuying.says("群里说四川话")
    village.wangxiuying.hears("由联络员或村干部定")
    assert await register_in(village, "dongwan") == "plain"


async def test_words_about_telling_the_truth_choose_nothing(village: Village) -> None:
    for words in ("跟我说实话", "说句话", "听不懂"):
        await village.wangxiuying.says(words)
    assert await village.row_count("dialect_people") == 0


async def test_an_emergency_is_plain_for_who_chose_a_dialect(village: Village) -> None:
    await village.wangxiuying.says("跟我说合肥话")
    village.hush()
    await village.wangxiuying.says("我胸口疼，喘不上气")
    card = village.wangxiuying.hears("120")
    for said in ("今个", "讲一", "搭把手", "不舒坦"):
        assert said not in (card.text or "")


async def test_phones_doses_and_times_are_said_as_before(village: Village) -> None:
    async def told(words: str) -> list[str]:
        village.hush()
        await village.wangxiuying.says(words)
        return [m.text or "" for m in village.wangxiuying.messages() if village.is_new(m)]

    asked = ("/tel", "/box 布洛芬", "/box")
    plain = [await told(words) for words in asked]
    await village.wangxiuying.says("跟我说合肥话")
    spoken = [await told(words) for words in asked]
    dialect = village.bot.desk.content.messages.dialects["jianghuai"]
    assert spoken != plain
    assert [[dialect.take_back(text) for text in told] for told in spoken] == plain
    assert [_figures(told) for told in spoken] == [_figures(told) for told in plain]
    assert spoken[0] == plain[0]
    assert any("120" in text for text in plain[0])


async def test_forgetting_lets_go_of_the_choice(village: Village) -> None:
    await village.wangxiuying.says("跟我说合肥话")
    database = village.bot.desk.database
    await database.write(lambda work: dialects.forget(work, "wangxiuying"))
    assert await village.row_count("dialect_people") == 0
    assert await _own(village, "wangxiuying") == "plain"


async def _own(village: Village, person: str) -> str:
    desk = village.bot.desk
    return await desk.database.read(lambda work: register_of_person(work, desk, person))


def _figures(told: list[str]) -> list[str]:
    return re.findall(r"[\d:]+", " ".join(told))


async def test_a_cadre_chooses_for_the_village_or_for_one_hamlet_of_it(village: Village) -> None:
    await village.zhoujianguo.says("/speech")
    village.zhoujianguo.hears("柳湾村现在说普通话")
    await village.zhoujianguo.taps("江淮话", "柳湾村现在说")
    assert await register_in(village, "hekou") == "jianghuai"
    await village.zhoujianguo.says("/speech 河口")
    village.zhoujianguo.hears("河口现在说江淮话")
    await village.zhoujianguo.taps("普通话", "河口现在说")
    assert await register_in(village, "hekou") == "plain"
    assert await register_in(village, "dongwan") == "jianghuai"


async def test_a_button_of_another_place_chooses_nothing(village: Village) -> None:
    await village.lixiaofang.says("/speech")
    shown = village.lixiaofang.hears("东湾现在说")
    desk = village.bot.desk
    await desk.database.write(
        lambda work: people.end_roles_of_person(work, "lixiaofang", desk.today())
    )
    said = await village.lixiaofang.taps_on(shown, "江淮话")
    assert said is not None
    assert said.startswith("大家听什么话，由联络员或村干部定")
    assert await register_in(village, "dongwan") == "plain"


async def test_what_somebody_calls_it_is_what_it_is_called_in_the_answer(village: Village) -> None:
    await village.wangxiuying.says("跟我说四川话")
    assert "西南话" not in (village.wangxiuying.hears("好，往后跟您说四川话").text or "")
    await village.wangxiuying.says("/speech 四川话")
    village.wangxiuying.hears("好，往后跟您说四川话")
    # Who only names the place is told which one that is here.
    await village.wangxiuying.says("跟我说家乡话")
    village.wangxiuying.hears("好，往后跟您说江淮话")
