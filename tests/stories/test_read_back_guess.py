"""A medicine that a word only sounds like: said back to be confirmed, never put right unasked."""

from __future__ import annotations

from bot.services.opening import open_case
from bot.services.wanted import Wanted
from tests.stories.village import Village

SLOTS = {"items": "布洛分", "amount": "2盒", "guess": "布洛芬"}


async def asked_for(village: Village) -> None:
    """赵红霞 asks for 布洛分, as it was written."""
    desk = village.bot.desk
    wanted = Wanted(
        kind="help",
        category="medicine",
        unit_id="dongwan",
        origin="private",
        subject_id="zhaohongxia",
        author_id="zhaohongxia",
        slots=SLOTS,
    )
    await desk.database.write(lambda work: open_case(work, desk, wanted))
    await village.settles()


async def test_a_guess_is_asked_and_the_card_says_what_was_written(village: Village) -> None:
    await asked_for(village)
    village.zhaohongxia.hears("布洛分（是布洛芬吧？） 2盒", "对吗")
    card = village.group_hears("dongwan", "要药", "布洛分 2盒")
    assert "布洛芬" not in card.text


async def test_right_makes_it_so_everywhere(village: Village) -> None:
    await asked_for(village)
    await village.zhaohongxia.taps("对")
    assert "布洛芬 2盒" in village.zhaohongxia.finds("要药", group="dongwan").text
    assert dict((await village.the_case()).details) == {"items": "布洛芬", "amount": "2盒"}


async def test_something_else_takes_the_place_of_the_guess(village: Village) -> None:
    await asked_for(village)
    await village.zhaohongxia.taps("改一改")
    await village.zhaohongxia.says("不是的，要白瓶子的")
    assert "布洛芬" not in village.zhaohongxia.finds("要药", group="dongwan").text
