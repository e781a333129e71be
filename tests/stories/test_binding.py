"""The bot and its groups: joining, binding, being deaf, moving, being put out and let in again."""

from __future__ import annotations

from tests.stories.gathering import everything_kept, made_deaf, new_group
from tests.stories.village import Village

NEW = -4900001


async def test_on_joining_the_bot_says_so_in_one_line(village: Village) -> None:
    await new_group(village, NEW, by=village.lixiaofang)
    village.lixiaofang.hears("我是邻里", "/bind", group=NEW, loud=False)
    village.lixiaofang.hears_nothing(group=NEW)
    village.is_silent()
    village.sim.people.kick_bot(NEW, village.lixiaofang.user_id)
    village.sim.people.add_bot(NEW, village.lixiaofang.user_id)
    await village.settles()
    village.lixiaofang.hears("我是邻里", "/bind", group=NEW)


async def test_a_cadre_who_leads_the_group_binds_it_with_a_button(village: Village) -> None:
    cadre = village.zhoujianguo
    await new_group(village, NEW, by=cadre, others=(village.zhaohongxia,))
    await cadre.says("/bind", group=NEW)
    assert await cadre.taps("东湾", group=NEW) == "好，绑定了。"
    cadre.hears("这个群是东湾的", group=NEW)
    await village.zhaohongxia.says("明早有车去县医院不", group=NEW)
    village.zhaohongxia.hears("要车", "谁能搭把手", group=NEW)


async def test_a_villager_cannot_bind_even_as_head_of_the_group(village: Village) -> None:
    villager = village.zhaohongxia
    await new_group(village, NEW, by=villager, others=(village.zhoujianguo,))
    await villager.says("/bind", group=NEW)
    villager.hears("要管理员或村干部来做", group=NEW)
    await village.zhoujianguo.says("/bind", group=NEW)
    assert "要管理员或村干部来做" in (await villager.taps("东湾", group=NEW) or "")
    await villager.says("明早有车去县医院不", group=NEW)
    assert await village.cases() == ()


async def test_a_cadre_who_does_not_lead_the_group_cannot_bind_it(village: Village) -> None:
    await new_group(village, NEW, by=village.zhaohongxia, others=(village.zhoujianguo,))
    await village.zhoujianguo.says("/bind", group=NEW)
    toast = await village.zhoujianguo.taps("东湾", group=NEW)
    assert toast == "您还不是这个群的管理员。"
    village.zhoujianguo.hears_nothing("这个群是东湾的", group=NEW)


async def test_who_speaks_as_the_group_is_asked_to_show_themselves(village: Village) -> None:
    cadre = village.zhoujianguo
    await new_group(village, NEW, by=cadre)
    village.sim.people.say(cadre.user_id, NEW, "/bind", anonymous=True)
    await village.settles()
    cadre.hears("取消匿名", "私下", group=NEW)
    assert not [m for m in cadre.messages(group=NEW) if m.buttons]


async def test_danger_from_who_speaks_as_the_group_is_danger_all_the_same(
    village: Village,
) -> None:
    chat = village.chat("dongwan")
    assert chat is not None
    village.sim.people.promote(village.zhoujianguo.user_id, chat)
    village.sim.people.say(village.zhoujianguo.user_id, chat, "着火了快来人", anonymous=True)
    await village.settles()
    village.group_hears("dongwan", "先打 119")
    village.lixiaofang.hears("着火", loud=True)


async def test_in_an_unbound_group_only_danger_is_answered_and_nothing_is_kept(
    village: Village,
) -> None:
    await new_group(village, NEW, by=village.zhaohongxia, others=(village.zhangxiaolan,))
    stranger = village.newcomer("路过的人")
    village.sim.people.join(stranger.user_id, NEW)
    await village.settles()
    village.zhaohongxia.hears("/bind", group=NEW)
    before = await everything_kept(village)
    for text in ("明早有车去县医院不", "我妈发烧38度5", "王大满占我家地", "德发大爷昨晚走了"):
        await stranger.says(text, group=NEW)
        await village.zhangxiaolan.says(text, group=NEW)
    village.is_silent()
    assert await everything_kept(village) == before
    await stranger.says("我妈胸口压得慌出冷汗", group=NEW)
    stranger.hears("先打 120", "还没绑定", group=NEW)
    assert await everything_kept(village) == {**before, "outbox": before["outbox"] + 1}
    village.nothing_rings()


async def test_where_the_bot_cannot_read_it_tells_who_added_it_once(village: Village) -> None:
    await made_deaf(village)
    await new_group(village, NEW, by=village.zhoujianguo, admin=False)
    village.zhoujianguo.hears("看不到大家说的话", "设成群管理员")
    village.zhoujianguo.hears("我是邻里", group=NEW)
    village.sim.people.promote_bot(NEW, village.zhoujianguo.user_id, on=True)
    village.sim.people.promote_bot(NEW, village.zhoujianguo.user_id, on=False)
    await village.settles()
    village.sim.people.kick_bot(NEW, village.zhoujianguo.user_id)
    village.sim.people.add_bot(NEW, village.zhoujianguo.user_id)
    await village.settles()
    village.zhoujianguo.hears_nothing("看不到大家说的话")


async def test_a_group_that_becomes_a_supergroup_keeps_its_card_and_its_buttons(
    village: Village,
) -> None:
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    old = village.group_hears("dongwan", "要车")
    old_chat = village.chat("dongwan")
    assert old_chat is not None
    new = village.sim.people.migrate(old_chat)
    await village.settles()
    await village.zhaoweiguo.taps_on(old, "我来")
    card = village.zhaoweiguo.finds("要车", "接了，谢谢", group=new)
    assert await village.zhaoweiguo.taps_on(card, "办好了") == "好，已告诉本人，等本人点“好了”。"
    village.wangxiuying.hears("您看办好了没有")
    assert "办好了" in village.zhaoweiguo.finds("要车", group=new).text
    await village.zhaohongxia.says("东湾停水两天了", group=new)
    assert {case.unit_id for case in await village.cases()} == {"dongwan"}


async def test_put_out_and_let_in_again_the_group_is_still_the_hamlets(village: Village) -> None:
    chat, cadre = village.chat("dongwan"), village.zhoujianguo
    assert chat is not None
    village.sim.people.kick_bot(chat, cadre.user_id)
    await village.settles()
    village.linxiaohe.hears("有一个群把我移出去了")
    await village.wangxiuying.says("明早要车去县医院")
    village.wangxiuying.hears("记下了")
    village.group_hears_nothing("dongwan")
    village.sim.people.add_bot(chat, cadre.user_id, admin=True)
    await village.settles()
    village.group_hears("dongwan", "我是邻里", "不插话")
    await village.zhangxiaolan.says("明早有车去镇上卫生院不", group="dongwan")
    village.group_hears("dongwan", "要车", "小卖部小兰")
