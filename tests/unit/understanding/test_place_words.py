"""Questions about places, corrections, referrals and how a visit went, as people say them."""

from __future__ import annotations

import pytest

from bot.domain.facilities import FacilityKind as K
from bot.understanding.place_hours import read_hours
from bot.understanding.place_words import (
    is_named_in,
    kinds_named,
    level_named,
    place_correction,
    place_question,
    referred_to,
    visit_outcome,
    wants_all,
)

QUESTIONS = [
    ("卫生院几点开门", "hours", K.HOSPITAL_TOWNSHIP),
    ("卫生院几点开门啊？", "hours", K.HOSPITAL_TOWNSHIP),
    ("卫生室今天开门吗", "hours", K.CLINIC),
    ("卫生室关门了没", "hours", K.CLINIC),
    ("药店开到几点", "hours", K.PHARMACY),
    ("小卖部什么时候关门", "hours", K.SHOP),
    ("食堂几点开", "hours", K.CANTEEN),
    ("县医院周日上不上班", "hours", K.HOSPITAL_COUNTY),
    ("卫生院电话多少", "phone", K.HOSPITAL_TOWNSHIP),
    ("卫生院的电话是多少？", "phone", K.HOSPITAL_TOWNSHIP),
    ("县医院电话号码", "phone", K.HOSPITAL_COUNTY),
    ("谁有畜牧站的电话", "phone", K.LIVESTOCK),
    ("敬老院怎么联系", "phone", K.CARE_HOME),
    ("出租车电话", "phone", K.TAXI),
    ("药店在哪", "where", K.PHARMACY),
    ("药房在哪儿", "where", K.PHARMACY),
    ("农资站怎么走", "where", K.SUPPLIER),
    ("守望点在什么地方", "where", K.WATCH_POINT),
    ("哪儿能充电借伞", "where", K.STATION),
    ("哪里能借把伞", "where", K.STATION),
    ("哪里可以喝口水歇歇脚", "where", K.STATION),
    ("养老院有没有床位", "all", K.CARE_HOME),
    ("养老院还有床位吗 电话多少", "all", K.CARE_HOME),
    ("卫生院能拍片吗", "all", K.HOSPITAL_TOWNSHIP),
    ("卫生院有没有急诊", "all", K.HOSPITAL_TOWNSHIP),
]


@pytest.mark.parametrize(("text", "about", "kind"), QUESTIONS)
def test_what_is_asked_of_which_sort_of_place(text: str, about: str, kind: K) -> None:
    asked = place_question(text)
    assert asked is not None
    assert (asked.about, asked.kinds[0]) == (about, kind)


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("去县里几点有班车", "县里"),
        ("到县城的班车几点", "县城"),
        ("班车几点", None),
        ("明天去镇上有班车吗", "镇上"),
        ("末班车几点", None),
        ("县里回村的客车还有吗", "村"),
        ("去县城还有没有大巴", "县城"),
    ],
)
def test_a_bus_is_asked_for_with_where_it_should_go(text: str, to: str | None) -> None:
    asked = place_question(text)
    assert asked is not None
    assert (asked.about, asked.to) == ("bus", to)


@pytest.mark.parametrize(
    "text",
    [
        "谁明天去县医院，捎我一个",
        "明早八点送我妈去县医院透析",
        "我妈在卫生院打针",
        "卫生院几点了还不开门",
        "卫生室怎么没开门",
        "卫生室关门了",
        "药箱几点开门",
        "药箱在哪",
        "书记电话多少",
        "几点了",
        "在哪",
        "谁家能借把伞",
        "充电器在哪",
        "去药店帮我买盒布洛芬",
        "谁去药店",
        "班车上捡到一个包",
        "坐班车回来的",
        "王奶奶去卫生院了，电话打不通",
        "我在卫生院门口等着接一下",
        "胸口疼",
        "食堂的饭真好吃",
        "小卖部的盐卖完了",
    ],
)
def test_what_is_no_question_about_a_place(text: str) -> None:
    assert place_question(text) is None


