"""One kind of date serves courses, tests by the half hour, visiting doctors and check-ups."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.cards import Card
from bot.domain.contacts import How
from bot.domain.sessions import Session, SessionState
from bot.services.checkins.figures import round_figures
from bot.store import cards, contacts, sessions
from bot.store.database import Work
from tests.stories.village import Person, Village, shown


async def offered(village: Village, by: Person, line: str) -> Session:
    await by.says(line)
    await by.taps("发出去")
    found = await village.bot.desk.database.read(
        lambda work: sessions.sessions_in(work, SessionState.OPEN)
    )
    return found[-1]


async def test_a_course_is_ticked_and_once_the_cadre_hears_who_still_should(
    village: Village,
) -> None:
    head = village.zhoujianguo
    session = await offered(village, head, "周三下午三点村部培训抗原 30人")
    village.lixiaofang.hears("抗原自测", "先问小芳")
    await village.lixiaofang.taps("我去")
    await village.liucaixia.says("我报名")
    await village.until("14:45", day=2)
    head.hears("抗原自测", "到了0/2")
    await head.says("来了 1 2")
    came = await village.bot.desk.database.read(lambda w: contacts.last_of(w, "lixiaofang"))
    assert came is not None
    assert came.how is How.SEEN
    desk, near = village.bot.desk, ("liuwan", "dongwan", "xiwan")
    today = await desk.database.read(lambda w: round_figures(w, desk, near, desk.today()))
    assert (today.visits_people, today.visits_times) == (0, 0), "nobody went to their door"
    village.hush()
    await village.until("19:00")
    still = shown(head.hears("抗原自测", "还没听过的"))
    assert "何组长" in still
    for name in ("小芳", "彩霞"):
        assert name not in still
    head.hears_nothing("还没听过的")
    village.hechunlin.hears_nothing("还没听过的")
    assert session.topic == "antigen"


async def test_the_five_courses_are_read_one_by_one(village: Village) -> None:
    await village.lixiaofang.says("/training")
    village.lixiaofang.hears("五堂小课", "1. 自我防护", "5. 体温计和血氧仪")
    await village.lixiaofang.says("/training 5")
    village.lixiaofang.hears("血氧93或者更低", "120")
    village.lixiaofang.hears_nothing("没听")


async def test_a_test_by_the_half_hour_gives_everybody_an_hour(village: Village) -> None:
    line = "后天下午三点到五点村部核酸 每半小时1个"
    session = await offered(village, village.chenming, line)
    slots = await village.bot.desk.database.read(lambda w: sessions.slots(w, session.id))
    assert [slot.seats for slot in slots] == [1, 1, 1, 1]
    for n, person in enumerate((village.wangxiuying, village.zhaoweiguo, village.zhaohongxia)):
        await person.says("我报名")
        person.hears("留好了", ("15:00", "15:30", "16:00")[n])


async def test_with_two_dates_open_it_is_asked_which_unless_the_word_says_it(
    village: Village,
) -> None:
    await offered(village, village.chenming, "周三上午八点卫生室打流感疫苗 40个号")
    await offered(village, village.chenming, "周四上午八点卫生院给65岁以上老人体检 60个名额")
    await village.zhaoweiguo.says("我报名")
    village.zhaoweiguo.hears("报哪一场")
    await village.zhaoweiguo.taps("65岁以上免费体检 11月26日")
    village.zhaoweiguo.hears("留好了", "65岁以上免费体检", "空腹")
    await village.zhaoweiguo.says("我要打流感疫苗")
    village.zhaoweiguo.hears("留好了", "打流感疫苗")


async def test_without_a_date_the_same_words_go_their_usual_way(village: Village) -> None:
    await village.zhaoweiguo.says("我要打流感疫苗")
    village.zhaoweiguo.hears_nothing("留好了")
    assert (
        await village.bot.desk.database.read(
            lambda work: sessions.sessions_in(work, SessionState.OPEN)
        )
        == ()
    )


async def test_a_button_in_the_group_signs_up_oneself(village: Village) -> None:
    await offered(village, village.chenming, "周三上午八点卫生室打流感疫苗 40个号")
    toast = await village.zhaoweiguo.taps("报名：打流感疫苗", group="dongwan")
    assert toast is not None
    assert "留上了" in toast
    village.zhaoweiguo.hears("留好了")
    line = village.zhaoweiguo.finds("打流感疫苗", "还有39个号", group="dongwan")
    assert "老赵" not in shown(line)


async def test_a_stranger_is_not_signed_up(village: Village) -> None:
    await offered(village, village.chenming, "周三上午八点卫生室打流感疫苗 40个号")
    stranger = village.newcomer("过路人")
    village.sim.people.join(stranger.user_id, village.chat("dongwan"))
    await village.settles()
    toast = await stranger.taps("报名：打流感疫苗", group="dongwan")
    assert toast is not None
    assert "先跟联络员说一声" in toast


async def test_ones_family_doctor_the_team_and_who_comes(village: Village) -> None:
    async def sign(work: Work) -> None:
        card = await cards.find(work, "wangxiuying") or Card("wangxiuying")
        await cards.put(work, replace(card, family_doctor_id="chenming"))

    await village.bot.desk.database.write(sign)
    line = "每月第一个周三上午八点镇卫生院李医生来村部巡诊"
    await offered(village, village.chenming, line)
    await village.wangxiuying.says("/doctors")
    village.wangxiuying.hears("您的家庭医生", "陈医生", "镇卫生院李医生", "每月第1个周三")
    await village.chenming.says("/doctors")
    village.chenming.hears("签约的有")


async def test_an_appointment_is_an_hour_of_ones_own_and_the_old_are_asked_first(
    village: Village,
) -> None:
    head = village.zhoujianguo
    session = await offered(village, head, "周三上午九点村部一对一办事 2个号")
    assert session.kind == "appointment"
    await village.passes(hours=5)
    village.wangxiuying.hears("一对一办事", "先问王奶奶")
    await village.wangxiuying.taps("我去")
    village.wangxiuying.hears("留好了", "9:00", "身份证")
    await village.zhaoweiguo.says("我报名")
    village.zhaoweiguo.hears("留好了", "9:30")
    await village.zhaohongxia.says("我报名")
    village.zhaohongxia.hears("号满了", "第1位")
    await village.until("08:31", day=2)
    listed = shown(head.hears("一对一办事", "王奶奶"))
    assert listed.index("王奶奶") < listed.index("老赵")


async def test_a_cadre_s_wish_for_a_car_is_no_date(village: Village) -> None:
    await village.zhoujianguo.says("明天早上八点带3个人去县医院体检，要车")
    village.zhoujianguo.hears_nothing("这样发出去吗")
    await village.wangxiuying.says("周三上午八点卫生室打流感疫苗 40个号")
    village.wangxiuying.hears_nothing("这样发出去吗")
