"""Kinds are content: one YAML and one message file, and it goes all the way round."""

from __future__ import annotations

from pathlib import Path

from bot.content.load import load_content
from bot.domain.states import State
from tests.stories.stage import ROOT, Props
from tests.stories.village import a_village

KIND = """
acuity: same_day
ladder: favour
group: card
claim: [volunteer, driver, liaison]
words: [收割机, 旋耕机]
outcomes: [solved, not_possible]
"""
MESSAGES = """
kind.farm_machine.title: {text: 借农机}
kind.farm_machine.card:
  needs: [card]
  text: |
    🚜 <b>{{ card.title }}</b> · {{ card.number }}
    {% if card.open %}谁家的机子能来？{% endif %}
    {% if card.taken %}{{ card.who }}来。{% endif %}
    {% if card.done %}✅ 收好了。{% endif %}
  buttons:
    - {verb: claim, label: 我的机子来, when: card.open}
    - {verb: outcome, label: 收好了, when: card.taken}
    - {verb: release, label: 来不了, when: card.taken}
form.farm_machine.what: {text: 要什么机子？多大的田？}
"""


async def test_a_new_kind_works_with_one_yaml_and_one_message_file(
    props: Props, tmp_path: Path
) -> None:
    overlay = tmp_path / "overlay"
    (overlay / "data" / "kinds").mkdir(parents=True)
    (overlay / "messages" / "plain").mkdir(parents=True)
    (overlay / "data" / "kinds" / "farm_machine.yaml").write_text(KIND, encoding="utf-8")
    words = overlay / "messages" / "plain" / "farm_machine.yaml"
    words.write_text(MESSAGES, encoding="utf-8")
    async with a_village(props, tmp_path, content=load_content(ROOT, overlay)) as village:
        await village.wangxiuying.says("谁家收割机能来收两亩稻", group="dongwan")
        card = village.group_hears("dongwan", "借农机", "谁家的机子能来")
        village.wangxiuying.hears("记下了", "借农机")
        await village.zhaoweiguo.taps_on(card, "我的机子来")
        village.wangxiuying.hears("老赵（司机）", "接了您的事：借农机")
        village.zhaoweiguo.hears("借农机", "收割机能来收两亩稻", "您接了")
        await village.zhaoweiguo.taps_on(card, "收好了")
        village.wangxiuying.hears("借农机", "您看办好了没有")
        await village.wangxiuying.taps("好了，谢谢")
        assert (await village.the_case()).state is State.CLOSED
        assert "收好了" in village.zhaoweiguo.finds("借农机", group="dongwan").text