def test_a_name_of_the_directory_is_as_good_as_a_sort() -> None:
    assert place_question("康民在哪") is None
    asked = place_question("康民在哪", named=True)
    assert asked is not None
    assert asked.about == "where"


@pytest.mark.parametrize(
    ("text", "field", "value", "place"),
    [
        ("卫生院电话改成 0555-1234567", "phone", "0555-1234567", "卫生院"),
        ("白鹭镇卫生院的电话换成0551 0000219", "phone", "0551-0000219", "白鹭镇卫生院"),
        ("药店电话现在是13800000999", "phone", "13800000999", "药店"),
        ("卫生院电话是0551-0000219", "phone", "0551-0000219", "卫生院"),
        ("卫生室改成早八点到晚六点", "opens", "mon-sun 08:00-18:00", "卫生室"),
        ("药店的开门时间改成每天7:30-21:00", "opens", "mon-sun 07:30-21:00", "药店"),
        ("食堂现在是周一到周五十点半到一点", "opens", "mon-fri 10:30-13:00", "食堂"),
    ],
)
def test_a_correction_names_the_place_and_what_it_is_now(
    text: str, field: str, value: str, place: str
) -> None:
    said = place_correction(text)
    assert said is not None
    assert (said.field, said.value, said.place) == (field, value, place)


@pytest.mark.parametrize(
    "text",
    [
        "卫生院电话打不通",
        "卫生院电话多少",
        "我电话改成静音了",
        "明天改成八点走",
        "卫生院改天再去",
        "我家电话是多少来着",
        "血压现在是150",
    ],
)
def test_what_corrects_nothing(text: str) -> None:
    assert place_correction(text) is None


@pytest.mark.parametrize(
    ("said", "opens"),
    [
        ("每天早七点到晚八点", "mon-sun 07:00-20:00"),
        ("周一到周六 8:00-17:30", "mon-sat 08:00-17:30"),
        ("上午八点到十一点半，下午两点到五点", "mon-sun 08:00-11:30; mon-sun 14:00-17:00"),
        ("星期天八点到十二点", "sun 08:00-12:00"),
        ("工作日九点到五点", "mon-fri 09:00-17:00"),
        ("八点", None),
        ("很早就开", None),
    ],
)
def test_hours_as_people_say_them(said: str, opens: str | None) -> None:
    assert read_hours(said) == opens


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("转到白鹭镇卫生院", "白鹭镇卫生院"),
        ("把他转到县医院吧", "县医院"),
        ("要转去县医院看", "县医院"),
        ("转诊到县人民医院", "县人民医院"),
        ("转告他一声", None),
        ("转给小芳", None),
        ("转了一圈", None),
    ],
)
def test_where_somebody_is_sent(text: str, to: str | None) -> None:
    assert referred_to(text) == to


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("看上了", "seen"),
        ("看完了，开了药", "seen"),
        ("让去县医院看", "elsewhere"),
        ("叫我们去别处", "elsewhere"),
        ("没看上", "refused"),
        ("不给看，被推出来了", "refused"),
        ("不收", "refused"),
        ("在等", None),
        ("看看再说", None),
    ],
)
def test_how_a_visit_went(text: str, outcome: str | None) -> None:
    assert visit_outcome(text) == outcome


def test_sorts_levels_and_all_three() -> None:
    assert kinds_named("去医院") == (K.HOSPITAL_TOWNSHIP, K.HOSPITAL_COUNTY)
    assert kinds_named("理发店") == ()
    assert kinds_named("附近有医院") == (K.HOSPITAL_TOWNSHIP, K.HOSPITAL_COUNTY)
    for far in ("市医院", "合肥医院", "市人民医院", "省中医院"):
        assert kinds_named(far) == ()
    assert is_named_in("人民医院", "去县人民医院")
    assert not is_named_in("人民医院", "去市人民医院")
    assert (level_named("城里"), level_named("镇上"), level_named("合肥")) == (
        "county",
        "township",
        None,
    )
    assert wants_all("都要")
    assert not wants_all("都要迟到了")
