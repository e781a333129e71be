"""Health, readiness and metrics after a day on which all sorts of things went wrong."""

from __future__ import annotations

import json

import httpx
from structlog.testing import capture_logs

from bot.gateway.keeping import Keeping
from bot.reporting import report_on
from bot.web.app import build_web
from bot.web.report import Report
from tests.overhearing import leaks_in
from tests.stories.village import Village


async def test_no_page_holds_a_name_a_number_words_or_a_token(village: Village) -> None:
    await village.wangxiuying.says("救命，我胸口疼，喘不上气，电话13800000001")
    await village.lixiaofang.says("要车，明天去县医院，我是李小芳")
    village.sim.people.block(village.wangqiang.user_id)
    broken = {"message_id": "王", "date": "昨天", "chat": "13800000001", "text": "王秀英不行了"}
    await Keeping(village.bot.intake, lambda raw: False).keep(
        [{"update_id": 9_000_001, "message": broken}]
    )
    with capture_logs():
        await village.passes(minutes=30)
    report = await report_on(village.bot)
    assert report.vitals.poison == 1
    assert report.vitals.outbox

    async def look() -> Report:
        return report

    web = httpx.ASGITransport(build_web(look))
    async with httpx.AsyncClient(transport=web, base_url="http://here") as browser:
        asked = ("/healthz", "/readyz", "/metrics", "/王秀英?token=1234567:AAAAbbbbCCCC")
        pages = {page: (await browser.get(page)).text for page in asked}
    pages["/healthz"] = json.dumps(json.loads(pages["/healthz"]), ensure_ascii=False)
    found = [f"{page}\t{line}" for page, text in pages.items() for line in text.splitlines()]
    assert len(found) > 50
    assert list(leaks_in(found)) == []
