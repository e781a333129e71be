"""Prompts in a village voice: with the words to who listens, on its day."""

from __future__ import annotations

from bot.domain.outcome import Refused
from bot.domain.prompts import Prompt
from bot.domain.voicing import State
from bot.services.incoming import Origin, Pressed
from bot.services.prompts.sending import redraw, to_person
from bot.store import voicing
from tests.stories.prompting import prompts_begun
from tests.stories.speaking import OGG, approved, heard, reads_aloud, records
from tests.stories.stage import BOT
from tests.stories.village import Person, Village

TITLE, CODE = "防煤气中毒", "co_stove"


def prompt_of(village: Village) -> Prompt:
    return village.bot.desk.content.prompts[CODE]


async def told(village: Village, person: Person) -> str | None:
    """The prompt to somebody alone, now."""
    desk = village.bot.desk
    send = await desk.database.write(
        lambda work: to_person(work, desk, prompt_of(village), person.code)
    )
    await village.passes(hours=1)
    return send


async def test_a_prompt_to_who_listens_is_one_message_with_a_voice_and_its_words(
    village: Village,
) -> None:
    await prompts_begun(village)
    await approved(village, village.lixiaofang, village.tangxiaozhou, TITLE)
    send = await told(village, village.wangxiuying)
    assert send is not None
    said = village.wangxiuying.hears(prompt_of(village).text)
    assert heard(village, said) == OGG
    assert (
        len([m for m in village.wangxiuying.messages() if prompt_of(village).text in m.text]) == 1
    )
    # Redrawn, it is the same message with the same voice.
    await village.bot.desk.database.write(lambda work: redraw(work, send))
    await village.passes(minutes=1)
    again = village.wangxiuying.finds(prompt_of(village).text)
    assert (again.message_id, heard(village, again)) == (said.message_id, OGG)


async def test_the_prompt_of_a_day_is_recorded_by_its_date(village: Village) -> None:
    await prompts_begun(village)
    await village.lixiaofang.says("录 25号")
    shown = village.lixiaofang.hears("请您念一念")
    assert any(p.card_title in shown.text for p in village.bot.desk.content.prompts.values())
    await village.zhoujianguo.says("打印 25号")
    document = village.zhoujianguo.hears("发给乡亲").document
    assert document is not None
    assert document["file_name"].removesuffix(".pdf") in shown.text


async def test_in_an_emergency_nothing_is_taken_for_a_reading(village: Village) -> None:
    await village.wangxiuying.says("/voice")
    await village.wangxiuying.says("胸口压得慌出冷汗")
    village.hush()
    await reads_aloud(village.wangxiuying)
    village.wangxiuying.hears_nothing("还没给别人听")


async def test_a_long_story_is_no_reading(village: Village) -> None:
    await village.wangxiuying.says("/voice")
    await reads_aloud(village.wangxiuying, seconds=90)
    village.wangxiuying.hears_nothing("还没给别人听")
    village.wangxiuying.hears("马上请人来听")


async def test_a_cadre_who_does_not_listen_is_followed_by_the_next(village: Village) -> None:
    await records(village, village.lixiaofang)
    village.tangxiaozhou.hears("录的")
    village.hush()
    await village.passes(days=1, hours=1)
    followed = [
        code
        for code in ("zhoujianguo", "wuqiuxiang", "xushuangquan")
        if any("录的" in m.text for m in village.person(code).messages())
    ]
    assert len(followed) == 1
    await village.person(followed[0]).taps("可以用")
    await village.tangxiaozhou.taps("可以用")
    village.lixiaofang.hears("通过了")
    village.lixiaofang.hears_nothing("再录一遍")


async def test_only_who_answers_for_the_village_says_what_may_be_used(village: Village) -> None:
    await records(village, village.lixiaofang)
    village.tangxiaozhou.hears("录的")
    (voice,) = await village.bot.desk.database.read(
        lambda work: voicing.of_state(work, State.ASKED, village.bot.desk.now())
    )
    for code in ("wangqiang", "lixiaofang"):
        person = village.person(code)
        origin = Origin(BOT, 900_000 + person.user_id, person.user_id, "private", None,
                        person.user_id, person.name)  # fmt: skip
        pressed = Pressed(origin, f"forged-{code}", None, "voice_judge", voice.id, 0, "yes")
        assert isinstance(await village.bot.services.taps.press(pressed), Refused)
    village.lixiaofang.hears_nothing("通过了")
