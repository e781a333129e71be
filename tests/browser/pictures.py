"""Makes the documents' pictures: `python -m tests.browser.pictures`."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium
from tests.browser.conftest import CHEN, GROUP, LI, WANG, ZHAO, ZHOU
from tests.browser.demo import real_demo
from tests.browser.server import Served
from tests.browser.small_png import smaller

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def lived_in(village: Served) -> None:
    """A morning in the hamlet."""
    village.do("say", person=LI, chat=GROUP, text="今早有雾，赶集的路上慢点")
    village.do("say", person=ZHAO, chat=GROUP, text="知道了，我八点半从村口走")
    village.do("voice", person=WANG, chat=GROUP, seconds=7)
    village.do("photo", person=ZHOU, chat=-4000002, caption="西湾的路修好了")
    village.do("say", person=WANG, chat=None, text="我发烧39度5，两天了，咳得厉害")
    village.do("clock", set=morning(village))


def morning(village: Served) -> str:
    """18 minutes to ten in the village, of the day the demo began."""
    return str(village.look("clock")["now"])[:11] + "01:42:05.000Z"


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
    open_chat(page, WANG, WANG)
    open_chat(page, LI, GROUP)
    open_chat(page, ZHAO, GROUP)
    open_chat(page, CHEN, CHEN)
    village.do("say", person=WANG, chat=GROUP, text="今天想去镇卫生院拿药，要车，谁方便？")
    page.locator(f'.phone[data-person="{ZHAO}"] .key').first.wait_for()
    shot(page, "village")
    page.locator(f'.phone[data-person="{ZHAO}"] .key').first.click()
    page.locator(f'.phone[data-person="{LI}"] .edited').first.wait_for()
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
    page = browser.new_page(viewport={"width": 1440, "height": 860})
    opened(page, village, "?phones=&pace=0.5")
    page.click("#open-stories")
    page.get_by_role("button", name="讲“夜里的危险信号”").click()
    page.locator(".player-count", has_text="11 / ").wait_for(timeout=60000)
    shot(page, "story")
    page.close()


def narrow_picture(browser: Browser, village: Served) -> None:
    page = opened(browser.new_page(viewport={"width": 390, "height": 760}), village)
    open_chat(page, WANG, WANG)
    shot(page, "narrow")
    page.close()


def main() -> None:
    with chromium() as browser, real_demo() as village:
        lived_in(village)
        village_picture(browser, village)
        panel_pictures(browser, village)
        narrow_picture(browser, village)
        story_picture(browser, village)


if __name__ == "__main__":
    main()
