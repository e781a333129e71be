"""What a phone of the page shows and does."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import CHEN, GROUP, LI, WANG, ZHAO, ZHOU, Table

pytestmark = pytest.mark.browser


def test_five_phones_lie_there_each_with_a_name_and_a_role(table: Table) -> None:
    table.open()
    names = table.page.locator(".owner h2")
    expect(names).to_have_text(["王秀英", "李小芳", "赵卫国", "陈明", "周建国"])
    expect(table.phone(ZHAO).locator(".owner-note")).to_have_text("司机 · 东湾 · 老赵")
    expect(table.phone(ZHOU).locator(".chatrow")).to_have_count(4)


def test_start_opens_the_talk_and_lays_out_the_big_buttons(table: Table) -> None:
    table.open()
    table.chat(WANG).get_by_role("button", name="开始", exact=True).click()
    expect(table.bubble(WANG, "您好，我是邻里")).to_be_visible()
    table.phone(WANG).locator(".keys").get_by_role("button", name="我不舒服").click()
    expect(table.bubble(WANG, "我不舒服")).to_have_class(re.compile("is-mine"))
    table.phone(WANG).get_by_role("button", name="收起或打开大按钮").click()
    expect(table.phone(WANG).locator(".keys")).to_be_hidden()


def test_enter_sends_and_everybody_in_the_group_sees_who_said_it(table: Table) -> None:
    table.open()
    table.chat(WANG, GROUP)
    table.chat(LI, GROUP)
    table.writes(WANG, "今天有雾")
    expect(table.bubble(WANG, "今天有雾")).to_have_class(re.compile("is-mine"))
    expect(table.bubble(LI, "今天有雾").locator(".author")).to_have_text("王秀英")
    row = table.phone(ZHAO).locator(f'.chatrow[data-chat="{GROUP}"]')
    expect(row).to_contain_text("今天有雾")
    expect(row.locator(".badge")).to_have_text("1")
    row.click()
    table.phone(ZHAO).get_by_role("button", name="回到聊天列表").click()
    expect(row.locator(".badge")).to_have_count(0)


def test_shift_and_enter_make_a_new_line(table: Table) -> None:
    table.open()
    table.chat(WANG, GROUP)
    field = table.phone(WANG).get_by_label("说点什么")
    field.fill("一")
    field.press("Shift+Enter")
    field.press_sequentially("二")
    field.press("Enter")
    table.bubble(WANG, "一").wait_for()
    messages = table.village.look(f"chats/{LI}/{GROUP}")["messages"]
    assert messages[-1]["text"] == "一\n二"


def test_a_pressed_button_answers_and_the_card_changes_in_place(table: Table) -> None:
    table.open()
    table.chat(WANG, GROUP)
    table.chat(ZHAO, GROUP)
    table.writes(WANG, "要车去镇上")
    table.bubble(ZHAO, "东湾0412").get_by_role("button", name="我来").click()
    expect(table.phone(ZHAO).locator(".toast")).to_have_text("记下了，谢谢您")
    changed = table.bubble(WANG, "赵卫国去了，路上")
    expect(changed.locator(".edited")).to_have_text("已编辑")
    expect(changed).to_have_class(re.compile("is-changed"))
    expect(changed.get_by_role("button", name="到了")).to_be_visible()
    expect(table.phone(WANG).locator(".toast")).to_have_count(0)


def test_an_alert_stays_until_it_is_put_away(table: Table) -> None:
    table.village.do("start", person=WANG)
    table.open()
    table.chat(WANG)
    table.writes(WANG, "按钮")
    table.bubble(WANG, "谁去看一眼").get_by_role("button", name="要紧").click()
    alert = table.phone(WANG).get_by_role("alertdialog")
    expect(alert).to_contain_text("先打120！")
    alert.get_by_role("button", name="好").click()
    expect(alert).to_have_count(0)


def test_a_deep_link_in_the_group_opens_the_private_chat_and_presses_start(table: Table) -> None:
    table.open()
    table.chat(WANG, GROUP)
    table.writes(WANG, "要车去镇上")
    table.bubble(WANG, "东湾0412").get_by_role("button", name="私下说详细").click()
    expect(table.bubble(WANG, "从这里来：ride_1")).to_be_visible()
    expect(table.phone(WANG).locator(".chat-under")).to_have_text("机器人")


def test_formats_and_links_inside_a_text_are_shown_and_work(table: Table) -> None:
    table.village.do("start", person=WANG)
    table.open()
    table.chat(WANG)
    table.writes(WANG, "格式")
    words = table.bubble(WANG, "点这里").locator(".words")
    for tag, text in (("b", "粗"), ("i", "斜"), ("u", "线"), ("code", "码")):
        expect(words.locator(tag)).to_have_text(text)
    words.get_by_role("link", name="点这里").click()
    expect(table.bubble(WANG, "从这里来：from_text")).to_be_visible()


def test_a_command_in_a_text_is_said_when_it_is_pressed(table: Table) -> None:
    table.open()
    table.chat(WANG, GROUP)
    table.writes(WANG, "按 /mine 看看")
    table.bubble(WANG, "看看").locator(".bot_command").click()
    expect(table.bubble(WANG, "/mine").locator(".words")).to_have_text("/mine")


def test_the_bots_commands_are_one_tap_away(table: Table) -> None:
    table.village.do("start", person=WANG)
    table.open()
    table.chat(WANG)
    table.phone(WANG).get_by_role("button", name="命令").click()
    table.phone(WANG).get_by_role("menuitem", name="我的事").click()
    expect(table.bubble(WANG, "/mine")).to_have_class(re.compile("is-mine"))


def test_pinned_silent_deleted_and_reactions_are_seen(table: Table) -> None:
    table.village.do("start", person=CHEN)
    table.open()
    table.chat(CHEN)
    table.writes(CHEN, "置顶")
    expect(table.phone(CHEN).locator(".pinned")).to_contain_text("这条要置顶")
    table.writes(CHEN, "安静")
    expect(table.bubble(CHEN, "轻轻的一条").get_by_label("静音送达")).to_be_visible()
    table.writes(CHEN, "回应")
    expect(table.bubble(CHEN, "看我").locator(".reaction")).to_have_text("👌")
    table.writes(CHEN, "收回")
    expect(table.bubble(CHEN, "马上收回")).to_be_visible()
    expect(table.bubble(CHEN, "收回了")).to_be_visible()
    expect(table.phone(CHEN).get_by_text("马上收回")).to_have_count(0)


def test_answering_changing_reacting_and_taking_back_by_the_menu(table: Table) -> None:
    table.open()
    table.chat(WANG, GROUP)
    table.chat(LI, GROUP)
    table.writes(WANG, "药送到了吗")
    table.bubble(LI, "药送到了吗").locator(".bubble").click(button="right")
    table.phone(LI).get_by_role("menuitem", name="回复").click()
    table.writes(LI, "送到了")
    expect(table.bubble(WANG, "送到了").locator(".quote")).to_contain_text("王秀英")
    table.bubble(WANG, "李小芳").locator(".bubble").click(button="right")
    table.phone(WANG).get_by_role("button", name="用 🙏 回应").click()
    expect(table.phone(LI).locator(".reaction")).to_have_text("🙏")
    table.phone(LI).locator(".is-mine .bubble").click(button="right")
    table.phone(LI).get_by_role("menuitem", name="修改").click()
    table.writes(LI, "送到门口了")
    expect(table.bubble(WANG, "送到门口了").locator(".edited")).to_be_visible()
    table.phone(LI).locator(".is-mine .bubble").click(button="right")
    table.phone(LI).get_by_role("menuitem", name="删除").click()
    expect(table.phone(WANG).get_by_text("送到门口了")).to_have_count(0)


def test_a_voice_note_is_recorded_comes_back_and_plays(table: Table) -> None:
    table.village.do("start", person=WANG)
    table.open()
    table.chat(WANG)
    phone = table.phone(WANG)
    phone.get_by_role("button", name="录一段语音").click()
    phone.get_by_role("button", name="发送语音").click()
    expect(phone.locator(".is-mine .voice")).to_be_visible()
    returned = table.bubble(WANG, "听到了")
    returned.get_by_role("button", name=re.compile("播放语音")).click()
    expect(returned.locator(".voice")).to_have_class(re.compile("is-playing"))
    expect(returned.locator(".is-past").first).to_be_visible()
    expect(returned.locator(".is-playing")).to_have_count(0)


def test_photo_place_and_card_are_sent_by_the_clip(table: Table) -> None:
    table.open()
    table.chat(LI, GROUP)
    table.chat(WANG, GROUP)
    for item, shown in (("样例照片", ".photo"), ("我的位置", ".map"), ("我的电话", ".card")):
        table.phone(LI).get_by_role("button", name="发照片、位置、文件").click()
        table.phone(LI).get_by_role("menuitem", name=item).click()
        expect(table.phone(WANG).locator(shown)).to_be_visible()
    width = table.phone(WANG).locator("img.photo").evaluate("image => image.naturalWidth")
    assert width == 320


def test_a_picture_of_ones_own_can_be_sent(table: Table) -> None:
    table.open()
    table.chat(LI, GROUP)
    picture = table.village.http.get("/page/static/icon.svg").content
    table.phone(LI).get_by_role("button", name="发照片、位置、文件").click()
    with table.page.expect_file_chooser() as chooser:
        table.phone(LI).get_by_role("menuitem", name="选照片或文件").click()
    chooser.value.set_files({"name": "房子.svg", "mimeType": "image/svg+xml", "buffer": picture})
    expect(table.phone(LI).locator(".file")).to_contain_text("房子.svg")


def test_who_blocked_the_bot_can_take_it_back(table: Table) -> None:
    table.village.do("start", person=WANG)
    table.open()
    chat = table.chat(WANG)
    chat.get_by_role("button", name="屏蔽或解除屏蔽").click()
    expect(chat.locator(".chat-under")).to_have_text("已屏蔽")
    chat.locator(".start").click()
    expect(chat.get_by_label("说点什么")).to_be_visible()


def test_what_cannot_be_done_is_said_on_that_phone(table: Table) -> None:
    table.open()
    table.chat(WANG, GROUP)
    table.village.do("leave", person=WANG, group=GROUP)
    expect(table.phone(WANG).locator(".chat")).to_have_count(0)
    expect(table.phone(WANG).locator(".chatrow")).to_have_count(1)
