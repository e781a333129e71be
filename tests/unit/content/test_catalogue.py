"""How a message is said: values, buttons, registers, spans of time, and what is missing."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from bot.content.catalogue import Catalogue, read_catalogue
from bot.content.layers import Layer, Shelf
from bot.content.messages import Entries
from bot.content.said import Button, MissingValue, UnknownMessage
from bot.content.templates import Templates
from tests.unit.content.shelves import ROOT, write

PLAIN = """
case.opened:
  needs: [case, who]
  text: "<b>{{ case.number }}</b> {{ who }}"
  buttons:
    - {verb: claim, label: 我来, when: not case.claimed}
    - {verb: outcome, choice: solved, label: 办好了, when: case.claimed}
    - {verb: outcome, choice: partly, label: "{{ who }}办了一半", when: case.claimed, row: same}
    - {link: join, label: 点这里}
case.which: {needs: [choices], text: 哪一个？, buttons: [{many: choices, verb: pick}]}
case.pair: {needs: [choices], text: 哪个？, buttons: [{many: choices, verb: pick, row: same}]}
case.when: {needs: [at], text: "{{ at|day }}{{ at|clock }}"}
case.span: {needs: [span], text: "{{ span|minutes }}"}
case.menu: {text: 菜单, keyboard: menu}
case.toast: {needs: [who], toast: yes, text: "{{ who }}知道了"}
case.spoken: {needs: [who], text: 好, voice: "{{ who }}说好"}
case.day: {needs: [at], text: "{{ at|day }}"}
case.list:
  needs: [names]
  text: "{% for name in names %}{{ name }}{% if not loop.last %}、{% endif %}{% endfor %}"
