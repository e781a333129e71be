"""Two sentences after the first help and never before; without a yes nothing is kept beyond it."""

from __future__ import annotations

from bot.domain.people import Person as Villager
from bot.store import members, people
from bot.store.database import Work
from tests.stories.village import Person, Village, shown

ASK = "下次帮得快"


async def was_helped(village: Village, newcomer: Person) -> None:
    """Somebody nobody knows asks for help in the group of the hamlet and gets it."""
    await newcomer.starts()
    await newcomer.says("要人帮忙抬一下柜子", group="dongwan")
    case = await village.the_case()
    newcomer.hears_nothing(ASK)
    await village.passes(hours=1)
    newcomer.hears_nothing(ASK)
    await village.zhaoweiguo.says(f"/case {case.number}")
    await village.zhaoweiguo.taps("我来", group="dongwan")
    await village.zhaoweiguo.says("办好了")
    newcomer.hears_nothing(ASK)
    await newcomer.taps("好了，谢谢")
    assert (await village.the_case()).final
    newcomer.hears_nothing(ASK)
    await village.passes(minutes=25)


async def the_guest(village: Village) -> Villager:
    case = await village.the_case()

    async def look(work: Work) -> Villager:
        return await people.get_person(work, case.author_id or "")

    return await village.bot.desk.database.read(look)


async def the_guest_of(village: Village, id: str) -> Villager:
    return await village.bot.desk.database.read(lambda w: people.get_person(w, id))


async def consent(village: Village, person_id: str) -> str | None:
    found = await village.bot.desk.database.read(lambda w: members.consent_of(w, person_id))
    return found[0] if found else None


async def words_kept(village: Village, person_id: str) -> list[str]:
    async def look(work: Work) -> list[str]:
        rows = await work._fetch("SELECT words, person_id FROM said", {})  # type: ignore[attr-defined]
        return [r["words"] for r in rows if r["person_id"] == person_id and r["words"]]

    return await village.bot.desk.database.read(look)


def newcomer_in(village: Village) -> Person:
    newcomer = village.newcomer("阿福")
    village.sim.people.join(newcomer.user_id, village.chat("dongwan"))
    return newcomer


async def test_it_is_asked_after_the_first_help_and_kept_with_date_and_version(
    village: Village,
) -> None:
    newcomer = newcomer_in(village)
    await was_helped(village, newcomer)
    asked = newcomer.hears(ASK, "不记也一样帮")
    assert [b.text for b in asked.buttons] == ["好的", "不用"]
    guest = await the_guest(village)
    assert await consent(village, guest.id) is None
    assert await newcomer.taps("好的") == "好，替您记着。不想记了，随时说。"
    assert await consent(village, guest.id) == "1"
    await village.passes(days=8)
    newcomer.hears_nothing(ASK)
    assert await words_kept(village, guest.id) != []


async def test_who_says_no_is_served_again_and_nothing_is_kept(village: Village) -> None:
    newcomer = newcomer_in(village)
    await was_helped(village, newcomer)
    newcomer.hears(ASK)
    await newcomer.says("不用")
    newcomer.hears("办完就清")
    guest = await the_guest(village)
    await village.passes(minutes=10)
    assert await words_kept(village, guest.id) == []
    assert (await the_guest(village)).name == ""
    await newcomer.says("要人帮忙抬一下柜子", group="dongwan")
    assert any(not case.final for case in await village.cases())
    assert (await the_guest_of(village, guest.id)).name == "阿福"
    await village.passes(days=2)
    newcomer.hears_nothing(ASK)


async def test_silence_is_no_yes(village: Village) -> None:
    newcomer = newcomer_in(village)
    await was_helped(village, newcomer)
    newcomer.hears(ASK)
    guest = await the_guest(village)
    assert await words_kept(village, guest.id) != []
    await village.passes(days=9)
    assert await words_kept(village, guest.id) == []
    assert [m for m in newcomer.messages() if ASK in shown(m)][1:] == []


async def test_another_text_is_asked_once_again(village: Village) -> None:
    """Whoever agreed to an older text is asked once, after they were helped again."""

    async def older(work: Work) -> None:
        await members.set_consent(work, "wangxiuying", "0", village.now)

    await village.bot.desk.database.write(older)
    for _ in range(2):
        await village.wangxiuying.says("要人帮忙抬一下柜子")
        await village.passes(minutes=40)
        case = next(c for c in await village.cases() if not c.final)
        await village.zhaoweiguo.taps("我来", case.number, group="dongwan")
        await village.zhaoweiguo.says("办好了")
        await village.wangxiuying.taps("好了，谢谢", case.number)
        await village.passes(minutes=30)
    assert len([m for m in village.wangxiuying.messages() if ASK in shown(m)]) == 1
