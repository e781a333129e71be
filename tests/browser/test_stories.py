"""Every story of the sample village is told by the real demo to its end, no step missed."""

import pytest
from playwright.sync_api import Browser, expect

from bot.simulator.page import load_scenes
from tests.browser.conftest import Table
from tests.browser.demo import real_demo
from tests.browser.village import scenes

pytestmark = pytest.mark.browser

TITLES = [scene.title for scene in load_scenes(scenes())]


@pytest.mark.parametrize("title", TITLES)
def test_the_story_is_told_to_its_end(browser: Browser, title: str) -> None:
    with real_demo() as village:
        context = browser.new_context(viewport={"width": 1720, "height": 940})
        table = Table(context.new_page(), village)
        table.open("?pace=0.15&phones=")
        table.page.get_by_role("button", name="讲个故事").click()
        table.page.get_by_role("button", name=f"讲“{title}”").click()
        player = table.page.locator("#player")
        expect(player).to_have_attribute("data-state", "done", timeout=90000)
        expect(player).to_have_attribute("data-missed", "")
        context.close()
    assert table.errors == []
