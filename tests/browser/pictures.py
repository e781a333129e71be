"""Makes the documents' pictures: `python -m tests.browser.pictures`."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium
from tests.browser.conftest import CHEN, GROUP, LI, WANG, ZHAO, ZHOU
from tests.browser.server import Served, served
from tests.browser.small_png import smaller
from tests.browser.village import scenes

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def lived_in(village: Served) -> None:
    """A morning in the hamlet."""
    for person in (WANG, LI, ZHAO, CHEN, ZHOU):
        village.do("start", person=person)
    village.do("say", person=LI, chat=GROUP, text="今早有雾，赶集的路上慢点")
    village.do("say", person=ZHAO, chat=GROUP, text="知道了，我八点半从村口走")
    village.do("voice", person=WANG, chat=GROUP, seconds=7)
    village.do("say", person=CHEN, chat=None, text="按钮")
    village.do("photo", person=ZHOU, chat=-4000002, caption="西湾的路修好了")
    village.do("clock", pause=True, set="2026-11-21T01:42:00.000Z")
    village.do("say", person=WANG, chat=GROUP, text="明早想去镇卫生院拿药，要车，谁方便？")


def opened(page: Page, village: Served, query: str = "") -> Page:
    page.goto(f"{village.address}/{query}")
    page.wait_for_selector("body[data-ready]")
    return page


def open_chat(page: Page, person: int, chat: int) -> None:
    page.click(f'.phone[data-person="{person}"] .chatrow[data-chat="{chat}"]')


def shot(page: Page, name: str) -> None:
    page.wait_for_timeout(900)
    PICTURES.mkdir(parents=True, exist_ok=True)
    (PICTURES / f"{name}.png").write_bytes(smaller(page.screenshot()))


def village_picture(browser: Browser, village: Served) -> None:
    page = opened(browser.new_page(viewport={"width": 1680, "height": 900}), village)
    open_chat(page, WANG, GROUP)
    open_chat(page, LI, LI)
    open_chat(page, ZHAO, GROUP)
    open_chat(page, CHEN, CHEN)
    shot(page, "village")
    page.click(f'.phone[data-person="{ZHAO}"] .key')
    page.wait_for_selector(f'.phone[data-person="{WANG}"] .edited')
    page.wait_for_timeout(4000)
    shot(page, "taken")
    page.close()


def panel_pictures(browser: Browser, village: Served) -> None:
    page = opened(browser.new_page(viewport={"width": 1280, "height": 800}), village)
    page.click("#open-stories")
    shot(page, "stories")
    page.keyboard.press("Escape")
    page.click("#open-picker")
    page.fill("#picker input", "东湾")
    shot(page, "people")
    page.close()


def story_picture(browser: Browser, village: Served) -> None:
    query = f"?phones={WANG},{ZHAO},{LI}"
    page = opened(browser.new_page(viewport={"width": 1280, "height": 800}), village, query)
    page.click("#open-stories")
    page.get_by_role("button", name="讲“谁的车去镇上”").click()
    page.locator(".player-count", has_text="8 / ").wait_for(timeout=40000)
    shot(page, "story")
    page.close()


def narrow_picture(browser: Browser, village: Served) -> None:
    page = opened(browser.new_page(viewport={"width": 390, "height": 760}), village)
    open_chat(page, WANG, WANG)
    shot(page, "narrow")
    page.close()


def main() -> None:
    with chromium() as browser, served(scenes()) as village:
        lived_in(village)
        village_picture(browser, village)
        panel_pictures(browser, village)
        narrow_picture(browser, village)
        story_picture(browser, village)


if __name__ == "__main__":
    main()