case.danger: {text: 先打120, plain_only: yes}
"""
DIALECT = "case.opened: {text: '<b>{{ case.number }}</b> {{ who }}'}\ncase.menu: {text: 菜谱}\n"
WU = """
name: 吴语
words: [{plain: 菜单, said: 菜谱, is: verb, source: test, confidence: H}]
"""
CASE = SimpleNamespace(number="柳湾0412", claimed=False)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    folder = write(
        tmp_path_factory.mktemp("words"),
        {
            "messages/plain/case.yaml": PLAIN,
            "messages/plain/keyboards.yaml": "menu: [[要车, 要药], [帮忙]]",
            "messages/plain/words.yaml": (ROOT / "messages/plain/words.yaml").read_text("utf-8"),
            "messages/wu/case.yaml": DIALECT,
            "messages/wu/register.yaml": WU,
        },
    )
    shelf = Shelf((Layer(folder),))
    found = read_catalogue(shelf, Entries(Templates()))
    assert shelf.faults == []
    return found


def test_values_are_said_and_never_read_as_markup(catalogue) -> None:
    values = {"case": CASE, "who": "<i>小芳 & 'co'</i>", "links": {"join": "j1"}}
    said = catalogue.render("case.opened", values)
    assert said.text == "<b>柳湾0412</b> &lt;i&gt;小芳 &amp; &#39;co&#39;&lt;/i&gt;"


def test_a_button_stands_only_where_its_name_is_true(catalogue) -> None:
    values = {"case": CASE, "who": "小芳", "links": {"join": "j1"}}
    assert catalogue.render("case.opened", values).buttons == (
        (Button("我来", "claim"),),
        (Button("点这里", link="j1"),),
    )


def test_buttons_may_share_a_row_and_carry_a_choice(catalogue) -> None:
    case = {"number": "1", "claimed": True}
    said = catalogue.render("case.opened", {"case": case, "who": "芳", "links": {"join": "x"}})
    assert said.buttons[0] == (
        Button("办好了", "outcome", "solved"),
        Button("芳办了一半", "outcome", "partly"),
    )


def test_one_button_stands_for_each_of_many(catalogue) -> None:
    choices = [{"label": f"王{i}" + "长" * 50, "choice": i} for i in range(4)]
    rows = catalogue.render("case.which", {"choices": choices}).buttons
    assert [len(row) for row in rows] == [1, 1, 1, 1]
    assert rows[2][0].choice == "2"
    assert len(rows[2][0].label) == 40
    assert [len(row) for row in catalogue.render("case.pair", {"choices": choices}).buttons] == [
        3,
        1,
    ]


@pytest.mark.parametrize(
    ("key", "values", "missing"),
    [
        ("case.opened", {"case": CASE}, "who"),
        ("case.opened", {"case": CASE, "who": None}, "who"),
        ("case.opened", {"case": {"claimed": True}, "who": "x"}, "number"),
        ("case.opened", {"case": {"number": "1"}, "who": "x"}, "case.claimed"),
        ("case.opened", {"case": {"number": None}, "who": "x"}, "a value that is not None"),
        ("case.opened", {"case": CASE, "who": "x"}, "links.join"),
        ("case.which", {"choices": "abc"}, "choices"),
        ("case.which", {"choices": [{"label": "x"}]}, "choice"),
    ],
)
def test_a_missing_value_is_named_with_the_message(catalogue, key, values, missing) -> None:
    with pytest.raises(MissingValue) as caught:
        catalogue.render(key, values)
    assert caught.value.key == key
    assert missing in caught.value.value


def test_a_label_that_is_not_given_is_named_too(catalogue) -> None:
    case = {"number": "1", "claimed": True}
    with pytest.raises(MissingValue, match=r"case\.opened needs who"):
        catalogue.render("case.opened", {"case": case, "links": {"join": "x"}})


def test_an_unknown_key_is_named(catalogue) -> None:
    with pytest.raises(UnknownMessage, match=r"there is no message case\.never"):
        catalogue.render("case.never", {})
    assert not catalogue.has("case.never")


def test_a_dialect_says_its_own_and_falls_back_to_plain(catalogue) -> None:
    values = {"case": CASE, "who": "x", "links": {"join": "j1"}}
    said = catalogue.render("case.menu", {}, register="wu")
    assert said.text == "菜谱"
    assert said.keyboard == catalogue.render("case.menu", {}).keyboard
    opened = catalogue.render("case.opened", values, register="wu")
    assert opened == catalogue.render("case.opened", values)
    assert catalogue.render("case.danger", {}, register="wu").text == "先打120"
    assert catalogue.render("case.danger", {}, register="nowhere").text == "先打120"


def test_the_days_near_now_have_names(catalogue) -> None:
    now = datetime(2026, 11, 21, 23, 50, tzinfo=UTC)

    def said(at: datetime) -> str:
        return catalogue.render("case.when", {"at": at, "now": now}).text

    assert said(now + timedelta(minutes=5)) == "今天23:55"
    assert said(now + timedelta(minutes=15)) == "明天0:05"
    assert said(now + timedelta(days=2)) == "后天23:50"
    assert said(now + timedelta(days=3)) == "11月24日23:50"
    assert said(now - timedelta(days=1)) == "11月20日23:50"


def test_without_now_a_day_is_its_date(catalogue) -> None:
    at = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
    assert catalogue.render("case.when", {"at": at}).text == "11月23日7:30"


def test_a_date_without_a_time_has_a_day_as_well(catalogue) -> None:
    values = {"at": date(2026, 11, 22), "now": date(2026, 11, 21)}
    assert catalogue.render("case.day", values).text == "明天"


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (20, "20分钟"),
        (timedelta(minutes=45), "45分钟"),
        (120, "2小时"),
        (90, "1小时30分钟"),
        (timedelta(days=3), "3天"),
        (26 * 60, "26小时"),
    ],
)
def test_a_span_is_said_in_the_units_people_use(catalogue, span, text) -> None:
    assert catalogue.render("case.span", {"span": span}).text == text


def test_a_keyboard_comes_with_its_rows(catalogue) -> None:
    assert catalogue.render("case.menu", {}).keyboard == (("要车", "要药"), ("帮忙",))
    with pytest.raises(UnknownMessage):
        catalogue.keyboard("nowhere")


def test_a_toast_is_plain_text_and_short(catalogue) -> None:
    said = catalogue.render("case.toast", {"who": "<小芳>"})
    assert (said.text, said.toast) == ("<小芳>知道了", True)
    assert len(catalogue.render("case.toast", {"who": "长" * 300}).text) == 200


def test_a_message_may_be_spoken_otherwise_than_written(catalogue) -> None:
    assert catalogue.render("case.spoken", {"who": "小芳"}).voice == "小芳说好"


def test_a_loop_and_a_list_are_enough_for_a_sentence(catalogue) -> None:
    assert catalogue.render("case.list", {"names": ["王", "李"]}).text == "王、李"


def test_a_rendered_text_never_exceeds_what_telegram_takes(catalogue) -> None:
    number = {"number": "&" * 2000, "claimed": False}
    said = catalogue.render("case.opened", {"case": number, "who": "x", "links": {"join": "j"}})
    assert len(said.text) <= 4096
    assert said.text.endswith("&amp;…</b>")
