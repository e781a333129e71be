"""Around the phones: clock, people, stories, narrow windows, hostile texts, many at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import GROUP, LI, WANG, ZHAO, Table

pytestmark = pytest.mark.browser

NASTY = "<b>甲</b><script>document.title='gone'</script><img src=x onerror=document.title='gone'>"


def test_the_clock_is_moved_stopped_and_hurried(table: Table) -> None:
    table.open()
    clock = table.page.locator("#clock")
    expect(clock.locator("time")).to_have_text("09:30")
    clock.get_by_role("button", name="停住时间").click()
    clock.get_by_role("button", name="往后拨一小时").click()
    clock.get_by_role("button", name="往后拨十分钟").click()
    expect(clock.locator("time")).to_have_text("10:40")
    expect(table.phone(WANG).locator(".statusbar")).to_contain_text("10:40")
    clock.get_by_role("button", name="拨到明早七点").click()
    expect(clock.locator("time")).to_have_text("07:00")
    expect(clock.locator(".clock-day")).to_have_text("11月22日周日")
    assert table.village.look("clock") == {
        "now": "2026-11-21T23:00:00.000Z",
        "speed": 1.0,
        "paused": True,
    }
    clock.get_by_role("button", name="一秒当一分钟").click()
    expect(clock.locator("time")).to_have_text(re.compile("07:0[1-9]"))
    assert table.village.look("clock")["speed"] == 60


def test_a_clock_moved_elsewhere_is_seen_here(table: Table) -> None:
    table.open()
    table.village.do("clock", pause=True)
    table.village.do("clock", set="2026-11-21T15:40:00.000Z")
    expect(table.page.locator("#clock time")).to_have_text("23:40")
    expect(table.page.get_by_role("button", name="让时间走起来")).to_be_visible()


def test_people_are_found_by_role_and_the_address_remembers_them(table: Table) -> None:
    table.open()
    table.page.get_by_role("button", name=re.compile("选人")).click()
    picker = table.page.get_by_role("dialog", name="选人")
    picker.get_by_label("找人").fill("司机 西湾")
    expect(picker.locator(".personrow")).to_have_count(1)
    picker.get_by_role("button", name="王大满").click()
    expect(table.phone(900013)).to_be_visible()
    picker.get_by_label("找人").fill("李小芳")
    picker.get_by_role("button", name="李小芳").click()
    expect(table.phone(LI)).to_have_count(0)
    picker.get_by_label("找人").press("Escape")
    expect(picker).to_be_hidden()
    assert table.page.url.endswith("?phones=900001,900004,900005,900006,900013")
    table.page.reload()
    expect(table.page.locator(".owner h2")).to_have_text(
        ["王秀英", "赵卫国", "陈明", "周建国", "王大满"]
    )


def test_the_last_phone_can_be_put_away(table: Table) -> None:
    table.open(f"?phones={WANG}")
    table.page.get_by_role("button", name="收起王秀英的手机").click()
    expect(table.page.get_by_text("桌上没有手机")).to_be_visible()
    table.page.reload()
    expect(table.page.get_by_text("桌上没有手机")).to_be_visible()


def test_a_story_is_told_while_one_watches(table: Table) -> None:
    table.village.do("clock", pause=True)
    table.open(f"?pace=0.05&phones={LI}")
    table.page.get_by_role("button", name="讲个故事").click()
    table.page.get_by_role("button", name="讲“小故事”").click()
    player = table.page.locator("#player")
    expect(player).to_have_attribute("data-state", "done", timeout=20000)
    expect(player).to_have_attribute("data-missed", "")
    expect(player.locator(".player-caption")).to_have_text("结尾")
    expect(table.bubble(WANG, "赵卫国去了，路上")).to_be_visible()
    expect(table.page.locator("#clock time")).to_have_text("09:50")
    expect(table.page.locator(".owner h2")).to_have_text(["李小芳", "王秀英", "赵卫国", "王强"])
    player.get_by_role("button", name="不讲了").click()
    expect(player).to_be_hidden()


def test_a_story_can_be_halted_and_led_step_by_step(table: Table) -> None:
    table.open(f"?phones={WANG},{ZHAO}")
    table.page.get_by_role("button", name="讲个故事").click()
    table.page.get_by_role("button", name="讲“小故事”").click()
    player = table.page.locator("#player")
    player.get_by_role("button", name="停一停").click()
    expect(player.locator(".player-caption")).to_have_text("两个人说一句话")
    expect(player.locator(".player-count")).to_have_text("0 / 7")
    player.get_by_role("button", name="下一步").click()
    expect(player.locator(".player-caption")).to_have_text("开头")
    assert table.village.look(f"chats/{WANG}/{GROUP}")["messages"] == []
    player.get_by_role("button", name="下一步").click()
    expect(table.bubble(WANG, "要车去镇上").last).to_be_visible()
    player.get_by_role("button", name="不讲了").click()
    expect(player).to_be_hidden()


def test_a_button_that_never_comes_does_not_end_the_story(table: Table) -> None:
    table.open(f"?pace=0.05&patience=300&phones={WANG}")
    table.page.get_by_role("button", name="讲个故事").click()
    table.page.get_by_role("button", name="讲“按不到的按钮”").click()
    player = table.page.locator("#player")
    expect(player).to_have_attribute("data-state", "done")
    expect(player).to_have_attribute("data-missed", "1: 王秀英那里没有“没有这个”这个按钮")
    expect(player.locator(".player-caption")).to_have_text("还是讲完了")


def test_on_a_narrow_window_one_phone_fills_the_screen(table: Table) -> None:
    table.page.set_viewport_size({"width": 390, "height": 800})
    table.open()
    expect(table.phone(WANG)).to_be_visible()
    expect(table.phone(LI)).to_be_hidden()
    box = table.phone(WANG).locator(".screen").bounding_box()
    assert box is not None
    assert box["width"] == 390
    assert box["height"] > 600
    table.village.do("say", person=WANG, chat=GROUP, text="有人吗")
    tab = table.page.get_by_role("tab", name=re.compile("李小芳"))
    expect(tab.locator(".badge")).to_have_text("1")
    tab.click()
    expect(tab).to_have_attribute("aria-selected", "true")
    expect(table.phone(WANG)).to_be_hidden()
    table.chat(LI, GROUP)
    table.writes(LI, "在呢")
    expect(table.bubble(LI, "在呢")).to_be_visible()
    wide = table.page.evaluate("document.documentElement.scrollWidth")
    assert wide == 390


def test_what_people_type_or_are_called_is_never_markup(table: Table) -> None:
    table.village.do("people", id=700001, first_name=NASTY)
    table.village.do("join", person=700001, group=GROUP)
    table.village.do("start", person=700001)
    table.open(f"?phones=700001,{WANG}")
    expect(table.phone(700001).locator("h2")).to_have_text(NASTY)
    table.chat(WANG, GROUP)
    table.chat(700001)
    table.village.do("say", person=700001, chat=GROUP, text=NASTY)
    table.writes(700001, f"回声{NASTY}")
    expect(table.bubble(WANG, "甲").locator(".author")).to_have_text(NASTY)
    expect(table.bubble(WANG, "甲").locator(".words")).to_have_text(NASTY)
    expect(table.bubble(700001, f"{NASTY}说").locator(".words")).to_contain_text(f"回声{NASTY}")
    table.page.get_by_role("button", name=re.compile("选人")).click()
    expect(table.page.locator("#picker b", has_text=NASTY)).to_be_visible()
    assert table.page.locator("img[src=x], .words script, h2 b, .author b").count() == 0
    assert table.page.title() == "邻里 · 村里的手机"


def test_only_known_tags_and_harmless_links_are_drawn(table: Table) -> None:
    table.open()
    drawn = table.page.evaluate(
        """async () => {
          const { richText } = await import('/page/static/js/rich_text.js');
          const box = document.createElement('div');
          box.append(richText('<b title="x">粗</b><a href="javascript:x()">坏</a>'
            + '<a href="tel:120">好</a><iframe src="/"></iframe><span class="menu">s</span>'));
          return box.innerHTML;
        }"""
    )
    assert "<b>粗</b>" in drawn
    assert '&lt;a href="javascript:x()"&gt;坏&lt;/a&gt;' in drawn
    assert '<a href="tel:120" target="_blank" rel="noopener noreferrer">好</a>' in drawn
    assert "<iframe" not in drawn
    assert "<span>s</span>" in drawn


def test_two_hundred_fifty_people_and_a_busy_group_stay_smooth(table: Table) -> None:
    for number in range(190):
        table.village.do("people", id=710000 + number, first_name=f"村民{number}")
        table.village.do("join", person=710000 + number, group=GROUP)
    table.open()
    for person in (WANG, LI, ZHAO):
        table.chat(person, GROUP)
    expect(table.phone(WANG).locator(".chat-under")).to_have_text("204 位成员")
    table.page.evaluate(
        """() => {
          window.longest = 0;
          new PerformanceObserver((list) => {
            const found = list.getEntries().map((task) => task.duration);
            window.longest = Math.max(window.longest, ...found);
          }).observe({ type: 'longtask' });
        }"""
    )
    for number in range(120):
        table.village.do("say", person=710000 + number, chat=GROUP, text=f"第{number}句")
    for person in (WANG, LI, ZHAO):
        expect(table.bubble(person, "第119句")).to_be_in_viewport()
    assert table.page.evaluate("window.longest") < 400
    table.page.get_by_role("button", name=re.compile("选人")).click()
    expect(table.page.locator("#picker .panel-note")).to_contain_text(re.compile("25\\d 位"))


def test_an_emptied_world_takes_the_phones_along(table: Table) -> None:
    table.open(f"?phones={WANG},{LI}")
    table.chat(WANG, GROUP)
    table.village.do("reset")
    expect(table.page.get_by_text("桌上没有手机")).to_be_visible()


def test_reading_older_messages_is_not_disturbed_by_new_ones(table: Table) -> None:
    for number in range(40):
        table.village.do("say", person=LI, chat=GROUP, text=f"第{number}句")
    table.open()
    table.chat(WANG, GROUP)
    expect(table.bubble(WANG, "第39句")).to_be_in_viewport()
    scroller = table.phone(WANG).locator(".scroller")
    scroller.evaluate("node => { node.scrollTop = 0; }")
    table.village.do("say", person=LI, chat=GROUP, text="又来一句")
    expect(table.bubble(WANG, "又来一句")).to_be_attached()
    assert scroller.evaluate("node => node.scrollTop") == 0
    table.phone(WANG).get_by_role("button", name="到最新的消息").click()
    expect(table.bubble(WANG, "又来一句")).to_be_in_viewport()
