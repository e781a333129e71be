"""A page in Chromium on a served village, and the few things a person does with it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.chromium import chromium
from tests.browser.server import Served, served
from tests.browser.village import scenes

WANG, LI, ZHAO, CHEN, ZHOU = 900001, 900003, 900004, 900005, 900006
GROUP = -4000001
SHORT = [
    {
        "title": "小故事",
        "about": "两个人说一句话",
        "group": "东湾互助群",
        "phones": ["王秀英", "赵卫国"],
        "steps": [
            {"caption": "开头"},
            {"who": "王秀英", "chat": "group", "say": "要车去镇上"},
            {"who": "赵卫国", "in": "group", "press": "take"},
            {"jump": "20m"},
            {"who": "王强", "start": ""},
            {"who": "王强", "sees": "邻里"},
            {"caption": "结尾"},
        ],
    },
    {
        "title": "按不到的按钮",
        "about": "讲不下去的一步跳过去",
        "steps": [{"who": "王秀英", "press": "没有这个"}, {"caption": "还是讲完了"}],
    },
    {"buttons": {"take": "我来"}},
]


class Table:
    """The page as somebody uses it; everything is found as a person would find it."""

    def __init__(self, page: Page, village: Served) -> None:
        self.page = page
        self.village = village
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._note)

    def _note(self, message: Any) -> None:
        # What is refused is said on the phone; the browser's own line about it is no fault.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.errors.append(message.text)

    def open(self, query: str = "") -> None:
        self.page.goto(f"{self.village.address}/{query}")
        self.page.wait_for_selector("body[data-ready]")

    def phone(self, person: int) -> Locator:
        return self.page.locator(f'.phone[data-person="{person}"]')

    def chat(self, person: int, chat: int | None = None) -> Locator:
        """Opens a chat on a phone."""
        phone = self.phone(person)
        phone.locator(f'.chatrow[data-chat="{chat or person}"]').click()
        return phone.locator(".chat")

    def writes(self, person: int, text: str) -> None:
        field = self.phone(person).get_by_label("说点什么")
        field.fill(text)
        field.press("Enter")

    def bubble(self, person: int, text: str) -> Locator:
        return self.phone(person).locator(".message", has_text=text).last


# Ends with this folder: asyncio tests cannot run beside Playwright's own loop.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def village() -> Iterator[Served]:
    with served([*scenes(), *SHORT]) as village:
        yield village


@pytest.fixture
def table(browser: Browser, village: Served) -> Iterator[Table]:
    context = browser.new_context(viewport={"width": 1720, "height": 940}, locale="zh-CN")
    context.set_default_timeout(8000)
    table = Table(context.new_page(), village)
    yield table
    context.close()
    assert table.errors == []
