"""What else a message says: readings, people, places, days."""

from datetime import date, datetime

import pytest

from bot.domain.acuity import Acuity
from bot.understanding.labels import labels
from tests.unit.understanding.reader import level, read


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("发烧三十八度五", 38.5),
        ("烧到39度", 39.0),
        ("三十九度二", 39.2),
        ("烧到快40", 40.0),
        ("37.6 鼻子堵", 37.6),
        ("三十八度半", 38.5),
        ("烧了三百度", None),
    ],
)
def test_a_temperature_is_read_in_figures_and_in_words(text: str, degrees: float | None) -> None:
    assert read(text).temperature_c == degrees


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("发烧两天了", 48),
        ("咳嗽三四天了", 84),
        ("肚子疼半天了", 12),
        ("头疼一个星期了", 168),
        ("发烧", None),
    ],
)
def test_the_length_of_an_illness_is_read(text: str, hours: float | None) -> None:
    assert read(text).duration_h == hours


def test_other_readings_are_read() -> None:
    assert read("血压一百六/一百").bp == (160, 100)
    assert read("高压185 低压95").bp == (185, 95)
    assert read("血氧九十一").spo2 == 91
    assert read("血糖3.1").glucose == 3.1
    assert read("一分钟喘35下").breaths == 35


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("我妈发烧", "elder"),
        ("娃儿发烧", "child"),
        ("宝宝发烧", "infant"),
        ("发烧了", "self"),
        ("媳妇怀孕五个月,发烧", "pregnant"),
        ("二叔发烧", "adult"),
        ("二叔七十八岁发烧", "elder"),
        ("孩子8个月发烧", "infant"),
        ("血氧91", None),
    ],
)
def test_the_ill_person_is_found(text: str, who: str | None) -> None:
    assert read(text).subject == who


def test_names_phone_and_place_are_read_as_written() -> None:
    meaning = read("报 王德发 13800000000 去县医院要车")
    assert (meaning.names, meaning.phone, meaning.destination) == (
        ("王德发",),
        "13800000000",
        "县医院",
    )


def test_a_report_for_somebody_else_is_never_chatter() -> None:
    meaning = read("帮王奶奶报一下")
    assert (meaning.names, meaning.proxy, meaning.chatter()) == (("王奶奶",), True, False)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("等周五", date(2026, 11, 27)),
        ("等下周一", date(2026, 11, 23)),
        ("等明天", date(2026, 11, 22)),
        ("等后天", date(2026, 11, 23)),
        ("等月底", date(2026, 11, 30)),
        ("等周六", date(2026, 11, 28)),
        ("等25号", date(2026, 11, 25)),
        ("等5号", date(2026, 12, 5)),
        ("等三天后再说", date(2026, 11, 24)),
        ("等下个月", date(2026, 12, 1)),
        ("等下下周三", date(2026, 12, 2)),
    ],
)
def test_waiting_has_a_day(text: str, day: date) -> None:
    meaning = read(text)
    assert (meaning.word, meaning.wait_until) == ("wait", day)


def test_the_last_of_january_waits_into_a_short_month() -> None:
    meaning = read("等30号", datetime.fromisoformat("2027-01-31T08:00:00+08:00"))
    assert meaning.wait_until == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("自来水停两天了", "water"),
        ("停电一天了", "power"),
        ("桥塌了", "road"),
        ("菜都涨价了没人管", "price"),
        ("超市卖过期食品", "food"),
        ("有人卖假药", "fake_medicine"),
        ("有人造谣", "rumour"),
        ("有人电鱼", "wildlife"),
        ("卫生院不给我看病", "refused_care"),
        ("卫生室关门三天了", "clinic_closed"),
        ("医生没口罩用", "ppe"),
        ("饲料运不进来", "feed"),
        ("拖欠工资半年了", "resume_work"),
        ("隔壁占我家地", "quarrel"),
        ("村里聚众赌博", "tip"),
        ("垃圾没人收", "other"),
        ("买不到盐", "shortage"),
    ],
)
def test_a_trouble_has_its_heading(text: str, category: str) -> None:
    meaning = read(text)
    assert meaning.category == category


def test_denied_symptoms_are_kept_apart_and_do_not_count() -> None:
    meaning = read("我咳嗽,没有发烧、头疼,也不喘")
    assert meaning.symptoms == ("cough",)
    assert set(meaning.absent) == {"fever", "headache", "dyspnea"}
    assert level("没有胸口疼,也没有喘不上气,就是咳嗽") is Acuity.SELF_CARE


@pytest.mark.parametrize(
    "text",
    ["上周就开始喘不上气,到现在还喘不上气", "去年中过风,今天又嘴歪了", "听说老王家着火了,快来人"],
)
def test_an_old_story_that_goes_on_today_is_heard(text: str) -> None:
    assert level(text) is Acuity.EMERGENCY or read(text).alarm == "fire"


def test_traditional_characters_are_read_like_simplified_ones() -> None:
    assert level("老人家喘不過氣") is level("老人家喘不过气") is Acuity.EMERGENCY


def test_labels_hold_the_published_keys_and_only_what_was_said() -> None:
    text = "我妈烧到39度两天了,喘不上气,能不能来个车"
    label = labels(read(text), level(text))
    assert label["slots"] == {
        "symptoms": ["fever", "dyspnea"],
        "temperature_c": 39.0,
        "duration_h": 48.0,
        "subject": "elder",
    }
    assert (label["acuity"], label["tier"], label["bare"]) == ("emergency", "strong", False)
    assert "acuity" in labels(read("要车"), None)


def test_an_overlong_message_is_cut_and_says_so() -> None:
    meaning = read("老头子叫不醒。" + "今天吃了没" * 2000)
    assert meaning.signs == ("cannot_wake",)
    assert meaning.why[0] == "only 2000 characters were read"


def test_a_vague_word_is_weak_and_a_clear_one_strong() -> None:
    assert read("老王走了").tier == "weak"
    assert read("我爸昨晚走了").tier == "strong"
    assert read("难受").tier == "weak"
    assert read("我妈头疼两天了").tier == "strong"
